package tn.segmentation.store.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides how each column of numbers writes them: by all of its cells, never by one of them. */
final class Separators {

    private final String file;
    private final List<String> header;
    private final List<ColumnCensus> census;
    private final char delimiter;
    private final Map<Integer, Answer> answers;
    private final boolean commaElsewhere;
    private final boolean pointElsewhere;
    private final Map<Integer, Notation> decided = new HashMap<>();

    /** Decides for some columns of a file, whose cells are given for all. */
    Separators(String file, ReadingPlan plan, List<ColumnCensus> census, List<Integer> columns) {
        this.file = file;
        this.header = plan.columns().headers();
        this.census = census;
        this.delimiter = plan.delimiter();
        this.answers = plan.columns().answers();
        this.commaElsewhere = census.stream().anyMatch(Separators::provesComma);
        this.pointElsewhere = census.stream().anyMatch(Separators::provesPoint);
        for (int column : columns) {
            Notation answered = answered(column);
            decided.put(column, answered == null ? decide(column) : answered);
        }
    }

    /** Returns the notation of a column. */
    Notation of(int column) {
        Notation notation = decided.get(column);
        if (notation == null) {
            throw new IllegalArgumentException("column " + column + " is not one of numbers");
        }
        return notation;
    }

    /** Returns the notation that was asked for; null where nothing was, or the cells leave open what it means. */
    private @Nullable Notation answered(int column) {
        Answer answer = answers.get(column);
        return answer == null ? null : notation(answer, census.get(column));
    }

    /** Returns what an answer makes of a column; null where as many marks between thousands are points as commas. */
    private static @Nullable Notation notation(Answer answer, ColumnCensus cells) {
        long commaGroups = cells.count(NumberForm.POINT_AFTER_COMMAS);
        long pointGroups = cells.count(NumberForm.COMMA_AFTER_POINTS);
        return switch (answer) {
            case POINT -> commaGroups > 0 ? Notation.POINT_AFTER_COMMAS : Notation.POINT;
            case COMMA -> pointGroups > 0 ? Notation.COMMA_AFTER_POINTS : Notation.COMMA;
            case THOUSANDS -> {
                long points = pointGroups + cells.count(NumberForm.POINT_OR_THOUSANDS);
                long commas = commaGroups + cells.count(NumberForm.COMMA_OR_THOUSANDS);
                yield points == commas
                        ? null
                        : points > commas ? Notation.COMMA_AFTER_POINTS : Notation.POINT_AFTER_COMMAS;
            }
            case DMY, MDY -> null;
        };
    }

    private Notation decide(int column) {
        ColumnCensus cells = census.get(column);
        long points = cells.count(NumberForm.POINT);
        long commas = cells.count(NumberForm.COMMA);
        long commaGroups = cells.count(NumberForm.POINT_AFTER_COMMAS);
        long pointGroups = cells.count(NumberForm.COMMA_AFTER_POINTS);
        if (pointGroups > 0) {
            if (points > 0 || commaGroups > 0) {
                throw ambiguous(column, cells.first(NumberForm.COMMA_AFTER_POINTS));
            }
            return Notation.COMMA_AFTER_POINTS;
        }
        if (commaGroups > 0) {
            if (commas > 0) {
                throw ambiguous(column, cells.first(NumberForm.POINT_AFTER_COMMAS));
            }
            return Notation.POINT_AFTER_COMMAS;
        }
        if (points == 0 && cells.count(NumberForm.POINT_OR_THOUSANDS) > commas) {
            // The few commas are mistakes: they say nothing about the many points.
            return decideUnproven(column);
        }
        if (points != commas) {
            // Both occur: the few are the mistakes, and become rejects.
            return points > commas ? Notation.POINT : Notation.COMMA;
        }
        if (points > 0) {
            throw ambiguous(column, cells.first(NumberForm.COMMA));
        }
        return decideUnproven(column);
    }

    /**
     * Decides by the rest of the file: where another column proves a decimal point, and none a decimal comma, the
     * points of this one are decimal too. A comma between other separators is a decimal one even without proof: nobody
     * exports thousands like that.
     */
    private Notation decideUnproven(int column) {
        ColumnCensus cells = census.get(column);
        if (cells.count(NumberForm.POINT_OR_THOUSANDS) > 0) {
            if (pointElsewhere && !commaElsewhere) {
                return Notation.POINT;
            }
            throw ambiguous(column, cells.first(NumberForm.POINT_OR_THOUSANDS));
        }
        boolean hasCommas = cells.count(NumberForm.COMMA_OR_THOUSANDS) > 0;
        if (hasCommas && delimiter == ',' && !commaElsewhere) {
            throw ambiguous(column, cells.first(NumberForm.COMMA_OR_THOUSANDS));
        }
        return hasCommas ? Notation.COMMA : Notation.POINT;
    }

    private static boolean provesComma(ColumnCensus census) {
        return census.count(NumberForm.COMMA) > census.count(NumberForm.POINT)
                && 2 * census.numbers(Notation.COMMA) > census.filled();
    }

    private static boolean provesPoint(ColumnCensus census) {
        return census.count(NumberForm.POINT) > census.count(NumberForm.COMMA)
                && 2 * census.numbers(Notation.POINT) > census.filled();
    }

    private UnknownColumn ambiguous(int column, ColumnCensus.Cell cell) {
        return new UnknownColumn(
                "ambiguous_numbers",
                Map.of(
                        "file", file,
                        "column", header.get(column),
                        "line", cell.line(),
                        "value", cell.value()));
    }
}

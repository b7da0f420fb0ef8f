package tn.segmentation.store.input;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.Quoting;

/** Decides how each column of numbers writes them: by all of its cells, never by one of them. */
final class Separators {

    private static final Pattern YEAR = Pattern.compile("(?:1[.,]9|2[.,]0)[0-9]{2}");

    private final List<ColumnCensus> census;
    /** A comma between cells, or none that anybody wrote, says nothing of those within. */
    private final boolean commasAreOpen;

    private final Map<Integer, Answer> answers;
    private final boolean commaElsewhere;
    private final boolean pointElsewhere;
    /** What counts calls or messages has no decimals: marks before three digits are then rather between thousands. */
    private final List<Integer> counts;

    /** Nobody is a thousand years old: marks are decimal, unless they make a year of birth. */
    private final List<Integer> ages;

    private final Map<Integer, Notation> decided = new HashMap<>();
    private final Map<Integer, Open> open = new TreeMap<>();

    /**
     * A column that its cells leave open.
     *
     * @param example the first cell that can be read in two ways
     * @param readings what each answer makes of the column; at least two
     */
    record Open(ColumnCensus.Cell example, Map<Answer, Notation> readings) {}

    /** Decides for some columns of a file, whose cells are given for all. */
    Separators(ReadingPlan plan, List<ColumnCensus> census, List<Integer> columns) {
        this.census = census;
        this.commasAreOpen = plan.dialect().delimiter() == ',' || plan.dialect().quoting() == Quoting.TYPED;
        this.answers = plan.columns().answers();
        // Versions, hours and days in columns that are not used look like numbers, and prove nothing.
        this.commaElsewhere = columns.stream().map(census::get).anyMatch(Separators::provesComma);
        this.pointElsewhere = columns.stream().map(census::get).anyMatch(Separators::provesPoint);
        this.counts = columns.stream().filter(plan::isCount).toList();
        this.ages = columns.stream().filter(plan::isAge).toList();
        for (int column : columns) {
            Notation answered = answered(column);
            decided.put(column, answered == null ? decide(column) : answered);
        }
    }

    /** Returns the notation of a column; of one that is left open, the one that reads most of its cells. */
    Notation of(int column) {
        Notation notation = decided.get(column);
        if (notation == null) {
            throw new IllegalArgumentException("column " + column + " is not one of numbers");
        }
        return notation;
    }

    /** Returns the columns that are left open, in the order of the file. */
    Map<Integer, Open> open() {
        return open;
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
                return leaveOpen(column, cells.first(NumberForm.COMMA_AFTER_POINTS));
            }
            return Notation.COMMA_AFTER_POINTS;
        }
        if (commaGroups > 0) {
            if (commas > 0) {
                return leaveOpen(column, cells.first(NumberForm.POINT_AFTER_COMMAS));
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
            return leaveOpen(column, cells.first(NumberForm.COMMA));
        }
        return decideUnproven(column);
    }

    /**
     * Decides by the rest of the file: where another column proves a decimal point, and none a decimal comma, the
     * points of this one are decimal too. A comma between other separators is a decimal one even without proof: nobody
     * exports thousands like that, but beside decimal points.
     */
    private Notation decideUnproven(int column) {
        ColumnCensus cells = census.get(column);
        if (ages.contains(column)) {
            boolean commas = cells.count(NumberForm.COMMA_OR_THOUSANDS) > 0;
            if (commas && !isDecimalAge(cells)) {
                return leaveOpen(column, cells.first(NumberForm.COMMA_OR_THOUSANDS));
            }
            if (isDecimalAge(cells)) {
                return commas ? Notation.COMMA : Notation.POINT;
            }
        }
        if (cells.count(NumberForm.POINT_OR_THOUSANDS) > 0) {
            if (pointElsewhere && !counts.contains(column) && !commaElsewhere && !isBesideWhole(cells)) {
                return Notation.POINT;
            }
            return leaveOpen(column, cells.first(NumberForm.POINT_OR_THOUSANDS));
        }
        boolean hasCommas = cells.count(NumberForm.COMMA_OR_THOUSANDS) > 0;
        boolean mayBeThousands = counts.contains(column)
                || (!commaElsewhere && (isBesideWhole(cells) || commasAreOpen || pointElsewhere));
        if (hasCommas && mayBeThousands) {
            return leaveOpen(column, cells.first(NumberForm.COMMA_OR_THOUSANDS));
        }
        return hasCommas ? Notation.COMMA : Notation.POINT;
    }

    /**
     * Of decimals that are three in each cell, all would have them: {@code 3,400} beside {@code 850} may be thousands.
     */
    private static boolean isBesideWhole(ColumnCensus cells) {
        return cells.count(NumberForm.WHOLE) > 0;
    }

    /** Returns whether the marks in a column of ages, which are all the same, are decimal. */
    private static boolean isDecimalAge(ColumnCensus cells) {
        boolean points = cells.count(NumberForm.POINT_OR_THOUSANDS) > 0;
        boolean commas = cells.count(NumberForm.COMMA_OR_THOUSANDS) > 0;
        NumberForm form = points ? NumberForm.POINT_OR_THOUSANDS : NumberForm.COMMA_OR_THOUSANDS;
        return points != commas
                && !YEAR.matcher(cells.first(form).value().strip()).matches();
    }

    private static boolean provesComma(ColumnCensus census) {
        return census.count(NumberForm.COMMA) > census.count(NumberForm.POINT)
                && 2 * census.numbers(Notation.COMMA) > census.filled();
    }

    private static boolean provesPoint(ColumnCensus census) {
        return census.count(NumberForm.POINT) > census.count(NumberForm.COMMA)
                && 2 * census.numbers(Notation.POINT) > census.filled();
    }

    private Notation leaveOpen(int column, ColumnCensus.Cell example) {
        ColumnCensus cells = census.get(column);
        Map<Answer, Notation> readings = new EnumMap<>(Answer.class);
        for (Answer answer : List.of(Answer.POINT, Answer.THOUSANDS, Answer.COMMA)) {
            Notation notation = notation(answer, cells);
            if (notation != null && !readings.containsValue(notation) && cells.marked(notation) > 0) {
                readings.put(answer, notation);
            }
        }
        open.put(column, new Open(example, readings));
        return Collections.max(readings.values(), Comparator.comparingLong(cells::numbers));
    }
}

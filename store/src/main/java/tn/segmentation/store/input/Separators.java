package tn.segmentation.store.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides how each column of numbers writes them: by all of its cells, never by one of them. */
final class Separators {

    private final String file;
    private final RawCopy copy;
    private final char delimiter;
    private final boolean commaElsewhere;
    private final boolean pointElsewhere;
    private final Map<Integer, Notation> decided = new HashMap<>();

    /** Decides for these columns. */
    Separators(String file, RawCopy copy, char delimiter, List<Integer> columns) {
        this.file = file;
        this.copy = copy;
        this.delimiter = delimiter;
        this.commaElsewhere = copy.columns().stream().anyMatch(Separators::provesComma);
        this.pointElsewhere = copy.columns().stream().anyMatch(Separators::provesPoint);
        columns.forEach(i -> decided.put(i, decide(i)));
    }

    /** Returns the notation of a column. */
    Notation of(int column) {
        Notation notation = decided.get(column);
        if (notation == null) {
            throw new IllegalArgumentException("column " + column + " is not one of numbers");
        }
        return notation;
    }

    private Notation decide(int column) {
        ColumnCensus census = copy.columns().get(column);
        long points = census.count(NumberForm.POINT);
        long commas = census.count(NumberForm.COMMA);
        long commaGroups = census.count(NumberForm.POINT_AFTER_COMMAS);
        long pointGroups = census.count(NumberForm.COMMA_AFTER_POINTS);
        if (pointGroups > 0) {
            if (points > 0 || commaGroups > 0) {
                throw ambiguous(column, census.first(NumberForm.COMMA_AFTER_POINTS));
            }
            return Notation.COMMA_AFTER_POINTS;
        }
        if (commaGroups > 0) {
            if (commas > 0) {
                throw ambiguous(column, census.first(NumberForm.POINT_AFTER_COMMAS));
            }
            return Notation.POINT_AFTER_COMMAS;
        }
        if (points == 0 && census.count(NumberForm.POINT_OR_THOUSANDS) > commas) {
            // The few commas are mistakes: they say nothing about the many points.
            return decideUnproven(column);
        }
        if (points != commas) {
            // Both occur: the few are the mistakes, and become rejects.
            return points > commas ? Notation.POINT : Notation.COMMA;
        }
        if (points > 0) {
            throw ambiguous(column, census.first(NumberForm.COMMA));
        }
        return decideUnproven(column);
    }

    /**
     * Decides by the rest of the file: where another column proves a decimal point, and none a decimal comma, the
     * points of this one are decimal too. A comma between other separators is a decimal one even without proof: nobody
     * exports thousands like that.
     */
    private Notation decideUnproven(int column) {
        ColumnCensus census = copy.columns().get(column);
        if (census.count(NumberForm.POINT_OR_THOUSANDS) > 0) {
            if (pointElsewhere && !commaElsewhere) {
                return Notation.POINT;
            }
            throw ambiguous(column, census.first(NumberForm.POINT_OR_THOUSANDS));
        }
        boolean hasCommas = census.count(NumberForm.COMMA_OR_THOUSANDS) > 0;
        if (hasCommas && delimiter == ',' && !commaElsewhere) {
            throw ambiguous(column, census.first(NumberForm.COMMA_OR_THOUSANDS));
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
                        "column", copy.header().get(column),
                        "line", cell.line(),
                        "value", cell.value()));
    }
}

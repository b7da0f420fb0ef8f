package tn.segmentation.store.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides how each column of numbers writes them: by all of its cells, never by one of them. */
final class Separators {

    private final String file;
    private final List<String> header;
    private final List<ColumnCensus> census;
    private final char delimiter;
    private final boolean commaElsewhere;
    private final boolean pointElsewhere;
    private final Map<Integer, Notation> decided = new HashMap<>();

    /** Decides for some columns of a file, whose header and cells are given for all. */
    Separators(String file, List<String> header, List<ColumnCensus> census, char delimiter, List<Integer> columns) {
        this.file = file;
        this.header = header;
        this.census = census;
        this.delimiter = delimiter;
        this.commaElsewhere = census.stream().anyMatch(Separators::provesComma);
        this.pointElsewhere = census.stream().anyMatch(Separators::provesPoint);
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

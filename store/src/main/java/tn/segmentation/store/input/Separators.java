package tn.segmentation.store.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides the decimal separator of each column of numbers: by all of its cells, never by one of them. */
final class Separators {

    private final String file;
    private final RawCopy copy;
    private final char delimiter;
    private final Map<Integer, Character> decided = new HashMap<>();

    /** Decides for these columns. */
    Separators(String file, RawCopy copy, char delimiter, List<Integer> columns) {
        this.file = file;
        this.copy = copy;
        this.delimiter = delimiter;
        boolean commaElsewhere = copy.columns().stream().anyMatch(Separators::provesComma);
        columns.forEach(i -> decided.put(i, decide(i, commaElsewhere)));
    }

    /** Returns the decimal separator of a column: a point or a comma. */
    char of(int column) {
        Character separator = decided.get(column);
        if (separator == null) {
            throw new IllegalArgumentException("column " + column + " is not one of numbers");
        }
        return separator;
    }

    private char decide(int column, boolean commaElsewhere) {
        ColumnCensus census = copy.columns().get(column);
        long points = census.count(NumberForm.POINT);
        long commas = census.count(NumberForm.COMMA);
        if (points != commas) {
            // Both occur: the few are the mistakes, and become rejects.
            return points > commas ? '.' : ',';
        }
        if (points > 0) {
            throw ambiguous(column, census.first(NumberForm.COMMA));
        }
        long unsurePoints = census.count(NumberForm.POINT_OR_THOUSANDS);
        long unsureCommas = census.count(NumberForm.COMMA_OR_THOUSANDS);
        if (unsurePoints > 0 && (commaElsewhere || unsureCommas > 0)) {
            throw ambiguous(column, census.first(NumberForm.POINT_OR_THOUSANDS));
        }
        if (unsureCommas > 0 && delimiter == ',' && !commaElsewhere) {
            throw ambiguous(column, census.first(NumberForm.COMMA_OR_THOUSANDS));
        }
        return unsureCommas > 0 ? ',' : '.';
    }

    private static boolean provesComma(ColumnCensus census) {
        return census.count(NumberForm.COMMA) > census.count(NumberForm.POINT)
                && 2 * census.numbers(',') > census.filled();
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

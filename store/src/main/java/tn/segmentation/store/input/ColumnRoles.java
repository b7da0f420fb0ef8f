package tn.segmentation.store.input;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which of the columns that are used hold numbers, and how they are written.
 *
 * @param numbers positions of the features and of the descriptive columns that hold numbers
 * @param words positions of the other descriptive columns
 * @param separators of the numbers
 */
record ColumnRoles(List<Integer> numbers, List<Integer> words, Separators separators) {

    /** A descriptive column holds numbers when at least this share of its cells are some. */
    private static final double NUMBERS = 0.95;

    /**
     * Looks at how the cells are written.
     *
     * @throws UnknownColumn if a feature holds hardly any numbers, or can be read in two ways
     */
    static ColumnRoles of(FileText text, RawCopy copy, Columns columns, char delimiter, Map<String, EmptyCells> empty) {
        List<Integer> described = columns.descriptive().stream()
                .filter(c -> isNumeric(copy.columns().get(c)))
                .toList();
        List<Integer> words = columns.descriptive().stream()
                .filter(c -> !described.contains(c))
                .toList();
        List<Integer> numbers =
                Stream.concat(columns.features().stream(), described.stream()).toList();
        Separators separators = new Separators(text.name(), copy, delimiter, numbers);
        for (int feature : columns.features()) {
            ColumnCensus census = copy.columns().get(feature);
            String header = copy.header().get(feature);
            boolean readAsZero = empty.get(columns.name(feature)) == EmptyCells.ZERO;
            if (census.filled() == 0 && census.count(NumberForm.BLANK) > 0 && !readAsZero) {
                throw new UnknownColumn("column_empty", Map.of("file", text.name(), "column", header));
            }
            Notation notation = separators.of(feature);
            if (2 * census.numbers(notation) < census.filled()) {
                ColumnCensus.Cell bad = census.firstBad(notation);
                throw new UnknownColumn(
                        "column_not_numeric",
                        Map.of("file", text.name(), "column", header, "line", bad.line(), "value", bad.value()));
            }
        }
        return new ColumnRoles(numbers, words, separators);
    }

    private static boolean isNumeric(ColumnCensus census) {
        long numbers = 0;
        for (Notation notation : Notation.values()) {
            numbers = Math.max(numbers, census.numbers(notation));
        }
        return numbers > 0 && numbers >= NUMBERS * census.filled();
    }
}

package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.NumberForm;

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
     * @throws UnknownColumn if a feature holds hardly any numbers
     */
    static ColumnRoles of(String file, ReadingPlan plan, List<ColumnCensus> census) {
        Columns columns = plan.columns();
        List<Integer> described = columns.descriptive().stream()
                .filter(c -> isNumeric(census.get(c)))
                .toList();
        List<Integer> words = columns.descriptive().stream()
                .filter(c -> !described.contains(c))
                .toList();
        List<Integer> numbers =
                Stream.concat(columns.features().stream(), described.stream()).toList();
        Separators separators = new Separators(plan, census, numbers);
        for (int feature : columns.features()) {
            ColumnCensus cells = census.get(feature);
            String header = columns.headers().get(feature);
            boolean readAsZero = plan.emptyCells(feature) == EmptyCells.ZERO;
            if (cells.filled() == 0 && cells.count(NumberForm.BLANK) > 0 && !readAsZero) {
                throw new UnknownColumn("column_empty", Map.of("file", file, "column", header));
            }
            Notation notation = separators.of(feature);
            if (2 * cells.numbers(notation) < cells.filled()) {
                ColumnCensus.Cell bad = cells.firstBad(notation);
                throw new UnknownColumn(
                        refusal(bad.value()),
                        Map.of("file", file, "column", header, "line", bad.line(), "value", bad.value()));
            }
        }
        return new ColumnRoles(numbers, words, separators);
    }

    private static String refusal(String bad) {
        if (DateText.isDate(bad)) {
            return "column_of_dates";
        }
        return bad.startsWith("=") ? "column_uncomputed" : "column_not_numeric";
    }

    /** Returns per column how it writes numbers; null where it holds texts. */
    List<@Nullable Notation> notations(int width) {
        List<@Nullable Notation> notations = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            notations.add(numbers.contains(column) ? separators.of(column) : null);
        }
        return notations;
    }

    static boolean isNumeric(ColumnCensus census) {
        long numbers = 0;
        for (Notation notation : Notation.values()) {
            numbers = Math.max(numbers, census.numbers(notation));
        }
        return numbers > 0 && numbers >= NUMBERS * census.filled();
    }
}

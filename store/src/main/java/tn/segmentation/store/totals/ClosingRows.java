package tn.segmentation.store.totals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.segmentation.store.cell.SummaryWords;

/**
 * Tells how many of the last accepted rows are no customers, but sums or means of those above: by a word in a column of
 * texts that stands in no other row, or because their numbers say so. Sums and means may be those of the accepted
 * records, or of all that are in the file.
 */
final class ClosingRows {

    /** Of fewer records one may well have what the others have together. */
    private static final int FEWEST = 3;

    /** More lines than a total and some statistics close no table. */
    private static final int MOST = 8;

    /** So many of them may go without a word. */
    private static final int MOST_WORDLESS = 3;

    /** So many records have to add up to the last one where only one column does. */
    private static final int MANY = 20;

    /** In a larger file, what was rejected hardly moves a mean. */
    private static final int SMALL = 1_000;

    /** The mean of all is the value of a customer in every column by chance in fewer cases than this. */
    private static final double CHANCE = 1e-4;

    /** What is rounded is off by so much of its last decimal at most. */
    private static final double HALF = 0.5;

    private final TableRows rows;
    private final List<ColumnSums> columns;
    private final List<Integer> ages;

    ClosingRows(TableRows rows) {
        this.rows = rows;
        this.columns = rows.sums();
        this.ages = IntStream.range(0, columns.size())
                .filter(i -> !rows.features().get(i).added())
                .boxed()
                .toList();
    }

    /** Returns how many there are; a table of nothing else has none. */
    int count() {
        int named = named();
        return named + wordless(rows.count() - named);
    }

    /** Returns how many of the last rows have such a word, the first of them one that leaves no doubt. */
    private int named() {
        List<List<String>> found = new ArrayList<>();
        boolean more = true;
        while (more && found.size() < Math.min(MOST, rows.count() - 1)) {
            List<String> words = words(rows.count() - 1 - found.size());
            more = !words.isEmpty();
            if (more) {
                found.add(words);
            }
        }
        int above = rows.count() - found.size();
        int closing = found.size();
        while (closing > 0 && !isClear(found.get(closing - 1), rows.count() - closing, above)) {
            closing--;
        }
        return closing;
    }

    /** A total is one by its name; of the word for a mean a column may be made, as that for little use and much. */
    private boolean isClear(List<String> words, int row, int above) {
        boolean isMean = words.stream().anyMatch(SummaryWords::saysMean);
        return words.stream().anyMatch(SummaryWords::saysSum)
                || (isMean && (above >= MANY || first(above).allMatch(c -> c.isMean(row, 1))))
                || isSummary(row, above, 0);
    }

    /** Returns the words of a row that may be those of a total, and stand in no row above. */
    private List<String> words(int row) {
        return rows.textColumns().stream()
                .filter(column -> SummaryWords.isNoCustomer(rows.text(column, row)))
                .filter(column -> rows.isNewIn(column, row))
                .map(column -> rows.text(column, row))
                .toList();
    }

    /** Returns how many of the last of so many rows say by their numbers alone that they sum up those above. */
    private int wordless(int count) {
        for (int closing = Math.min(MOST_WORDLESS, count - 1); closing > 0; closing--) {
            int above = count - closing;
            if (IntStream.range(above, count).allMatch(row -> isSummary(row, above, FEWEST))) {
                return closing;
            }
        }
        return 0;
    }

    /**
     * Returns whether a row has the sums, or the means, of the first rows: no customer has, in several columns.
     *
     * @param fewest records that have to be summed up
     */
    private boolean isSummary(int row, int above, int fewest) {
        Sums accepted = Sums.ofFirst(rows.features(), columns, above);
        return isSum(row, accepted, fewest) || isMean(row, accepted, fewest);
    }

    private boolean isSum(int row, Sums accepted, int fewest) {
        double[] values = rows.values(row);
        return rows.isTrueOf(accepted, values, sums -> isSum(row, values, sums, fewest));
    }

    private boolean isSum(int row, double[] values, Sums sums, int fewest) {
        Sums.Fit fit = sums.records() < fewest ? null : sums.fit(values);
        return fit != null
                && (fit.convinces(fit.equal() > 0 && sums.records() >= MANY) || fit.convinces(isOddOneOut(row, sums)));
    }

    /**
     * Returns whether a row is something else than a customer in another way: it counts them, or has their mean age.
     */
    private boolean isOddOneOut(int row, Sums sums) {
        List<ColumnSums> all = sums.columns(first(Math.min(row, sums.records())).toList());
        boolean hasAgeOfAll = ages.stream()
                .map(all::get)
                .anyMatch(age -> age.lacks(row) || (!Double.isNaN(age.value(row)) && age.isMean(row, HALF)));
        return rows.counts(row, sums) || (!rows.hasIds() && hasAgeOfAll);
    }

    private boolean isMean(int row, Sums accepted, int fewest) {
        List<ColumnSums> first = first(accepted.records()).toList();
        if (accepted.records() >= fewest && isMean(row, first)) {
            return true;
        }
        return (accepted.records() < SMALL || first.stream().allMatch(column -> column.isNearMean(row)))
                && rows.rejected().stream()
                        .map(accepted::with)
                        .anyMatch(sums -> sums.records() >= fewest && isMean(row, sums.columns(first)));
    }

    private static boolean isMean(int row, List<ColumnSums> all) {
        return all.stream().allMatch(c -> c.isMean(row, HALF))
                && all.stream().mapToDouble(c -> c.chance(row)).reduce(1, (a, b) -> a * b) <= CHANCE;
    }

    private Stream<ColumnSums> first(int above) {
        return columns.stream().map(c -> c.first(above));
    }
}

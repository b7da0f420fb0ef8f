package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.progress.Workers;

/**
 * Tells how many of the last accepted rows are no customers, but sums or means of those above: by a word in a column of
 * texts that stands in no other row, or because their numbers say so.
 */
final class ClosingRows {

    /** More lines than a total and some statistics close no table. */
    private static final int MOST = 8;

    /** So many of them may go without a word. */
    private static final int MOST_WORDLESS = 3;

    /** So many records have to add up to the last one where only one column does. */
    private static final int MANY = 20;

    /** The mean of all is the value of a customer in every column by chance in fewer cases than this. */
    private static final double CHANCE = 1e-4;

    /** What is rounded is off by so much of its last decimal at most. */
    private static final double HALF = 0.5;

    private final ReadingPlan plan;
    private final List<ParsedBlock> blocks;
    private final AcceptedRows rows;
    private final ScratchTexts scratch;

    private final List<ColumnSums> amounts = new ArrayList<>();
    private final List<ColumnSums> all = new ArrayList<>();

    ClosingRows(ReadingPlan plan, ParsedFile file, AcceptedRows rows, ScratchTexts scratch) {
        this.plan = plan;
        this.blocks = file.blocks();
        this.rows = rows;
        this.scratch = scratch;
    }

    /** Returns how many there are; a table of nothing else has none. */
    int count(Map<Integer, NumberColumn> numbers, Workers workers) {
        List<Integer> features = plan.columns().features();
        List<ColumnSums> sums = workers.runAll(features.stream()
                .<Callable<ColumnSums>>map(column -> () -> ColumnSums.of(Objects.requireNonNull(numbers.get(column))))
                .toList());
        for (int i = 0; i < features.size(); i++) {
            all.add(sums.get(i));
            if (!plan.isAge(features.get(i))) {
                amounts.add(sums.get(i));
            }
        }
        int named = named();
        int wordless = wordless(rows.count() - named);
        return named + wordless;
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
        boolean isMean = words.stream().anyMatch(Footer::saysMean);
        return words.stream().anyMatch(Footer::saysSum)
                || (isMean && (above >= MANY || features(above).allMatch(c -> c.isMean(row, 1))))
                || isSummary(row, above);
    }

    /** Returns the words of a row that may be those of a total, and stand in no row above. */
    private List<String> words(int row) {
        List<String> words = new ArrayList<>();
        for (int column = 0; column < plan.width(); column++) {
            boolean isText = column != plan.columns().id() && plan.notations().get(column) == null;
            String text = isText ? text(column, row) : "";
            if (Footer.mayBeTotal(text) && isNewIn(column, row, text)) {
                words.add(text);
            }
        }
        return words;
    }

    private String text(int column, int row) {
        int block = rows.blockOf(row);
        int record = rows.recordOf(block, row);
        ParsedBlock parsed = blocks.get(block);
        ColumnTexts texts = ColumnTexts.read(scratch, parsed.texts()[column], parsed.rows(), record, record + 1);
        return new String(texts.bytes(), texts.from(record), texts.to(record) - texts.from(record), UTF_8);
    }

    private boolean isNewIn(int column, int last, String text) {
        for (int row = 0; row < last; ) {
            int block = rows.blockOf(row);
            ParsedBlock parsed = blocks.get(block);
            ColumnTexts texts = ColumnTexts.read(scratch, parsed.texts()[column], parsed.rows(), 0, parsed.rows());
            int end = Math.min(last, rows.start(block + 1));
            AcceptedRows.Cursor cursor = rows.new Cursor(row);
            for (; row < end; row++) {
                cursor.next();
                int from = texts.from(cursor.record());
                int length = texts.to(cursor.record()) - from;
                if (new String(texts.bytes(), from, length, UTF_8).equals(text)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns how many of the last of so many rows say by their numbers alone that they sum up those above. */
    private int wordless(int count) {
        for (int closing = Math.min(MOST_WORDLESS, count - 3); closing > 0; closing--) {
            boolean all = true;
            for (int row = count - closing; row < count && all; row++) {
                all = isSummary(row, count - closing);
            }
            if (all) {
                return closing;
            }
        }
        return 0;
    }

    /** Returns whether a row has the sums, or the means, of the first rows: no customer has, in several columns. */
    private boolean isSummary(int row, int above) {
        return isSum(row, above) || isMean(row, above);
    }

    private boolean isSum(int row, int above) {
        List<ColumnSums> sums = amounts.stream().map(c -> c.first(above)).toList();
        long equal = sums.stream().filter(c -> c.value(row) > 0).count();
        return (equal > 1 || (equal == 1 && above >= MANY)) && sums.stream().allMatch(c -> c.isSumOrNothing(row));
    }

    private boolean isMean(int row, int above) {
        return features(above).allMatch(c -> c.isMean(row, HALF))
                && features(above).mapToDouble(c -> c.chance(row)).reduce(1, (a, b) -> a * b) <= CHANCE;
    }

    private Stream<ColumnSums> features(int above) {
        return all.stream().map(c -> c.first(above));
    }
}

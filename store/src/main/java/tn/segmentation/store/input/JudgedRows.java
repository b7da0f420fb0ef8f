package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accepted rows of a file, and the records between them that were rejected, as lines of totals see them. */
final class JudgedRows {

    private final ReadingPlan plan;
    private final List<ParsedBlock> blocks;
    private final long[] firstLines;
    private final boolean severalLines;
    private final AcceptedRows rows;
    private final Rejections rejections;
    private final List<ColumnSums> sums;
    private final Ids ids;
    private final ScratchTexts scratch;
    private final List<Sums.Feature> features;
    private final List<Integer> textColumns;
    private @Nullable List<Sums> rejected;

    /**
     * Looks at a file.
     *
     * @param sums of the features
     * @param scratch holds texts and bad cells
     */
    JudgedRows(
            ReadingPlan plan,
            ParsedFile file,
            Rejections rejections,
            List<ColumnSums> sums,
            Ids ids,
            ScratchTexts scratch) {
        this.plan = plan;
        this.blocks = file.blocks();
        this.firstLines = file.firstLines(plan);
        this.severalLines = file.any(ParsedBlock.Remarks::severalLines);
        this.rows = file.accepted(rejections.rows());
        this.rejections = rejections;
        this.sums = sums;
        this.ids = ids;
        this.scratch = scratch;
        this.features = Sums.features(plan, sums);
        this.textColumns = IntStream.range(0, plan.width())
                .filter(column ->
                        column != plan.columns().id() && plan.notations().get(column) == null)
                .boxed()
                .toList();
    }

    /** Returns the plan that the file was read by. */
    ReadingPlan plan() {
        return plan;
    }

    /** Returns how many rows there are. */
    int count() {
        return rows.count();
    }

    /** Returns what the features are to a line of totals. */
    List<Sums.Feature> features() {
        return features;
    }

    /** Returns what the features add up to. */
    List<ColumnSums> sums() {
        return sums;
    }

    /** Returns the positions of the columns that are kept as texts. */
    List<Integer> textColumns() {
        return textColumns;
    }

    /** Returns the features of a row, {@code NaN} where one is missing. */
    double[] values(int row) {
        return sums.stream().mapToDouble(column -> column.value(row)).toArray();
    }

    /** Returns whether the file has ids of its own. */
    boolean hasIds() {
        return plan.columns().id() != Columns.NONE;
    }

    /** Returns the id of a row. */
    String id(int row) {
        int block = rows.blockOf(row);
        return ids.blocks().get(block).text(rows.recordOf(block, row));
    }

    /** Returns the text of a row in a column that is kept as one. */
    String text(int column, int row) {
        int block = rows.blockOf(row);
        int record = rows.recordOf(block, row);
        ParsedBlock parsed = blocks.get(block);
        ColumnTexts texts = ColumnTexts.read(scratch, parsed.texts()[column], parsed.rows(), record, record + 1);
        return texts.text(record);
    }

    /** Returns whether the text of a row stands in no row above. */
    boolean isNewIn(int column, int last) {
        String text = text(column, last);
        for (int row = 0; row < last; ) {
            int block = rows.blockOf(row);
            ParsedBlock parsed = blocks.get(block);
            ColumnTexts texts = ColumnTexts.read(scratch, parsed.texts()[column], parsed.rows(), 0, parsed.rows());
            int end = Math.min(last, rows.start(block + 1));
            AcceptedRows.Cursor cursor = rows.new Cursor(row);
            for (; row < end; row++) {
                cursor.next();
                if (texts.text(cursor.record()).equals(text)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns whether something stands between a row and the one before: a blank line, or a record that is bad. */
    boolean isApart(int row) {
        return !severalLines && row > 0 && line(row) > line(row - 1) + 1;
    }

    private long line(int row) {
        int block = rows.blockOf(row);
        return firstLines[block] + blocks.get(block).line(rows.recordOf(block, row));
    }

    /** Returns the sums of records that were rejected: of all, and of all whose id does not stand further up. */
    List<Sums> rejected() {
        List<Sums> known = rejected;
        if (known == null) {
            Sums others = new Sums(features);
            Sums repeated = new Sums(features);
            RejectedNumbers reader = new RejectedNumbers(plan);
            for (BadCells cells : rejections.cells()) {
                each(cells, bad -> {
                    if (!isNoCustomer(bad)) {
                        (bad.reason().equals("duplicate_id") ? repeated : others).add(reader.of(bad));
                    }
                });
            }
            known = others.records() + repeated.records() == 0
                    ? List.of()
                    : repeated.records() == 0 ? List.of(others) : List.of(others.with(repeated), others);
            rejected = known;
        }
        return known;
    }

    /**
     * Returns whether something is true of the sums of accepted records, or of these and what was rejected together,
     * where a record has more than the accepted ones.
     */
    boolean isTrueOf(Sums accepted, double[] values, Predicate<Sums> statement) {
        return statement.test(accepted)
                || (accepted.isSurpassed(values)
                        && rejected().stream().map(accepted::with).anyMatch(statement));
    }

    /** Hands over the first bad cell of each record. */
    private void each(BadCells cells, Consumer<BadCell> consumer) {
        int last = -1;
        for (BadCell bad : cells.read(scratch)) {
            if (bad.row() != last) {
                consumer.accept(bad);
            }
            last = bad.row();
        }
    }

    /** Returns whether a record that is rejected is no customer, but a line of totals or one about the file. */
    boolean isNoCustomer(BadCell bad) {
        String delimiter = Pattern.quote(String.valueOf(plan.dialect().delimiter()));
        return bad.reason().equals(Footer.REASON)
                || bad.reason().equals(Footer.RULE)
                || (!bad.isMalformed()
                        && Stream.of(bad.record().split(delimiter, -1)).anyMatch(Footer::saysSumOf));
    }

    /** Hears of the records of a file, in their order. */
    interface Walker {

        /**
         * Hears of an accepted row.
         *
         * @param texts of the columns that are kept as such, in their order
         * @param record within its block
         */
        void accepted(int row, List<ColumnTexts> texts, int record);

        /** Hears of a rejected record, by its first bad cell. */
        void rejected(BadCell bad);
    }

    /** Goes through all records. */
    void walk(Walker walker) {
        int row = 0;
        for (int block = 0; block < blocks.size(); block++) {
            ParsedBlock parsed = blocks.get(block);
            List<ColumnTexts> texts = new ArrayList<>();
            for (int column : textColumns) {
                texts.add(ColumnTexts.read(scratch, parsed.texts()[column], parsed.rows(), 0, parsed.rows()));
            }
            List<BadCell> bad = rejections.cells().get(block).read(scratch);
            int next = 0;
            for (int record = 0; record < parsed.rows(); record++) {
                if (next < bad.size() && bad.get(next).row() == record) {
                    walker.rejected(bad.get(next));
                    while (next < bad.size() && bad.get(next).row() == record) {
                        next++;
                    }
                } else {
                    walker.accepted(row++, texts, record);
                }
            }
        }
    }

    /** Returns the first bad cells of records below the last accepted row: of so many, if there are. */
    List<BadCell> rejectedAtEnd(int most) {
        List<BadCell> last = new ArrayList<>();
        int block = blocks.size();
        boolean more = true;
        while (more && block > 0 && last.size() < most) {
            block--;
            int accepted = rows.start(block + 1) - rows.start(block);
            int above = accepted == 0 ? -1 : rows.recordOf(block, rows.start(block + 1) - 1);
            List<BadCell> below = new ArrayList<>();
            each(rejections.cells().get(block), bad -> {
                if (bad.row() > above) {
                    below.add(bad);
                }
            });
            last.addAll(0, below);
            more = accepted == 0;
        }
        return last.subList(Math.max(0, last.size() - most), last.size());
    }
}

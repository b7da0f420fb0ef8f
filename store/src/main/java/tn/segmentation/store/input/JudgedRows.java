package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.SummaryWords;
import tn.segmentation.store.totals.ColumnSums;
import tn.segmentation.store.totals.Sums;
import tn.segmentation.store.totals.TableRows;

/** What was parsed of a file, and judged so far, as lines of totals see it. */
final class JudgedRows implements TableRows {

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
    private final RecordCells cells;
    private final RejectedNumbers numbers;
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
        this.features = features(plan, sums);
        this.cells = new RecordCells(plan.dialect());
        this.numbers = new RejectedNumbers(plan);
        this.textColumns =
                IntStream.range(0, plan.width()).filter(plan::isText).boxed().toList();
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public List<Sums.Feature> features() {
        return features;
    }

    @Override
    public List<ColumnSums> sums() {
        return sums;
    }

    @Override
    public List<Integer> textColumns() {
        return textColumns;
    }

    @Override
    public boolean hasIds() {
        return plan.columns().id() != Columns.NONE;
    }

    @Override
    public String id(int row) {
        int block = rows.blockOf(row);
        return ids.blocks().get(block).text(rows.recordOf(block, row));
    }

    @Override
    public String text(int column, int row) {
        int block = rows.blockOf(row);
        int record = rows.recordOf(block, row);
        ParsedBlock parsed = blocks.get(block);
        ColumnTexts texts = ColumnTexts.read(scratch, parsed.texts()[column], parsed.rows(), record, record + 1);
        return texts.text(record);
    }

    @Override
    public boolean isNewIn(int column, int last) {
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

    @Override
    public boolean isApart(int row) {
        return !severalLines && row > 0 && line(row) > line(row - 1) + 1;
    }

    @Override
    public boolean isBelowBlank(int row) {
        return isApart(row) && line(row) - line(row - 1) > record(row) - record(row - 1);
    }

    /** Returns how many records of the file come before one, rejected ones among them. */
    private long record(int row) {
        int block = rows.blockOf(row);
        long before =
                blocks.subList(0, block).stream().mapToLong(ParsedBlock::rows).sum();
        return before + rows.recordOf(block, row);
    }

    private long line(int row) {
        int block = rows.blockOf(row);
        return firstLines[block] + blocks.get(block).line(rows.recordOf(block, row));
    }

    @Override
    public List<Sums> rejected() {
        List<Sums> known = rejected;
        if (known == null) {
            Sums others = new Sums(features);
            Sums repeated = new Sums(features);
            for (BadCells cells : rejections.cells()) {
                each(cells, bad -> {
                    if (!isNoCustomer(bad)) {
                        (bad.reason().equals("duplicate_id") ? repeated : others).add(numbers.of(bad));
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
    private boolean isNoCustomer(BadCell bad) {
        return Footer.NO_CUSTOMER.contains(bad.reason())
                || (!bad.isMalformed() && cells.texts(bad.record()).stream().anyMatch(SummaryWords::saysSumOf));
    }

    @Override
    public void walk(Walker walker) {
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
                    tell(walker, bad.get(next));
                    while (next < bad.size() && bad.get(next).row() == record) {
                        next++;
                    }
                } else {
                    int accepted = record;
                    walker.accepted(row++, column -> texts.get(column).text(accepted));
                }
            }
        }
    }

    private void tell(Walker walker, BadCell bad) {
        if (isNoCustomer(bad)) {
            walker.rejectedTotal();
        } else {
            walker.rejected(numbers.of(bad));
        }
    }

    @Override
    public boolean endsWithRejectedTotal(int most) {
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
        return last.subList(Math.max(0, last.size() - most), last.size()).stream()
                .anyMatch(this::isNoCustomer);
    }

    private static List<Sums.Feature> features(ReadingPlan plan, List<ColumnSums> columns) {
        List<Integer> positions = plan.columns().features();
        boolean anyUsage = positions.stream().anyMatch(plan::isUsage);
        return IntStream.range(0, positions.size())
                .mapToObj(i -> {
                    int position = positions.get(i);
                    boolean added = !plan.isAge(position);
                    return new Sums.Feature(
                            added,
                            added && (!anyUsage || plan.isUsage(position)),
                            columns.get(i).unit());
                })
                .toList();
    }
}

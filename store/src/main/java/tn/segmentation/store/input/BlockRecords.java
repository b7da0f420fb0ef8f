package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;

/** The accepted records as they were parsed: numbers and ids in memory, other texts in a scratch file. */
final class BlockRecords implements AcceptedRecords {

    private final ReadingPlan plan;
    private final List<Part> parts;
    private final AcceptedRows rows;
    private final Map<Integer, NumberColumn> numbers;
    private final int @Nullable [] ranks;
    private final ScratchTexts scratch;
    private final int[] columns;

    /** Features with something filled in. */
    private final List<NumberColumn> gappy;

    /**
     * What is kept of a block.
     *
     * @param records how many it has, accepted or not
     * @param firstLine the line on which it begins
     * @param lines that come before each of its records; null where record {@code i} has {@code i}
     * @param texts per column where it stands in the scratch file
     * @param ids of its records
     */
    private record Part(int records, long firstLine, int @Nullable [] lines, long[] texts, IdBlock ids) {}

    BlockRecords(
            ReadingPlan plan,
            ParsedFile file,
            AcceptedRows rows,
            Map<Integer, NumberColumn> numbers,
            Ids ids,
            ScratchTexts scratch) {
        this.plan = plan;
        this.rows = rows;
        this.numbers = numbers;
        this.ranks = ids.ranks(rows);
        this.scratch = scratch;
        long[] firstLines = file.firstLines(plan);
        parts = IntStream.range(0, firstLines.length)
                .mapToObj(i ->
                        part(file.blocks().get(i), firstLines[i], ids.blocks().get(i)))
                .toList();
        columns = IntStream.range(0, plan.width())
                .filter(c -> c != plan.columns().id())
                .toArray();
        gappy = plan.columns().features().stream()
                .filter(c -> plan.emptyCells(c) == EmptyCells.MEDIAN)
                .map(c -> Objects.requireNonNull(numbers.get(c)))
                .filter(BlockRecords::hasGaps)
                .toList();
    }

    private static Part part(ParsedBlock block, long firstLine, IdBlock ids) {
        return new Part(block.rows(), firstLine, block.lines(), block.texts(), ids);
    }

    @Override
    public int rows() {
        return rows.count();
    }

    @Override
    public List<String> columns() {
        return IntStream.of(columns).mapToObj(plan.columns()::name).toList();
    }

    @Override
    public boolean isNumber(int column) {
        return numbers.containsKey(columns[column]);
    }

    @Override
    public void numbers(int column, int from, int to, double[] into) {
        Objects.requireNonNull(numbers.get(columns[column]), "a column of texts")
                .copy(from, to, into);
    }

    @Override
    public @Nullable NumberColumn decimals(int column) {
        NumberColumn values = Objects.requireNonNull(numbers.get(columns[column]), "a column of texts");
        return values.units() == null ? null : values;
    }

    @Override
    public void texts(int column, int from, int to, TextBlock into) {
        into.clear();
        int position = columns[column];
        for (int row = from; row < to; ) {
            int block = rows.blockOf(row);
            int end = Math.min(to, rows.start(block + 1));
            Part part = parts.get(block);
            ColumnTexts texts = ColumnTexts.read(
                    scratch,
                    part.texts[position],
                    part.records,
                    rows.recordOf(block, row),
                    rows.recordOf(block, end - 1) + 1);
            AcceptedRows.Cursor cursor = rows.new Cursor(row);
            for (; row < end; row++) {
                cursor.next();
                add(texts, cursor.record(), into);
            }
        }
    }

    /** Returns a cell of a column of texts, by the position of the column in the file. */
    Decision.AmbiguousCell cell(int position, int row) {
        int block = rows.blockOf(row);
        int record = rows.recordOf(block, row);
        Part part = parts.get(block);
        ColumnTexts texts = ColumnTexts.read(scratch, part.texts[position], part.records, record, record + 1);
        String value = texts.text(record);
        long[] line = new long[1];
        lines(row, row + 1, line);
        return new Decision.AmbiguousCell(line[0], value);
    }

    private static void add(ColumnTexts texts, int record, TextBlock into) {
        int from = texts.from(record);
        int to = texts.to(record);
        if (from == to) {
            into.addMissing();
        } else {
            into.add(texts.bytes(), from, to);
        }
    }

    @Override
    public void ids(int from, int to, TextBlock into) {
        into.clear();
        if (from == to) {
            return;
        }
        AcceptedRows.Cursor cursor = rows.new Cursor(from);
        for (int row = from; row < to; row++) {
            cursor.next();
            IdBlock ids = parts.get(cursor.block()).ids;
            into.add(ids.bytes(), ids.from(cursor.record()), ids.to(cursor.record()));
        }
    }

    @Override
    public void lines(int from, int to, long[] into) {
        if (from == to) {
            return;
        }
        AcceptedRows.Cursor cursor = rows.new Cursor(from);
        for (int row = from; row < to; row++) {
            cursor.next();
            Part part = parts.get(cursor.block());
            int[] lines = part.lines;
            into[row - from] = part.firstLine + (lines == null ? cursor.record() : lines[cursor.record()]);
        }
    }

    @Override
    public List<String> imputed(int row) {
        if (gappy.isEmpty()) {
            return List.of();
        }
        List<String> fields = new ArrayList<>();
        for (NumberColumn column : gappy) {
            if (column.isMissing(row)) {
                fields.add(column.name());
            }
        }
        return fields;
    }

    private static boolean hasGaps(NumberColumn column) {
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int rowByRank(int rank) {
        int[] sorted = ranks;
        return sorted == null ? rank : sorted[rank];
    }

    @Override
    public boolean areInIdOrder() {
        int[] sorted = ranks;
        return sorted == null || IntStream.range(0, sorted.length).allMatch(rank -> sorted[rank] == rank);
    }

    @Override
    public void close() {
        scratch.close();
    }
}

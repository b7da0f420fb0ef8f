package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.cell.FieldNames;

/** The accepted records as they were parsed: numbers and ids in memory, other texts in a scratch file. */
final class BlockRecords implements AcceptedRecords {

    private final ReadingPlan plan;
    private final boolean areIdsNumbers;
    private final @Nullable Pseudonyms pseudonyms;
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
    private record Part(int records, long firstLine, int @Nullable [] lines, long[] texts, IdBlock ids) {

        Part with(IdBlock others) {
            return new Part(records, firstLine, lines, texts, others);
        }
    }

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
        this.areIdsNumbers = ids.areNumbers();
        this.scratch = scratch;
        this.pseudonyms = null;
        this.ranks = ids.ranks(rows);
        columns = IntStream.range(0, plan.width())
                .filter(c -> c != plan.columns().id())
                .toArray();
        gappy = plan.columns().features().stream()
                .filter(c -> plan.emptyCells(c) == EmptyCells.MEDIAN)
                .map(c -> Objects.requireNonNull(numbers.get(c)))
                .filter(NumberColumn::hasMissing)
                .toList();
        long[] firstLines = file.firstLines(plan);
        parts = IntStream.range(0, firstLines.length)
                .mapToObj(i ->
                        part(file.blocks().get(i), firstLines[i], ids.blocks().get(i)))
                .toList();
    }

    private BlockRecords(BlockRecords known, @Nullable Ids ids, Pseudonyms pseudonyms) {
        this.plan = known.plan;
        this.rows = known.rows;
        this.numbers = known.numbers;
        this.areIdsNumbers = known.areIdsNumbers;
        this.scratch = known.scratch;
        this.pseudonyms = pseudonyms;
        this.ranks = ids == null ? known.ranks : ids.ranks(rows);
        this.columns = known.columns;
        this.gappy = known.gappy;
        this.parts = ids == null
                ? known.parts
                : IntStream.range(0, known.parts.size())
                        .mapToObj(i -> known.parts.get(i).with(ids.blocks().get(i)))
                        .toList();
    }

    /**
     * Returns the same records, pseudonyms in place of what says who somebody is: ids that are telephone numbers, texts
     * of columns of names and of telephone numbers, and what can only be such a number elsewhere.
     */
    BlockRecords with(Pseudonyms chosen, Workers workers, Progress progress) {
        Ids shown = areIdsNumbers ? Ids.of(parts.stream().map(Part::ids).toList(), chosen, workers, progress) : null;
        return new BlockRecords(this, shown, chosen);
    }

    @Override
    public List<String> personal() {
        List<String> names = new ArrayList<>(areIdsNumbers ? List.of(FieldNames.ID) : List.of());
        personalPositions().forEach(position -> names.add(plan.columns().name(position)));
        return names;
    }

    /** Returns where in the file the columns stand that hold names or further telephone numbers, in their order. */
    Set<Integer> personalPositions() {
        return IntStream.of(columns)
                .filter(position -> !numbers.containsKey(position) && isPersonal(position))
                .boxed()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is profiled stays readable: whoever asks for that says that it is no name. */
    private boolean isPersonal(int position) {
        String header = plan.columns().headers().get(position);
        return !plan.columns().descriptive().contains(position)
                && (FieldNames.namesPersons(header) || FieldNames.namesPhoneNumbers(header));
    }

    private @Nullable CellVeil veil(int position) {
        return pseudonyms == null
                ? null
                : new CellVeil(pseudonyms, isPersonal(position) ? CellVeil.Kind.ALL : CellVeil.Kind.CERTAIN_NUMBERS);
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
        CellVeil veil = veil(position);
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
            AcceptedRows.Stretches stretches = rows.new Stretches(row, end);
            while (stretches.next()) {
                for (int i = 0; i < stretches.length(); i++) {
                    add(texts, stretches.first() + i, veil, into);
                }
            }
            row = end;
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

    private static void add(ColumnTexts texts, int record, @Nullable CellVeil veil, TextBlock into) {
        int from = texts.from(record);
        int to = texts.to(record);
        if (from == to) {
            into.addMissing();
        } else if (veil != null) {
            veil.add(texts.bytes(), from, to, into);
        } else {
            into.add(texts.bytes(), from, to);
        }
    }

    @Override
    public void ids(int from, int to, TextBlock into) {
        into.clear();
        AcceptedRows.Stretches stretches = rows.new Stretches(from, to);
        while (stretches.next()) {
            parts.get(stretches.block()).ids.copy(stretches.first(), stretches.length(), into);
        }
    }

    @Override
    public void lines(int from, int to, long[] into) {
        int at = 0;
        AcceptedRows.Stretches stretches = rows.new Stretches(from, to);
        while (stretches.next()) {
            Part part = parts.get(stretches.block());
            int[] lines = part.lines;
            int end = stretches.first() + stretches.length();
            for (int record = stretches.first(); record < end; record++) {
                into[at++] = part.firstLine + (lines == null ? record : lines[record]);
            }
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

package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.EmptyCell;
import tn.segmentation.store.cell.Excerpt;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.SummaryWords;
import tn.segmentation.store.source.Utf8;

/** Parses blocks by a plan and judges their cells. Used by one thread, block after block. */
final class BlockParser {

    /** Of a record with a formula whose result is not in the file. */
    static final String UNCOMPUTED = "uncomputed_formula";

    private static final int FIRST_ROWS = 1 << 12;

    /** So many numbers of one column of one block in another notation, and the plan is in doubt. */
    private static final int MOST_DOUBTS = 100;

    /** A line about the file says what, and perhaps one thing more. */
    private static final int MOST_NOTED = 2;

    private final ReadingPlan plan;
    private final boolean probed;
    private final ScratchTexts scratch;
    private final byte delimiter;
    private final byte quote;
    private final int width;
    private final boolean trailing;
    private final boolean blankLinesCount;
    private final int id;
    private final int synthetic;
    private final CellScanner scanner;
    private final @Nullable NumberCells[] numbers;
    private final TextCells[] texts;
    private final IdCells ids;

    /** Which columns are looked at, not only handed on. */
    private final boolean[] used;

    private byte[] bytes = new byte[0];
    private int row;
    private int line;
    private int room;
    private int @Nullable [] lines;
    private final BadCellWriter bad;
    private final RecordCells rejectedCells;
    private final List<BadCell> badOfRecord = new ArrayList<>();
    private boolean allSynthetic;
    private boolean severalLines;
    private boolean doubtful;
    private boolean headerLike;
    private int swallowing;
    private int separatorLines;
    private final int numberCount;
    private int blanks;
    private boolean sum;
    private final List<Integer> notes = new ArrayList<>();

    /**
     * Prepares to parse.
     *
     * @param probed whether it is known that every byte is part of a text
     * @param scratch takes texts that are only kept, and bad cells
     */
    BlockParser(ReadingPlan plan, boolean probed, ScratchTexts scratch) {
        this.plan = plan;
        this.probed = probed;
        this.scratch = scratch;
        delimiter = (byte) plan.dialect().delimiter();
        rejectedCells = new RecordCells(plan.dialect());
        quote = plan.dialect().quoting().mark();
        width = plan.width();
        trailing = plan.dialect().trailing();
        blankLinesCount = plan.blankLinesCount();
        id = plan.columns().id();
        synthetic = plan.columns().synthetic();
        scanner = new CellScanner(plan.dialect());
        bad = new BadCellWriter(scratch);
        ids = new IdCells(plan.dialect().quoting());
        numbers = new NumberCells[width];
        texts = new TextCells[width];
        used = new boolean[width];
        for (int column = 0; column < width; column++) {
            Notation notation = plan.notations().get(column);
            numbers[column] = notation == null ? null : new NumberCells(plan, column, notation);
            used[column] = plan.columns().isUsed(column);
            texts[column] =
                    column == id ? ids.texts() : new TextCells(plan.dialect().quoting());
        }
        numberCount = (int) plan.notations().stream().filter(Objects::nonNull).count();
        reserve(FIRST_ROWS);
    }

    /** Parses a block. */
    ParsedBlock parse(Block block) {
        bytes = block.bytes();
        row = 0;
        line = 0;
        lines = null;
        notes.clear();
        allSynthetic = synthetic != Columns.NONE;
        severalLines = false;
        doubtful = false;
        headerLike = false;
        swallowing = ParsedBlock.NONE;
        separatorLines = 0;
        scanner.begin(block);
        int at = 0;
        while (at < block.length()) {
            int end = blankLinesCount ? at : afterBlanks(at);
            boolean blank = isLineEnd(bytes[end]) && !blankLinesCount;
            at = blank ? blankLine(end) : record(at);
        }
        return finish(block);
    }

    private int afterBlanks(int start) {
        int at = start;
        while ((bytes[at] == ' ' || bytes[at] == '\t') && bytes[at] != delimiter) {
            at++;
        }
        // Few records begin with an empty cell.
        return bytes[at] == delimiter || bytes[at] == quote ? afterSeparators(at) : at;
    }

    /** Returns the end of a line that holds nothing but empty cells; where it began to be looked at for any other. */
    private int afterSeparators(int start) {
        int at = EmptyCell.skipAll(bytes, start, bytes.length, delimiter, quote);
        separatorLines += isLineEnd(bytes[at]) ? 1 : 0;
        return isLineEnd(bytes[at]) ? at : start;
    }

    private int blankLine(int end) {
        line++;
        return afterLineEnd(end);
    }

    private int record(int start) {
        if (row == room) {
            reserve(2 * room);
        }
        scanner.beginRecord();
        blanks = 0;
        sum = false;
        int at = start;
        int cells = 0;
        boolean more = true;
        while (more) {
            NumberCells number = cells < width ? numbers[cells] : null;
            int end = number == null ? NumberCells.NOT_QUICK : number.quick(bytes, at, row);
            at = end >= 0 ? end : otherCell(number, cells, at);
            cells++;
            more = bytes[at] == delimiter;
            at += more ? 1 : 0;
        }
        if (cells == width + 1 && trailing && scanner.from() == scanner.to()) {
            cells = width;
        }
        boolean whole = cells == width && !scanner.broken();
        if (!whole) {
            malformed(cells);
        } else if (allSynthetic && badOfRecord.isEmpty()) {
            allSynthetic = saysYes();
        }
        boolean good = badOfRecord.isEmpty();
        if (!good) {
            reject(start, at, whole);
        }
        if (good && (sum || (blanks == numberCount && isNote()))) {
            notes.add(row);
        }
        if (swallowing < 0 && scanner.innerLines() > 0 && swallows(start, at)) {
            swallowing = line;
        }
        endRecord();
        return afterLineEnd(at);
    }

    /**
     * Returns whether a record without any number is perhaps no customer, but a line about the file: its id is made of
     * words; where there are no ids, it has a text that reads like that, and hardly another.
     */
    private boolean isNote() {
        if (id != Columns.NONE) {
            return SummaryWords.isWords(textOf(ids.texts()));
        }
        List<String> filled = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            if (numbers[column] == null && !textOf(texts[column]).isBlank()) {
                filled.add(textOf(texts[column]));
            }
        }
        return filled.size() <= MOST_NOTED && filled.stream().anyMatch(SummaryWords::isNote);
    }

    private String textOf(TextCells cells) {
        int from = row == 0 ? 0 : cells.ends()[row - 1];
        return new String(cells.texts(), from, cells.ends()[row] - from, UTF_8);
    }

    /**
     * Returns whether a record of several lines begins with a line and ends with a line that are each as wide as a
     * record: then a quote that was never closed has taken other records in.
     */
    private boolean swallows(int start, int end) {
        int first = start;
        while (!isLineEnd(bytes[first])) {
            first++;
        }
        int last = end;
        while (!isLineEnd(bytes[last - 1])) {
            last--;
        }
        return width > 1 && delimiters(start, first) >= width - 1 && delimiters(last, end) >= width - 1;
    }

    private int delimiters(int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            count += bytes[at] == delimiter ? 1 : 0;
        }
        return count;
    }

    private int otherCell(@Nullable NumberCells number, int column, int start) {
        int end = scanner.scan(start);
        if (column >= width) {
            return end;
        }
        String reason = null;
        if (scanner.uncomputed() && used[column] && column != id) {
            uncomputed(number, column);
            reason = UNCOMPUTED;
        } else if (number != null) {
            reason = number.slow(bytes, scanner, row);
            blanks += number.isBlank() ? 1 : 0;
            doubtful |= plan.certainty() == ReadingPlan.Certainty.ASSUMED && number.doubts() > MOST_DOUBTS;
        } else if (column == id) {
            reason = ids.add(bytes, scanner, row);
        } else {
            texts[column].add(bytes, scanner, row);
            sum |= id == Columns.NONE && SummaryWords.saysSumOfSome(bytes, scanner.from(), scanner.to());
        }
        if (reason != null) {
            badOfRecord.add(new BadCell(row, column, scanner.text(), reason, ""));
        }
        return end;
    }

    private void uncomputed(@Nullable NumberCells number, int column) {
        if (number != null) {
            number.slow(bytes, scanner, row);
        } else {
            texts[column].add(bytes, scanner, row);
        }
    }

    private void malformed(int cells) {
        takeBack(Math.min(cells, width));
        for (int column = cells; column < width; column++) {
            NumberCells number = numbers[column];
            if (number != null) {
                number.absent(row);
            } else {
                texts[column].absent(row);
            }
        }
        boolean broken = scanner.broken();
        if (broken && id != Columns.NONE && id < cells) {
            ids.forget(row);
        }
        String reason = broken ? "broken_quotes" : cells < width ? "too_few_cells" : "too_many_cells";
        badOfRecord.clear();
        badOfRecord.add(new BadCell(row, Columns.NONE, broken ? "" : Integer.toString(cells), reason, ""));
    }

    /** The first cells of the record do not say how their columns are written. */
    private void takeBack(int cells) {
        for (int column = 0; column < cells; column++) {
            NumberCells number = numbers[column];
            if (number != null) {
                number.takeBack();
            } else {
                texts[column].takeBack();
            }
        }
    }

    private void reject(int start, int end, boolean whole) {
        for (NumberCells number : numbers) {
            if (number != null) {
                number.forget(row);
            }
        }
        headerLike |= whole && SecondTable.mayBegin(badOfRecord, plan.columns());
        if (!doubtful) {
            String raw = Excerpt.of(bytes, start, end, Excerpt.OF_RECORD);
            noteFooter(raw, whole);
            badOfRecord.forEach(cell -> bad.add(cell.in(raw)));
        }
        badOfRecord.clear();
    }

    /** A line of totals has one thing wrong with it: that it is no customer. */
    private void noteFooter(String raw, boolean whole) {
        BadCell footer = Footer.of(badOfRecord, raw, rejectedCells);
        if (footer != null) {
            takeBack(whole ? width : 0);
            badOfRecord.clear();
            badOfRecord.add(footer);
        }
    }

    private void endRecord() {
        int inner = scanner.innerLines();
        severalLines |= inner > 0;
        int[] explicit = lines;
        if (explicit == null && line != row) {
            explicit = new int[room];
            Arrays.setAll(explicit, i -> i);
            lines = explicit;
        }
        if (explicit != null) {
            explicit[row] = line;
        }
        line += 1 + inner;
        row++;
    }

    private boolean saysYes() {
        if (numbers[synthetic] != null) {
            return false;
        }
        return NumberForm.strip(textOf(texts[synthetic]))
                .toLowerCase(Locale.ROOT)
                .equals(FieldNames.YES);
    }

    private int afterLineEnd(int at) {
        return bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private static boolean isLineEnd(byte value) {
        return value == '\n' || value == '\r';
    }

    private void reserve(int rows) {
        room = rows;
        for (int column = 0; column < width; column++) {
            NumberCells number = numbers[column];
            if (number != null) {
                number.reserve(rows);
            } else {
                texts[column].reserve(rows);
            }
        }
        int[] explicit = lines;
        lines = explicit == null ? null : Arrays.copyOf(explicit, rows);
    }

    private ParsedBlock finish(Block block) {
        boolean isUtf8 = probed || !scanner.beyondAscii() || Utf8.isValid(bytes, block.length());
        boolean unusual = !probed && (scanner.control() || !isUtf8);
        List<@Nullable NumberBlock> numberBlocks = new ArrayList<>();
        List<FormCount> forms = new ArrayList<>();
        long[] positions = new long[width];
        for (int column = 0; column < width; column++) {
            NumberCells number = numbers[column];
            numberBlocks.add(number == null ? null : number.finish(row));
            forms.add(number == null ? texts[column].finishForms() : number.finishForms());
            positions[column] = number == null && column != id ? keep(texts[column]) : ScratchTexts.NOWHERE;
        }
        int[] explicit = lines;
        return new ParsedBlock(
                block.index(),
                block.offset(),
                block.length(),
                row,
                line,
                explicit == null ? null : Arrays.copyOf(explicit, row),
                numberBlocks,
                positions,
                id == Columns.NONE ? null : ids.finish(row),
                forms,
                bad.finish(),
                notes.stream().mapToInt(Integer::intValue).toArray(),
                new ParsedBlock.Remarks(
                        allSynthetic,
                        severalLines,
                        scanner.unclosed(),
                        scanner.backslash(),
                        unusual,
                        doubtful,
                        headerLike,
                        swallowing,
                        separatorLines));
    }

    private long keep(TextCells cells) {
        long position = scratch.write(cells, row);
        cells.clear();
        return position;
    }
}

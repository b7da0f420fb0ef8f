package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.cell.Blanks;

/** Brings a column of words into memory, those of accepted records. */
final class WordColumn {

    /** More levels than this make ids or names of a column, not categories. */
    static final int MOST_LEVELS = 50;

    private static final int MISSING = -1;

    private final int column;
    private final List<ParsedBlock> blocks;
    private final AcceptedRows rows;
    private final ScratchTexts scratch;

    WordColumn(int column, List<ParsedBlock> blocks, AcceptedRows rows, ScratchTexts scratch) {
        this.column = column;
        this.blocks = blocks;
        this.rows = rows;
        this.scratch = scratch;
    }

    /**
     * Returns the column.
     *
     * @throws UnknownColumn if it has too many different words
     */
    CategoryColumn read(String file, Columns columns, Workers workers) {
        int[] codes = new int[rows.count()];
        List<Callable<List<String>>> tasks = new ArrayList<>();
        IntStream.range(0, blocks.size()).forEach(block -> tasks.add(() -> code(block, codes)));
        List<List<String>> found = workers.runAll(tasks);
        TreeSet<String> all = new TreeSet<>();
        found.forEach(all::addAll);
        if (all.size() > MOST_LEVELS) {
            throw new UnknownColumn(
                    "too_many_levels",
                    Map.of("file", file, "column", columns.headers().get(column), "limit", MOST_LEVELS));
        }
        List<String> levels = List.copyOf(all);
        for (int block = 0; block < blocks.size(); block++) {
            int[] places = found.get(block).stream().mapToInt(levels::indexOf).toArray();
            for (int row = rows.start(block); row < rows.start(block + 1); row++) {
                codes[row] = codes[row] == MISSING ? MISSING : places[codes[row]];
            }
        }
        return new CategoryColumn(columns.name(column), codes, levels);
    }

    /** Codes the words of one block in the order in which they occur; returns them, or one more than there may be. */
    private List<String> code(int block, int[] codes) {
        ParsedBlock parsed = blocks.get(block);
        ColumnTexts texts = ColumnTexts.read(scratch, parsed.texts()[column], parsed.rows(), 0, parsed.rows());
        List<byte[]> words = new ArrayList<>();
        int from = rows.start(block);
        int to = rows.start(block + 1);
        AcceptedRows.Cursor cursor = rows.new Cursor(from);
        for (int row = from; row < to && words.size() <= MOST_LEVELS; row++) {
            cursor.next();
            codes[row] = code(texts, cursor.record(), words);
        }
        return words.stream().map(word -> new String(word, UTF_8)).toList();
    }

    /** Returns which of the words a record has, which is added where it is a new one; {@link #MISSING} for none. */
    static int code(ColumnTexts texts, int record, List<byte[]> words) {
        byte[] bytes = texts.bytes();
        int from = Blanks.skip(bytes, texts.from(record), texts.to(record));
        int to = Blanks.skipBack(bytes, from, texts.to(record));
        if (from == to) {
            return MISSING;
        }
        for (int i = 0; i < words.size(); i++) {
            byte[] word = words.get(i);
            if (Arrays.equals(word, 0, word.length, bytes, from, to)) {
                return i;
            }
        }
        words.add(Arrays.copyOfRange(bytes, from, to));
        return words.size() - 1;
    }
}

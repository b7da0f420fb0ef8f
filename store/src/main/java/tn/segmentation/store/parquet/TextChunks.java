package tn.segmentation.store.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tn.segmentation.store.input.TextBlock;
import tn.segmentation.store.parquet.SlicedColumn.Lists;
import tn.segmentation.store.parquet.SlicedColumn.Texts;

/** Encodes texts of which some may be missing, and lists of words. For one thread. */
final class TextChunks {

    /** A dictionary pays when a text recurs so often; only judged from so many different ones on. */
    private static final int RECURS = 4;

    private static final int FEW = 1 << 10;

    private final Pages pages;
    private final Differences differences = new Differences();
    private final TextDictionary dictionary = new TextDictionary();
    private final TextBlock block = new TextBlock();
    private final long[] lengths = new long[Pages.ROWS];
    private final int[] definitions = new int[Pages.ROWS];
    /** The position of each row's text, -1 where it is missing; of lists, the positions of all words. */
    private int[] positions = new int[Pages.ROWS];

    private int[] repetitions = new int[Pages.ROWS];
    private int[] present = new int[Pages.ROWS];

    TextChunks(Pages pages) {
        this.pages = pages;
    }

    Chunk encode(Texts column, int from, int to) {
        pages.begin();
        if (positions.length < to - from) {
            positions = new int[to - from];
        }
        return fillsDictionary(column, from, to) ? withDictionary(to - from) : plain(column, from, to);
    }

    /** Looks up all texts; returns false if they recur too little, or if there are none. */
    private boolean fillsDictionary(Texts column, int from, int to) {
        dictionary.clear();
        for (int at = from; at < to; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, to - at);
            block.clear();
            column.values().copy(at, at + count, block);
            for (int i = 0; i < count; i++) {
                int position =
                        block.isMissing(i) ? -1 : dictionary.position(block.bytes(), block.start(i), block.length(i));
                if (position < 0 && !block.isMissing(i)) {
                    return false;
                }
                positions[at - from + i] = position;
            }
            if (dictionary.size() > FEW && (long) RECURS * dictionary.size() > at - from + count) {
                return false;
            }
        }
        return dictionary.size() > 0;
    }

    private Chunk withDictionary(int rows) {
        dictionary.put(pages.values());
        pages.endDictionary(dictionary.size());
        int missing = 0;
        for (int at = 0; at < rows; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, rows - at);
            int found = 0;
            for (int i = 0; i < count; i++) {
                int position = positions[at + i];
                definitions[i] = position < 0 ? 0 : 1;
                if (position >= 0) {
                    present[found++] = position;
                }
            }
            missing += count - found;
            pages.definitions(definitions, count);
            putPositions(present, found);
            pages.endData(Encoding.RLE_DICTIONARY, count, count, count - found);
        }
        return pages.end(new Chunk.Statistics(missing, null, null));
    }

    private void putPositions(int[] each, int count) {
        int width = Math.max(1, BitPacking.width(dictionary.size() - 1L));
        pages.values().putByte(width);
        Runs.put(each, count, width, pages.values());
    }

    private Chunk plain(Texts column, int from, int to) {
        int missing = 0;
        for (int at = from; at < to; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, to - at);
            block.clear();
            column.values().copy(at, at + count, block);
            int found = 0;
            for (int i = 0; i < count; i++) {
                definitions[i] = block.isMissing(i) ? 0 : 1;
                if (!block.isMissing(i)) {
                    lengths[found++] = block.length(i);
                }
            }
            missing += count - found;
            pages.definitions(definitions, count);
            if (found > 0) {
                putTexts(found);
            }
            pages.endData(found > 0 ? Encoding.DELTA_LENGTH_BYTE_ARRAY : Encoding.PLAIN, count, count, count - found);
        }
        return pages.end(new Chunk.Statistics(missing, null, null));
    }

    private void putTexts(int found) {
        differences.put(lengths, found, pages.values());
        for (int i = 0; i < block.size(); i++) {
            pages.values().put(block.bytes(), block.start(i), block.length(i));
        }
    }

    /** Lists of words that fit into a dictionary: names of fields. */
    Chunk encode(Lists column, int from, int to) {
        pages.begin();
        int words = collect(column, from, to);
        if (words > 0) {
            dictionary.put(pages.values());
            pages.endDictionary(dictionary.size());
        }
        int done = 0;
        for (int at = from; at < to; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, to - at);
            done += listPage(column, at, count, words > 0, done);
        }
        return pages.end(Chunk.Statistics.NONE);
    }

    private int collect(Lists column, int from, int to) {
        dictionary.clear();
        int words = 0;
        for (int row = from; row < to; row++) {
            List<String> list = column.values().apply(row);
            if (!list.isEmpty()) {
                for (String word : list) {
                    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                    positions = withRoom(positions, words);
                    positions[words++] = dictionary.position(bytes, 0, bytes.length);
                }
            }
        }
        return words;
    }

    /** Puts a page of lists, of which {@code done} words are behind it; returns how many it has. */
    private int listPage(Lists column, int from, int rows, boolean some, int done) {
        int levels = 0;
        int found = 0;
        for (int row = from; row < from + rows; row++) {
            int size = some ? column.values().apply(row).size() : 0;
            for (int i = 0; i < Math.max(1, size); i++) {
                repetitions = withRoom(repetitions, levels);
                present = withRoom(present, levels);
                repetitions[levels] = i == 0 ? 0 : 1;
                present[levels++] = size == 0 ? 0 : 1;
            }
            found += size;
        }
        pages.repetitions(repetitions, levels);
        pages.definitions(present, levels);
        if (some) {
            System.arraycopy(positions, done, present, 0, found);
            putPositions(present, found);
        }
        pages.endData(some ? Encoding.RLE_DICTIONARY : Encoding.PLAIN, rows, levels, levels - found);
        return found;
    }

    private static int[] withRoom(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
    }
}

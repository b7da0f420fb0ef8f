package tn.segmentation.store.parquet;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.UnitRange;
import tn.segmentation.store.parquet.SlicedColumn.Decimals;
import tn.segmentation.store.parquet.SlicedColumn.Numbers;
import tn.segmentation.store.parquet.SlicedColumn.Slice;

/*
 * Amounts, counts and ages are decimals: n / scale with whole n in some range. Then each n that occurs is a bit in a map
 * of that range, and the position of n in the sorted dictionary is how many bits are set below its own: those of the
 * words before, which are counted once, and those in its word. Nothing is hashed, and a map is small enough to stay near
 * the processor. A value is taken for n / scale only if that division gives its very bits, so nothing is rounded. What
 * is not like that is written plainly: of numbers without a common scale hardly any recurs.
 */

/** Encodes numbers. For one thread. */
final class NumberChunks {

    /** A wider range is not worth a map: 16 megabytes. */
    private static final int MOST_PLACES = 1 << 27;

    /** A map of so many costs less than looking for the range of the chunk: 128 kilobytes. */
    private static final int FEW_PLACES = 1 << 20;

    private static final double[] SCALES = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final int MISSING = NumberColumn.MISSING;

    private final Pages pages;
    private final double[] slice = new double[Pages.ROWS];
    private final int[] positions = new int[Pages.ROWS];
    private final int[] definitions = new int[Pages.ROWS];
    /** Whole numbers of the rows of the chunk. */
    private int[] wholes = new int[0];

    private long[] map = new long[0];
    private int[] below = new int[0];
    /** No number is less. */
    private int least;
    /** And none greater. */
    private int most;

    private int missing;

    NumberChunks(Pages pages) {
        this.pages = pages;
    }

    Chunk encode(Decimals column, int from, int to) {
        pages.begin();
        reserve(to - from);
        requireNonNull(column.values().units()).copy(from, to, wholes);
        UnitRange range = column.values().range();
        if (range != null && range.missing() == 0 && range.size() <= FEW_PLACES) {
            least = range.smallest();
            most = range.largest();
            missing = 0;
        } else {
            measure(to - from);
        }
        Chunk chunk = withDictionary(SCALES[column.values().decimals()], to - from);
        return chunk == null ? plain(column.values()::copy, from, to) : chunk;
    }

    Chunk encode(Numbers column, int from, int to) {
        pages.begin();
        double scale = toWholes(column.values(), from, to);
        Chunk chunk = scale == 0 ? null : withDictionary(scale, to - from);
        return chunk == null ? plain(column.values(), from, to) : chunk;
    }

    private void reserve(int rows) {
        if (wholes.length < rows) {
            wholes = new int[rows];
        }
    }

    private void measure(int rows) {
        int low = Integer.MAX_VALUE;
        int high = MISSING;
        int none = 0;
        for (int i = 0; i < rows; i++) {
            int whole = wholes[i];
            // the smallest of all numbers stands for none, and is the largest of all when one is taken away
            low = Math.min(low, whole - 1);
            high = Math.max(high, whole);
            none += whole == MISSING ? 1 : 0;
        }
        least = low + 1;
        most = high;
        missing = none;
    }

    /** Finds whole numbers for all rows; returns the scale, 0 if there is none. */
    private double toWholes(Slice<double[]> values, int from, int to) {
        reserve(to - from);
        for (double scale : SCALES) {
            least = Integer.MAX_VALUE;
            most = MISSING;
            missing = 0;
            int at = from;
            while (at < to) {
                int count = Math.min(Pages.ROWS, to - at);
                values.copy(at, at + count, slice);
                if (!toWholes(scale, count, at - from)) {
                    break;
                }
                at += count;
            }
            if (at >= to) {
                return scale;
            }
        }
        return 0;
    }

    private boolean toWholes(double scale, int count, int offset) {
        int low = least;
        int high = most;
        for (int i = 0; i < count; i++) {
            double value = slice[i];
            int whole = (int) Math.rint(value * scale);
            if (Double.doubleToRawLongBits(whole / scale) == Double.doubleToRawLongBits(value)) {
                low = Math.min(low, whole);
                high = Math.max(high, whole);
                wholes[offset + i] = whole;
            } else if (Double.isNaN(value)) {
                wholes[offset + i] = MISSING;
                missing++;
            } else {
                return false;
            }
        }
        least = low;
        most = high;
        return true;
    }

    /** Marks each number that occurs and counts those below each word of the map; returns how many there are. */
    private int fillMap(int places, int rows) {
        int words = places / Long.SIZE + 1;
        if (map.length < words) {
            map = new long[words];
            below = new int[words];
        } else {
            Arrays.fill(map, 0, words, 0);
        }
        for (int i = 0; i < rows; i++) {
            int whole = wholes[i];
            if (whole != MISSING) {
                int place = whole - least;
                map[place >> 6] |= 1L << place;
            }
        }
        int entries = 0;
        for (int word = 0; word < words; word++) {
            below[word] = entries;
            entries += Long.bitCount(map[word]);
        }
        return entries;
    }

    /** Returns the position of a number in the dictionary. */
    private int position(int whole) {
        int place = whole - least;
        return below[place >> 6] + Long.bitCount(map[place >> 6] & (1L << place) - 1);
    }

    private static boolean pays(int entries, int rows) {
        return 8.0 * entries + rows * width(entries) / 8.0 < 8.0 * rows + 64;
    }

    private static int width(int entries) {
        // a width of nothing is allowed, but not every reader expects it
        return Math.max(1, BitPacking.width(entries - 1));
    }

    /** Writes positions in a dictionary; returns null if that does not pay. */
    private @Nullable Chunk withDictionary(double scale, int rows) {
        long places = (long) most - least + 1;
        if (places < 1 || places > MOST_PLACES) {
            return null;
        }
        int entries = fillMap((int) places, rows);
        if (entries == 0 || !pays(entries, rows - missing)) {
            return null;
        }
        putDictionary(entries, scale);
        Bytes values = pages.values();
        int width = width(entries);
        for (int at = 0; at < rows; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, rows - at);
            int present = missing == 0 ? lookUpAll(at, count) : lookUp(at, count);
            pages.definitions(definitions, count);
            values.putByte(width);
            Runs.put(positions, present, width, values);
            pages.endData(Encoding.RLE_DICTIONARY, count, count, count - present);
        }
        return pages.end(statistics((least + firstPlace()) / scale, (least + lastPlace()) / scale));
    }

    private int firstPlace() {
        int word = 0;
        while (map[word] == 0) {
            word++;
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(map[word]);
    }

    private int lastPlace() {
        int word = (most - least) / Long.SIZE;
        while (map[word] == 0) {
            word--;
        }
        return word * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(map[word]);
    }

    private void putDictionary(int entries, double scale) {
        Bytes values = pages.values();
        for (int word = 0; word <= (most - least) / Long.SIZE; word++) {
            for (long bits = map[word]; bits != 0; bits &= bits - 1) {
                int place = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                values.putLong(Double.doubleToRawLongBits((least + place) / scale));
            }
        }
        pages.endDictionary(entries);
    }

    private int lookUpAll(int from, int count) {
        for (int i = 0; i < count; i++) {
            positions[i] = position(wholes[from + i]);
        }
        Arrays.fill(definitions, 0, count, 1);
        return count;
    }

    private int lookUp(int from, int count) {
        int present = 0;
        for (int i = 0; i < count; i++) {
            int whole = wholes[from + i];
            definitions[i] = whole == MISSING ? 0 : 1;
            if (whole != MISSING) {
                positions[present++] = position(whole);
            }
        }
        return present;
    }

    private Chunk plain(Slice<double[]> source, int from, int to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        missing = 0;
        for (int at = from; at < to; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, to - at);
            source.copy(at, at + count, slice);
            int present = 0;
            for (int i = 0; i < count; i++) {
                double value = slice[i];
                definitions[i] = Double.isNaN(value) ? 0 : 1;
                if (!Double.isNaN(value)) {
                    pages.values().putLong(Double.doubleToRawLongBits(value));
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                    present++;
                }
            }
            missing += count - present;
            pages.definitions(definitions, count);
            pages.endData(Encoding.PLAIN, count, count, count - present);
        }
        return pages.end(low > high ? new Chunk.Statistics(missing, null, null) : statistics(low, high));
    }

    private Chunk.Statistics statistics(double low, double high) {
        // the format asks for this: a reader need not know that zeros of both signs are equal
        double lowest = low == 0 ? -0.0 : low;
        double highest = high == 0 ? 0.0 : high;
        return new Chunk.Statistics(missing, plainBytes(lowest), plainBytes(highest));
    }

    private static byte[] plainBytes(double value) {
        byte[] bytes = new byte[Double.BYTES];
        Bytes.LONGS.set(bytes, 0, Double.doubleToRawLongBits(value));
        return bytes;
    }
}

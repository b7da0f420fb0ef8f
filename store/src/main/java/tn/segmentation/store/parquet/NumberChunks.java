package tn.segmentation.store.parquet;

import java.util.Arrays;
import tn.segmentation.store.parquet.SlicedColumn.Numbers;
import tn.segmentation.store.parquet.SlicedColumn.Slice;

/*
 * Amounts, counts and ages are decimals: n / scale with whole n in a narrow range. Then n itself is the place in a table
 * that tells its position in the dictionary; nothing is hashed, and the dictionary is sorted. A value is taken for n /
 * scale only if that division gives its very bits, so nothing is rounded. What is not like that is written plainly: of
 * numbers without a common scale hardly any recurs.
 */

/** Encodes numbers. For one thread. */
final class NumberChunks {

    /** More places than this are not worth a table. */
    private static final int MOST_PLACES = 1 << 22;

    private static final double[] SCALES = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    private static final int MISSING = Integer.MIN_VALUE;

    private final Pages pages;
    private final double[] slice = new double[Pages.ROWS];
    private final int[] positions = new int[Pages.ROWS];
    private final int[] definitions = new int[Pages.ROWS];
    private int[] wholes = new int[0];
    private int[] table = new int[0];
    private int least;
    private int most;
    private int missing;

    NumberChunks(Pages pages) {
        this.pages = pages;
    }

    Chunk encode(Numbers column, int from, int to) {
        pages.begin();
        double scale = toWholes(column.values(), from, to);
        long places = (long) most - least + 1;
        if (scale > 0 && places > 0 && places <= MOST_PLACES) {
            int entries = fillTable((int) places, to - from);
            if (pays(entries, to - from - missing)) {
                return withDictionary(entries, scale, to - from);
            }
        }
        return plain(column.values(), from, to);
    }

    /** Finds whole numbers for all rows; returns the scale, 0 if there is none. */
    private double toWholes(Slice<double[]> values, int from, int to) {
        if (wholes.length < to - from) {
            wholes = new int[to - from];
        }
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

    /** Gives each number that occurs its position, in rising order; returns how many there are. */
    private int fillTable(int places, int rows) {
        if (table.length < places) {
            table = new int[places];
        } else {
            Arrays.fill(table, 0, places, 0);
        }
        for (int i = 0; i < rows; i++) {
            int whole = wholes[i];
            if (whole != MISSING) {
                table[whole - least] = 1;
            }
        }
        int entries = 0;
        for (int place = 0; place < places; place++) {
            int occurs = table[place];
            table[place] = occurs == 0 ? MISSING : entries;
            entries += occurs;
        }
        return entries;
    }

    private static boolean pays(int entries, int rows) {
        return 8.0 * entries + rows * width(entries) / 8.0 < 8.0 * rows + 64;
    }

    private static int width(int entries) {
        // a width of nothing is allowed, but not every reader expects it
        return Math.max(1, BitPacking.width(entries - 1));
    }

    private Chunk withDictionary(int entries, double scale, int rows) {
        Bytes values = pages.values();
        for (int place = 0; place <= most - least; place++) {
            if (table[place] != MISSING) {
                values.putLong(Double.doubleToRawLongBits((least + place) / scale));
            }
        }
        pages.endDictionary(entries);
        int width = width(entries);
        for (int at = 0; at < rows; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, rows - at);
            int present = missing == 0 ? lookUpAll(at, count) : lookUp(at, count);
            pages.definitions(definitions, count);
            values.putByte(width);
            Runs.put(positions, present, width, values);
            pages.endData(Encoding.RLE_DICTIONARY, count, count, count - present);
        }
        return pages.end(statistics(least / scale, most / scale));
    }

    private int lookUpAll(int from, int count) {
        for (int i = 0; i < count; i++) {
            positions[i] = table[wholes[from + i] - least];
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
                positions[present++] = table[whole - least];
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
        return pages.end(
                low > high ? new Chunk.Statistics(missing, null, null) : statistics(low, high));
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

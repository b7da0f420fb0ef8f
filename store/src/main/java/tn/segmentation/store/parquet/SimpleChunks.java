package tn.segmentation.store.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tn.segmentation.store.parquet.SlicedColumn.Counters;
import tn.segmentation.store.parquet.SlicedColumn.Labels;
import tn.segmentation.store.parquet.SlicedColumn.Measures;

/** Encodes columns in which nothing is missing and nothing has to be looked for. For one thread. */
final class SimpleChunks {

    private final Pages pages;
    private final Differences differences = new Differences();
    private final float[] measures = new float[Pages.ROWS];
    private final long[] counters = new long[Pages.ROWS];
    private final byte[] labels = new byte[Pages.ROWS];
    private final int[] positions = new int[Pages.ROWS];

    SimpleChunks(Pages pages) {
        this.pages = pages;
    }

    Chunk encode(Measures column, int from, int to) {
        pages.begin();
        for (int at = from; at < to; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, to - at);
            column.values().copy(at, at + count, measures);
            pages.values().putFloats(measures, count);
            pages.endData(Encoding.PLAIN, count, count, 0);
        }
        return pages.end(new Chunk.Statistics(0, null, null));
    }

    Chunk encode(Counters column, int from, int to) {
        pages.begin();
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int at = from; at < to; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, to - at);
            column.values().copy(at, at + count, counters);
            for (int i = 0; i < count; i++) {
                least = Math.min(least, counters[i]);
                most = Math.max(most, counters[i]);
            }
            differences.put(counters, count, pages.values());
            pages.endData(Encoding.DELTA_BINARY_PACKED, count, count, 0);
        }
        return pages.end(new Chunk.Statistics(0, plainBytes(least), plainBytes(most)));
    }

    Chunk encode(Labels column, int from, int to) {
        pages.begin();
        putDictionary(column.labels());
        int width = Math.max(1, BitPacking.width(column.labels().size() - 1L));
        for (int at = from; at < to; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, to - at);
            column.positions().copy(at, at + count, labels);
            for (int i = 0; i < count; i++) {
                positions[i] = labels[i] & 0xFF;
            }
            pages.values().putByte(width);
            Runs.put(positions, count, width, pages.values());
            pages.endData(Encoding.RLE_DICTIONARY, count, count, 0);
        }
        return pages.end(new Chunk.Statistics(0, null, null));
    }

    private void putDictionary(List<String> words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            pages.values().putInt(bytes.length);
            pages.values().put(bytes, 0, bytes.length);
        }
        pages.endDictionary(words.size());
    }

    private static byte[] plainBytes(long value) {
        byte[] bytes = new byte[Long.BYTES];
        Bytes.LONGS.set(bytes, 0, value);
        return bytes;
    }
}

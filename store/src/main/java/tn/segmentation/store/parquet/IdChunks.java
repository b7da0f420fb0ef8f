package tn.segmentation.store.parquet;

import java.util.Arrays;
import tn.segmentation.store.input.TextBlock;
import tn.segmentation.store.parquet.SlicedColumn.Ids;

/*
 * DELTA_BYTE_ARRAY: how many bytes each text has in common with the front of the one before, how many follow, and those
 * that follow. A page begins with a whole text. Comparing a text with the one before tells on the way whether they are
 * in order.
 */

/** Encodes texts that begin as the one before. For one thread. */
final class IdChunks {

    private final Pages pages;
    private final Differences differences = new Differences();
    private final TextBlock block = new TextBlock();
    private final long[] prefixes = new long[Pages.ROWS];
    private final long[] suffixes = new long[Pages.ROWS];
    private final Bytes ends = new Bytes();
    private byte[] first = new byte[0];
    private byte[] last = new byte[0];
    private boolean ascending;

    IdChunks(Pages pages) {
        this.pages = pages;
    }

    Chunk encode(Ids column, int from, int to) {
        pages.begin();
        ascending = true;
        for (int at = from; at < to; at += Pages.ROWS) {
            int count = Math.min(Pages.ROWS, to - at);
            block.clear();
            column.values().copy(at, at + count, block);
            join(at == from);
            split(count);
            differences.put(prefixes, count, pages.values());
            differences.put(suffixes, count, pages.values());
            pages.values().put(ends.array(), 0, ends.size());
            pages.endData(Encoding.DELTA_BYTE_ARRAY, count, count, 0);
        }
        return pages.end(new Chunk.Statistics(0, ascending ? first : null, ascending ? last : null));
    }

    /** Notes the first and the last text of the chunk so far, and whether the page goes on in order. */
    private void join(boolean begins) {
        byte[] head = text(0);
        if (begins) {
            first = head;
        } else {
            ascending &= Arrays.compareUnsigned(last, head) <= 0;
        }
        last = text(block.size() - 1);
    }

    private byte[] text(int i) {
        return Arrays.copyOfRange(block.bytes(), block.start(i), block.start(i) + block.length(i));
    }

    private void split(int count) {
        byte[] bytes = block.bytes();
        boolean inOrder = ascending;
        int before = 0;
        int lengthBefore = 0;
        ends.clear();
        for (int i = 0; i < count; i++) {
            int start = block.start(i);
            int length = block.length(i);
            int shorter = Math.min(length, lengthBefore);
            int common = common(bytes, before, start, shorter);
            inOrder &= common == shorter
                    ? lengthBefore <= length
                    : (bytes[before + common] & 0xFF) < (bytes[start + common] & 0xFF);
            prefixes[i] = common;
            suffixes[i] = (long) length - common;
            append(bytes, start + common, length - common);
            before = start;
            lengthBefore = length;
        }
        ascending = inOrder;
    }

    private static int common(byte[] bytes, int a, int b, int length) {
        int i = 0;
        while (i + Long.BYTES <= length) {
            long difference = (long) Bytes.LONGS.get(bytes, a + i) ^ (long) Bytes.LONGS.get(bytes, b + i);
            if (difference != 0) {
                return i + (Long.numberOfTrailingZeros(difference) >> 3);
            }
            i += Long.BYTES;
        }
        while (i < length && bytes[a + i] == bytes[b + i]) {
            i++;
        }
        return i;
    }

    /** Appends a text; a short one as eight bytes, of which those too many are overwritten by the next. */
    private void append(byte[] bytes, int from, int length) {
        if (length <= Long.BYTES && from + Long.BYTES <= bytes.length) {
            byte[] into = ends.room(Long.BYTES);
            Bytes.LONGS.set(into, ends.size(), (long) Bytes.LONGS.get(bytes, from));
            ends.advance(length);
        } else {
            ends.put(bytes, from, length);
        }
    }
}

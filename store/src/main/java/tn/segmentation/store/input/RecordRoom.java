package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tn.segmentation.core.data.Units;

/**
 * Room for the units of all records of a file, in its order: where none is rejected, they are the columns as they
 * stand, and nothing is copied. Safe for several threads, which parse a block each.
 */
final class RecordRoom {

    /** Says that blocks before are still being parsed, so that the place of this one is not known yet. */
    static final int UNKNOWN = -1;

    private final Map<Integer, Pages> columns = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> waiting = new HashMap<>();
    private int nextBlock;
    private int records;

    /** Takes note of a block that was parsed and returns the place of its first record, or {@link #UNKNOWN}. */
    synchronized int place(int block, int recordsOfBlock) {
        if (block != nextBlock) {
            waiting.put(block, recordsOfBlock);
            return UNKNOWN;
        }
        int place = records;
        Integer more = recordsOfBlock;
        while (more != null) {
            records = Math.addExact(records, more);
            nextBlock++;
            more = waiting.remove(nextBlock);
        }
        return place;
    }

    /** Puts units of records that follow each other to their places. */
    void put(int column, int[] units, int count, int place) {
        pages(column).put(units, 0, count, place);
    }

    /** Copies the units of records to the front of an array. */
    void copy(int column, int from, int to, int[] into) {
        pages(column).units(to).copy(from, to, into);
    }

    /** Returns the units of the first records; all of them were put. */
    Units units(int column, int count) {
        return pages(column).units(count);
    }

    private Pages pages(int column) {
        return columns.computeIfAbsent(column, c -> new Pages());
    }

    /** Pages that are made when something is first put there. Safe for several threads, which write different rows. */
    static final class Pages {

        private final List<int[]> pages = new ArrayList<>();

        /** Puts numbers to rows that follow each other. */
        void put(int[] numbers, int from, int count, int row) {
            int done = 0;
            while (done < count) {
                int offset = (row + done) % Units.PAGE;
                int here = Math.min(count - done, Units.PAGE - offset);
                if (row + done < Units.PAGE) {
                    putFirst(numbers, from + done, here, offset);
                } else {
                    System.arraycopy(numbers, from + done, page((row + done) / Units.PAGE), offset, here);
                }
                done += here;
            }
        }

        /** Puts numbers to the first page, which grows: most files have no other. */
        private synchronized void putFirst(int[] numbers, int from, int count, int offset) {
            int[] first = page(0);
            if (first.length < offset + count) {
                first = Arrays.copyOf(first, Math.min(Units.PAGE, Math.max(offset + count, 2 * first.length)));
                pages.set(0, first);
            }
            System.arraycopy(numbers, from, first, offset, count);
        }

        private synchronized int[] page(int index) {
            while (pages.size() <= index) {
                pages.add(new int[pages.isEmpty() ? 0 : Units.PAGE]);
            }
            return pages.get(index);
        }

        synchronized Units units(int rows) {
            return new Units(pages.toArray(int[][]::new), rows);
        }
    }
}

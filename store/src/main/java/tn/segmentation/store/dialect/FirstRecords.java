package tn.segmentation.store.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.store.source.UnreadableTable;

/**
 * The first records of a text as a dialect cuts them.
 *
 * @param dialect that cuts
 * @param list in the order of the text; at least one
 */
record FirstRecords(Dialect dialect, List<FirstRecord> list) {

    /** So many records are looked at. */
    static final int MOST = 500;

    /** So many bytes are looked at. */
    static final int BYTES = 1 << 20;

    /**
     * Cuts the beginning of a text; what comes after a record that cannot be read is left out.
     *
     * @throws UnreadableTable if there is no record, or the first one cannot be read
     */
    static FirstRecords of(String file, InputStream text, Dialect dialect) throws IOException {
        Records records = new Records(file, text, dialect);
        List<FirstRecord> list = new ArrayList<>();
        try {
            while (list.size() < MOST && records.offset() < BYTES && records.next()) {
                list.add(FirstRecord.of(records));
            }
        } catch (UnreadableTable e) {
            if (list.isEmpty()) {
                throw e;
            }
        }
        if (list.stream().allMatch(record -> record.filled() == 0)) {
            throw new UnreadableTable("file_empty", Map.of("file", file));
        }
        return new FirstRecords(dialect, List.copyOf(list));
    }

    /** Returns the same records but the last, which the end of what was looked at has perhaps cut off. */
    FirstRecords withoutLast() {
        return list.size() == 1 ? this : new FirstRecords(dialect, list.subList(0, list.size() - 1));
    }

    /**
     * Returns how many cells most records have. Titles above a table say nothing; of several widths that are as
     * frequent the largest counts.
     */
    int width() {
        Map<Integer, Integer> counts = new HashMap<>();
        int start = 0;
        while (start < list.size() - 1 && list.get(start).isTitle()) {
            start++;
        }
        list.subList(start, list.size()).forEach(r -> counts.merge(r.cells().size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    /** Returns the position of the first record of that many cells. */
    int firstOf(int width) {
        int first = 0;
        while (first < list.size() - 1 && list.get(first).cells().size() != width) {
            first++;
        }
        return first;
    }

    /** Returns how many records, from one on, have that many cells. */
    int countOf(int width, int from) {
        return (int) list.subList(from, list.size()).stream()
                .filter(r -> r.cells().size() == width && !r.broken())
                .count();
    }
}

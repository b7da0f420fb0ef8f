package tn.segmentation.store.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.UnreadableTable;

/** Finds the character that separates the cells of a file: the one that cuts its first records most evenly. */
final class Delimiter {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int HEAD_BYTES = 1 << 20;
    private static final int HEAD_RECORDS = 500;

    private Delimiter() {}

    /** Returns the separator of a text; a comma where there is only one column. */
    static char of(FileText text) {
        byte[] head;
        try (InputStream in = text.open(done -> {})) {
            head = in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        char best = ',';
        Cut bestCut = new Cut(1, 0);
        for (char candidate : CANDIDATES) {
            Cut cut = cut(text.name(), head, candidate);
            if (cut.columns() > 1 && cut.isBetterThan(bestCut)) {
                best = candidate;
                bestCut = cut;
            }
        }
        return best;
    }

    /**
     * What a candidate makes of the head.
     *
     * @param columns cells of the first record
     * @param even share of the other records that have as many
     */
    private record Cut(int columns, double even) {

        boolean isBetterThan(Cut other) {
            return other.columns == 1 || even > other.even || (even == other.even && columns > other.columns);
        }
    }

    private static Cut cut(String file, byte[] head, char candidate) {
        Records records = new Records(file, new ByteArrayInputStream(head), candidate);
        int columns = 1;
        int others = 0;
        int even = 0;
        try {
            columns = records.next() ? records.cells() : 1;
            while (others < HEAD_RECORDS && records.next()) {
                others++;
                even += records.cells() == columns ? 1 : 0;
            }
        } catch (UnreadableTable e) {
            // A quote that the head cuts off; what was seen before it is enough to judge by.
            return new Cut(columns, others == 0 ? 0 : (double) even / others);
        } catch (IOException e) {
            throw new UnreadableTable("file_unreadable", Map.of("file", file, "cause", e.toString()));
        }
        return new Cut(columns, others == 0 ? 0 : (double) even / others);
    }
}

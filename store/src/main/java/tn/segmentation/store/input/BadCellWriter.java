package tn.segmentation.store.input;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Takes down bad cells, block after block. For one thread. */
final class BadCellWriter {

    /*
     * A record is written once, before the first of its cells. Excerpts fit what DataOutput.writeUTF can hold: 65,535
     * bytes.
     */

    private static final int[] NO_ROWS = {};

    private final ScratchTexts scratch;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private DataOutputStream out = new DataOutputStream(bytes);
    private int[] rows = NO_ROWS;
    private int count;
    private Map<String, Long> reasons = new HashMap<>();

    /** Prepares to write. */
    BadCellWriter(ScratchTexts scratch) {
        this.scratch = scratch;
    }

    /** Takes the next cell: of the same record as the one before, or of a later one. */
    void add(BadCell cell) {
        try {
            out.writeInt(cell.row());
            if (count == 0 || rows[count - 1] != cell.row()) {
                rows = count == rows.length ? Arrays.copyOf(rows, Math.max(16, 2 * count)) : rows;
                rows[count++] = cell.row();
                out.writeUTF(cell.record());
            }
            out.writeInt(cell.column());
            out.writeUTF(cell.value());
            out.writeUTF(cell.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reasons.merge(cell.reason(), 1L, Long::sum);
    }

    /** Brings the cells of a block to the scratch file; what follows belongs to another one. */
    BadCells finish() {
        long position = bytes.size() == 0 ? 0 : scratch.write(ByteBuffer.wrap(bytes.toByteArray()));
        BadCells cells = new BadCells(position, bytes.size(), Arrays.copyOf(rows, count), reasons);
        if (count > 0) {
            bytes = new ByteArrayOutputStream(0);
            out = new DataOutputStream(bytes);
            rows = NO_ROWS;
            count = 0;
            reasons = new HashMap<>();
        }
        return cells;
    }
}

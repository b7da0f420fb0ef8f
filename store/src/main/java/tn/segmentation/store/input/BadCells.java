package tn.segmentation.store.input;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The bad cells of one block, by row, then by column. They stand in a scratch file, so that a file of nothing but bad
 * cells takes no more memory than another.
 *
 * @param position where they stand
 * @param length bytes that they take there
 * @param rows the records that have some, ascending
 * @param reasons how many there are per reason
 */
record BadCells(long position, int length, int[] rows, Map<String, Long> reasons) {

    /** Reads them. */
    List<BadCell> read(ScratchTexts scratch) {
        List<BadCell> cells = new ArrayList<>();
        if (length == 0) {
            return cells;
        }
        byte[] bytes = scratch.read(position, length).array();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int last = -1;
            String record = "";
            while (in.available() > 0) {
                int row = in.readInt();
                record = row == last ? record : in.readUTF();
                last = row;
                cells.add(new BadCell(row, in.readInt(), in.readUTF(), in.readUTF(), record));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cells;
    }
}

package tn.segmentation.store.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A Parquet file on its way: group after group, then {@link #finish}. For one thread at a time. */
public final class ParquetFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Takes the bytes of the file in their order. */
    @FunctionalInterface
    public interface Target {
        /** Takes some bytes. */
        void write(byte[] bytes, int from, int length) throws IOException;
    }

    private final Target target;
    private final Footer footer;
    private long size;

    /** Begins a file of those columns. */
    public ParquetFile(List<SlicedColumn> columns, Target target) throws IOException {
        this.target = target;
        this.footer = new Footer(columns);
        write(MAGIC, 0, MAGIC.length);
    }

    /**
     * Appends a group.
     *
     * @param columns which of its columns, in the order of those of the file
     */
    public void append(RowGroup group, int... columns) throws IOException {
        List<Footer.Place> places = new ArrayList<>();
        for (int column : columns) {
            Chunk chunk = group.chunk(column);
            places.add(new Footer.Place(size, chunk));
            write(group.bytes(), chunk.from(), chunk.length());
        }
        footer.add(group.rows(), places);
    }

    /** Ends the file. */
    public void finish() throws IOException {
        Bytes bytes = new Bytes();
        footer.put(bytes);
        bytes.putInt(bytes.size());
        bytes.put(MAGIC, 0, MAGIC.length);
        write(bytes.array(), 0, bytes.size());
    }

    private void write(byte[] bytes, int from, int length) throws IOException {
        target.write(bytes, from, length);
        size += length;
    }
}

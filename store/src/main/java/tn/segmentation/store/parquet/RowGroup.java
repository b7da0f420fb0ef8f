package tn.segmentation.store.parquet;

import java.util.ArrayList;
import java.util.List;
import tn.segmentation.store.parquet.SlicedColumn.Counters;
import tn.segmentation.store.parquet.SlicedColumn.Decimals;
import tn.segmentation.store.parquet.SlicedColumn.Ids;
import tn.segmentation.store.parquet.SlicedColumn.Labels;
import tn.segmentation.store.parquet.SlicedColumn.Lists;
import tn.segmentation.store.parquet.SlicedColumn.Measures;
import tn.segmentation.store.parquet.SlicedColumn.Numbers;
import tn.segmentation.store.parquet.SlicedColumn.Texts;

/**
 * Rows of a table, encoded; made once by each thread and filled again and again, so that what is in memory does not
 * depend on how many groups a file has.
 */
public final class RowGroup implements AutoCloseable {

    private final List<SlicedColumn> columns;
    private final Bytes bytes = new Bytes();
    private final Pages pages = new Pages(bytes);
    private final NumberChunks numbers = new NumberChunks(pages);
    private final SimpleChunks simple = new SimpleChunks(pages);
    private final IdChunks ids = new IdChunks(pages);
    private final TextChunks texts = new TextChunks(pages);
    private final List<Chunk> chunks = new ArrayList<>();
    private int rows;

    /** Creates an empty group of those columns. */
    public RowGroup(List<SlicedColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Encodes the rows {@code from} (inclusive) to {@code to} (exclusive) and forgets what was there. */
    public void encode(int from, int to) {
        bytes.clear();
        chunks.clear();
        rows = to - from;
        for (SlicedColumn column : columns) {
            chunks.add(encode(column, from, to));
        }
    }

    private Chunk encode(SlicedColumn column, int from, int to) {
        if (column instanceof Decimals c) {
            return numbers.encode(c, from, to);
        } else if (column instanceof Numbers c) {
            return numbers.encode(c, from, to);
        } else if (column instanceof Texts c) {
            return texts.encode(c, from, to);
        } else if (column instanceof Ids c) {
            return ids.encode(c, from, to);
        } else if (column instanceof Counters c) {
            return simple.encode(c, from, to);
        } else if (column instanceof Measures c) {
            return simple.encode(c, from, to);
        } else if (column instanceof Labels c) {
            return simple.encode(c, from, to);
        } else {
            return texts.encode((Lists) column, from, to);
        }
    }

    int rows() {
        return rows;
    }

    Chunk chunk(int column) {
        return chunks.get(column);
    }

    byte[] bytes() {
        return bytes.array();
    }

    /** Gives back the memory of the compressor. */
    @Override
    public void close() {
        pages.close();
    }
}

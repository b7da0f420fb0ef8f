package tn.segmentation.store.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/*
 * A page is compressed where that pays. Compressing costs more time than anything else here, so it is tried on the first
 * page of a chunk, and the others do as that one did: positions in a dictionary are packed bits in which hardly
 * anything recurs. A dictionary is always compressed, because the format has no mark to say that it is not.
 */

/** The pages of one chunk after the other. For one thread. */
final class Pages implements AutoCloseable {

    /** Rows of a page. */
    static final int ROWS = 1 << 16;

    private static final int LEVEL = 1;
    /** A page that keeps more than this of its size is left as it is. */
    private static final double PAYS = 0.7;

    private static final int DICTIONARY_PAGE = 2;
    private static final int DATA_PAGE = 3;

    private final Bytes out;
    private final Bytes levels = new Bytes();
    private final Bytes values = new Bytes();
    private final Bytes small = new Bytes();
    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);

    private int from;
    private int dictionary;
    private int levelCount;
    private long plainBytes;
    private Trial trial = Trial.NOT_YET;
    private boolean compressed;
    private int repetitionBytes;

    private enum Trial {
        NOT_YET,
        PAYS,
        DOES_NOT_PAY
    }

    /** Puts pages behind what is there. */
    Pages(Bytes out) {
        this.out = out;
    }

    /** Begins a chunk. */
    void begin() {
        from = out.size();
        dictionary = 0;
        levelCount = 0;
        plainBytes = 0;
        trial = Trial.NOT_YET;
        compressed = false;
        encodings.clear();
        clear();
    }

    /** Returns where the values of the page go. */
    Bytes values() {
        return values;
    }

    /** Says at which rows of the page a list goes on (1) or begins (0); before {@link #definitions}. */
    void repetitions(int[] each, int count) {
        Runs.put(each, count, 1, levels);
        repetitionBytes = levels.size();
        encodings.add(Encoding.RLE);
    }

    /** Says which values of the page are there (1) and which are missing (0). */
    void definitions(int[] each, int count) {
        Runs.put(each, count, 1, levels);
        encodings.add(Encoding.RLE);
    }

    /** Ends a page that is the dictionary of the chunk. */
    void endDictionary(int entries) {
        int start = out.size();
        encodings.add(Encoding.PLAIN);
        compress();
        plainBytes += values.size();
        CompactThrift header = header(DICTIONARY_PAGE, values.size(), small.size());
        header.struct(7);
        header.i32(1, entries);
        header.i32(2, Encoding.PLAIN.code);
        header.end();
        header.finish();
        out.put(small.array(), 0, small.size());
        compressed = true;
        dictionary = out.size() - start;
        plainBytes += dictionary - small.size();
        clear();
    }

    /**
     * Ends a page.
     *
     * @param rows in it
     * @param count values, missing ones counted
     * @param missing values
     */
    void endData(Encoding encoding, int rows, int count, int missing) {
        encodings.add(encoding);
        boolean pays = pays();
        Bytes body = pays ? small : values;
        int start = out.size();
        CompactThrift header = header(DATA_PAGE, levels.size() + values.size(), levels.size() + body.size());
        header.struct(8);
        header.i32(1, count);
        header.i32(2, missing);
        header.i32(3, rows);
        header.i32(4, encoding.code);
        header.i32(5, levels.size() - repetitionBytes);
        header.i32(6, repetitionBytes);
        header.bool(7, pays);
        header.end();
        header.finish();
        plainBytes += out.size() - start + levels.size() + values.size();
        out.put(levels.array(), 0, levels.size());
        out.put(body.array(), 0, body.size());
        levelCount += count;
        compressed |= pays;
        clear();
    }

    /** Ends the chunk. */
    Chunk end(Chunk.Statistics statistics) {
        Chunk.Codec codec = compressed ? Chunk.Codec.ZSTD : Chunk.Codec.UNCOMPRESSED;
        return new Chunk(
                from, out.size(), dictionary, codec, List.copyOf(encodings), levelCount, plainBytes, statistics);
    }

    private CompactThrift header(int type, int plain, int stored) {
        CompactThrift header = new CompactThrift(out);
        header.i32(1, type);
        header.i32(2, plain);
        header.i32(3, stored);
        return header;
    }

    /** Returns whether the page is compressed, and then has it in {@link #small}. */
    private boolean pays() {
        if (trial == Trial.DOES_NOT_PAY || values.size() == 0) {
            return false;
        }
        compress();
        if (trial == Trial.NOT_YET) {
            trial = small.size() < PAYS * values.size() ? Trial.PAYS : Trial.DOES_NOT_PAY;
        }
        return trial == Trial.PAYS;
    }

    private void compress() {
        small.clear();
        int bound = Math.toIntExact(Zstd.compressBound(values.size()));
        byte[] into = small.room(bound);
        small.advance(zstd.compressByteArray(into, 0, bound, values.array(), 0, values.size()));
    }

    private void clear() {
        levels.clear();
        values.clear();
        repetitionBytes = 0;
    }

    @Override
    public void close() {
        zstd.close();
    }
}

package tn.segmentation.store.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What comes out of a compression, with a bound on how much of it. Real tables stay far below: 5 bytes out of one byte
 * for those of the sample, 8 where all usage is zero, 217 for 500 columns of nothing but zeros; a bomb makes 1,000.
 */
final class Expansion extends BlockFilter {

    /** Up to here anything goes: it is read within a second and needs no more memory than other files. */
    static final long HARMLESS = 64L << 20;

    /** Beyond it, so many bytes may come out of one. */
    static final long MOST = 300;

    private final String file;
    private final LongSupplier packed;
    private long unpacked;

    /**
     * Bounds a stream.
     *
     * @param packed bytes that were taken from the file so far
     */
    Expansion(InputStream unpacking, String file, LongSupplier packed) {
        super(unpacking);
        this.file = file;
        this.packed = packed;
    }

    /**
     * Checks a size that is reached, or would be.
     *
     * @throws UnreadableTable if it is too much
     */
    static void check(String file, long packed, long unpacked) {
        if (unpacked > HARMLESS && unpacked / MOST > packed) {
            throw new UnreadableTable(
                    "expands_too_much", Map.of("file", file, "megabytes", unpacked >> 20, "times", MOST));
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        if (read > 0) {
            unpacked += read;
            check(file, packed.getAsLong(), unpacked);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(count, 1 << 16)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

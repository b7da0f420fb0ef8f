package tn.segmentation.store.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/** A text that is written once more, piece by piece. For one thread. */
public final class CopiedText {

    private final InputStream in;
    private final Target target;
    private final byte[] piece = new byte[1 << 16];
    private long position;

    /** Takes the bytes of the copy. */
    @FunctionalInterface
    public interface Target {

        /** Appends {@code length} bytes, the first of which is {@code bytes[from]}. */
        void write(byte[] bytes, int from, int length) throws IOException;
    }

    /**
     * Prepares the copy.
     *
     * @param in the text; the caller closes it
     */
    public CopiedText(InputStream in, Target target) {
        this.in = in;
        this.target = target;
    }

    /** Takes the first bytes, which the caller writes. */
    public byte[] take(int length) throws IOException {
        byte[] taken = in.readNBytes(length);
        position += taken.length;
        return taken;
    }

    /** Copies what comes before a byte of the text and did not go by yet. */
    public void copyTo(long end) throws IOException {
        while (position < end) {
            int read = in.read(piece, 0, (int) Math.min(end - position, piece.length));
            if (read < 0) {
                return;
            }
            target.write(piece, 0, read);
            position += read;
        }
    }

    /** Leaves out what comes before a byte of the text and did not go by yet. */
    private void skipTo(long end) throws IOException {
        in.skipNBytes(end - position);
        position = end;
    }

    /**
     * Copies the whole text but some of its records, each with its line end.
     *
     * @param records of the same text, from its byte {@code from} on
     * @return how many were left out
     */
    public long without(Predicate<Records> isLeftOut, Records records, long from) throws IOException {
        long count = 0;
        while (records.next()) {
            if (isLeftOut.test(records)) {
                copyTo(from + records.offset());
                skipTo(from + records.end());
                count++;
            }
        }
        copyTo(Long.MAX_VALUE);
        return count;
    }
}

package tn.segmentation.store.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Opens archives whose directory is of a reasonable size: it is held in memory. */
final class ZipDirectory {

    /** Bytes of the directory: a hundred thousand files, where a table needs one and a workbook a few dozen. */
    private static final long MOST = 8L << 20;

    private static final int END = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR = 20;
    private static final int END_MAGIC = 0x06054b50;
    private static final int LOCATOR_MAGIC = 0x07064b50;

    private ZipDirectory() {}

    /**
     * Opens an archive.
     *
     * @param bytes of it; left where they are
     * @param name of the file
     * @throws IOException if it is damaged
     * @throws UnreadableTable if it holds too many files to be a table
     */
    static ZipFile open(SeekableByteChannel bytes, String name) throws IOException {
        // The directory stands at or behind the place that the end record names, and before the end of the file.
        if (bytes.size() - start(bytes) > MOST) {
            throw new UnreadableTable("archive_too_large", Map.of("file", name));
        }
        return ZipFile.builder().setSeekableByteChannel(bytes).get();
    }

    private static long start(SeekableByteChannel in) throws IOException {
        long length = in.size();
        int size = (int) Math.min(length, LOCATOR + END + LONGEST_COMMENT);
        ByteBuffer tail = read(in, length - size, size);
        int end = size - END;
        while (end >= 0 && tail.getInt(end) != END_MAGIC) {
            end--;
        }
        if (end < 0) {
            throw new IOException("no end of the archive");
        }
        boolean isLarge = end >= LOCATOR && tail.getInt(end - LOCATOR) == LOCATOR_MAGIC;
        return isLarge
                ? read(in, tail.getLong(end - LOCATOR + 8) + 48, Long.BYTES).getLong(0)
                : Integer.toUnsignedLong(tail.getInt(end + 16));
    }

    private static ByteBuffer read(SeekableByteChannel in, long from, int length) throws IOException {
        if (from < 0) {
            throw new IOException("outside of the archive");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(from);
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}

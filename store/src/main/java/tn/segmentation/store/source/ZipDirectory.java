package tn.segmentation.store.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
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
     * @throws IOException if it is damaged
     * @throws UnreadableTable if it holds too many files to be a table
     */
    static ZipFile open(Path path) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            // The directory stands at or behind the place that the end record names, and before the end of the file.
            if (in.length() - start(in) > MOST) {
                throw new UnreadableTable("archive_too_large", Map.of("file", FileText.name(path)));
            }
        }
        return ZipFile.builder().setPath(path).get();
    }

    private static long start(RandomAccessFile in) throws IOException {
        long length = in.length();
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

    private static ByteBuffer read(RandomAccessFile in, long from, int length) throws IOException {
        if (from < 0) {
            throw new IOException("outside of the archive");
        }
        byte[] bytes = new byte[length];
        in.seek(from);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

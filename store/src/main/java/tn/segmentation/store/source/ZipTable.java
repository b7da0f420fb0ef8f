package tn.segmentation.store.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/**
 * The one file in a zip. Nothing is ever written to where its name says: its bytes are read where they stand in the
 * archive.
 */
final class ZipTable implements Packing {

    private static final Set<ZipMethod> METHODS =
            Set.of(ZipMethod.STORED, ZipMethod.DEFLATED, ZipMethod.ENHANCED_DEFLATED);

    /** What operating systems put beside the files that people put into an archive. */
    private static final Pattern CLUTTER =
            Pattern.compile("(?:.*/)?(?:__MACOSX/.*|\\._[^/]*|\\.DS_Store|Thumbs\\.db|desktop\\.ini)");

    private static final Pattern OUTSIDE = Pattern.compile("[/\\\\].*|[A-Za-z]:.*|(?:.*[/\\\\])?\\.\\.(?:[/\\\\].*)?");

    /** So many files of an archive are named. */
    private static final int NAMED = 5;

    private final String file;
    private final ZipMethod method;
    private final long start;
    private final long packedSize;
    private final long size;
    private final long crc;

    private ZipTable(String file, ZipArchiveEntry entry) {
        this.file = file;
        method = ZipMethod.getMethodByCode(entry.getMethod());
        start = entry.getDataOffset();
        packedSize = entry.getCompressedSize();
        size = entry.getSize();
        crc = entry.getCrc();
    }

    /**
     * Finds the one file in an archive.
     *
     * @throws UnreadableTable if there is none, or more than one, or it cannot be read safely
     */
    static ZipTable of(String file, ZipFile zip) throws IOException {
        List<ZipArchiveEntry> tables = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            checkName(file, entry);
            if (!entry.isDirectory() && !CLUTTER.matcher(entry.getName()).matches()) {
                tables.add(entry);
            }
        }
        if (tables.isEmpty()) {
            throw new UnreadableTable("archive_empty", Map.of("file", file));
        }
        if (tables.size() > 1) {
            throw new UnreadableTable(
                    "archive_of_several", Map.of("file", file, "count", tables.size(), "names", names(tables)));
        }
        ZipArchiveEntry table = tables.get(0);
        if (table.getGeneralPurposeBit().usesEncryption()) {
            throw new UnreadableTable("archive_encrypted", Map.of("file", file));
        }
        if (!METHODS.contains(ZipMethod.getMethodByCode(table.getMethod()))) {
            throw new UnreadableTable("archive_unknown", Map.of("file", file));
        }
        if (zip.getRawInputStream(table) == null) {
            throw new IOException("no data of " + table.getName());
        }
        return new ZipTable(file, table);
    }

    private static void checkName(String file, ZipArchiveEntry entry) {
        if (entry.isUnixSymlink() || OUTSIDE.matcher(entry.getName()).matches()) {
            throw new UnreadableTable("archive_unsafe", Map.of("file", file, "name", shown(entry)));
        }
    }

    private static String names(List<ZipArchiveEntry> entries) {
        String names = String.join(
                ", ", entries.stream().limit(NAMED).map(ZipTable::shown).toList());
        return entries.size() > NAMED ? names + ", …" : names;
    }

    /** A name is any bytes: those that a terminal or a page would obey are not shown. */
    private static String shown(ZipArchiveEntry entry) {
        String name = entry.getName().replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    @Override
    public Container container() {
        return Container.ZIP;
    }

    @Override
    public InputStream open(InputStream fileBytes) throws IOException {
        try {
            fileBytes.skipNBytes(start);
            Counting packed = new Counting(new Part(fileBytes, packedSize));
            InputStream buffered = new BufferedInputStream(packed, BLOCK);
            InputStream unpacking = switch (method) {
                case STORED -> buffered;
                case DEFLATED -> new Inflating(buffered);
                default -> new Deflate64CompressorInputStream(buffered);
            };
            return new Expansion(new Checked(unpacking, size, crc), file, packed::count);
        } catch (IOException e) {
            fileBytes.close();
            throw e;
        }
    }

    @Override
    public String damage() {
        return "zip_damaged";
    }

    /** The bytes of one entry in those of the archive. */
    private static final class Part extends BlockFilter {

        private long left;

        Part(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }

    /** Deflated bytes without a header; gives the memory of its tables back when it is closed. */
    private static final class Inflating extends InflaterInputStream {

        Inflating(InputStream in) {
            super(in, new Inflater(true), BLOCK);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** Makes sure that what came out is what went in. */
    private static final class Checked extends BlockFilter {

        private final CRC32 sum = new CRC32();
        private final long size;
        private final long crc;
        private long count;

        Checked(InputStream in, long size, long crc) {
            super(in);
            this.size = size;
            this.crc = crc;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            if (read > 0) {
                count += read;
                sum.update(into, offset, read);
            } else if (read < 0 && (count != size || sum.getValue() != crc)) {
                throw new IOException("its sum is not that of the archive");
            }
            return read;
        }
    }
}

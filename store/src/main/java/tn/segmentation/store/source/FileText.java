package tn.segmentation.store.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.zip.ZipFile;
import tn.segmentation.core.progress.Progress;

/** A file, whose text can be read as UTF-8 as often as needed. */
public final class FileText {

    /** A line, and a record, may not be longer than this: it bounds the memory that reading takes. */
    public static final int LONGEST_LINE = 64 << 20;

    private static final int HEAD = 1 << 13;

    private final Path path;
    private final long bytes;
    private final FileTime modified;
    private final Packing packing;
    private final Charset encoding;
    private final boolean probed;

    private FileText(Path path, long bytes, FileTime modified, Packing packing, Charset encoding, boolean probed) {
        this.path = path;
        this.bytes = bytes;
        this.modified = modified;
        this.packing = packing;
        this.encoding = encoding;
        this.probed = probed;
    }

    /**
     * Looks at the beginning of a file, and at the rest of it only where the encoding is not obvious there.
     *
     * @throws UnreadableTable if there is no text in it
     */
    public static FileText of(Path path, Progress progress) {
        long bytes = size(path);
        FileTime modified = modified(path);
        FileText text = new FileText(path, bytes, modified, packing(path), StandardCharsets.UTF_8, false);
        EncodingProbe probe = new EncodingProbe(path);
        try (InputStream in = text.unpacked(done -> {})) {
            byte[] head = in.readNBytes(HEAD);
            FileKind.checkText(head, text.container(), text.name());
            probe.add(head, head.length);
            boolean isWhole = head.length < HEAD;
            if (isWhole || probe.isUtf16()) {
                return text.in(probe.encoding());
            }
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        return probe.isCleanSoFar() ? text : text.probed(progress);
    }

    private static Packing packing(Path path) {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(FileKind.HEAD);
        } catch (IOException e) {
            throw unreadable(path, e.toString());
        }
        return switch (FileKind.of(head)) {
            case GZIP -> Packing.gzip(name(path));
            case ZIP -> zip(path);
            default -> Packing.none();
        };
    }

    private static Packing zip(Path path) {
        try (ZipFile zip = ZipDirectory.open(path)) {
            return ZipTable.of(path, zip);
        } catch (IOException e) {
            throw new UnreadableTable("zip_damaged", Map.of("file", name(path)));
        }
    }

    /**
     * Looks at every byte and finds out how the text is encoded.
     *
     * @throws UnreadableTable if there is no text in it
     */
    public FileText probed(Progress progress) {
        EncodingProbe probe = new EncodingProbe(path);
        byte[] block = new byte[Packing.BLOCK];
        try (InputStream in = unpacked(done -> {})) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                probe.add(block, read);
                progress.checkCancelled();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return in(probe.encoding());
    }

    private FileText in(Charset found) {
        return new FileText(path, bytes, modified, packing, found, true);
    }

    /** Returns the size of the file on disk. */
    public long bytes() {
        return bytes;
    }

    /** Returns what the table is wrapped in. */
    public Container container() {
        return packing.container();
    }

    /** Returns the encoding of the text, once unpacked. */
    public Charset encoding() {
        return encoding;
    }

    /**
     * Returns whether the encoding is certain; otherwise it is what the beginning of the file says, and whoever reads
     * on has to look.
     */
    public boolean probed() {
        return probed;
    }

    /** Opens the text as UTF-8, without a byte order mark. {@code done} hears how many bytes of the file were read. */
    public InputStream open(LongConsumer done) throws IOException {
        return text(unpacked(done));
    }

    /** Opens the bytes of the file. {@code done} hears how many were read. */
    public InputStream counted(LongConsumer done) throws IOException {
        return new Counting(Files.newInputStream(path), done);
    }

    /** As {@link #open(LongConsumer)}, but of bytes that were already taken from the file. */
    public InputStream open(InputStream fileBytes) throws IOException {
        return text(unpacked(fileBytes));
    }

    /** Returns the refusal that says why the file could not be read to its end. */
    public UnreadableTable unreadable(IOException e) {
        if (e instanceof CharacterCodingException) {
            return new UnreadableTable("text_damaged", Map.of("file", name(), "encoding", encoding.name()));
        }
        if (e instanceof DiskFailure failure) {
            return unreadable(path, failure.reason());
        }
        if (container() != Container.NONE) {
            return new UnreadableTable(packing.damage(), Map.of("file", name()));
        }
        return unreadable(path, e.toString());
    }

    private static UnreadableTable unreadable(Path path, String cause) {
        return new UnreadableTable("file_unreadable", Map.of("file", name(path), "cause", cause));
    }

    /** Returns the name of the file, without its folder. */
    public String name() {
        return name(path);
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private InputStream text(InputStream unpacked) throws IOException {
        InputStream in = new BufferedInputStream(unpacked, Packing.BLOCK);
        in.mark(4);
        byte[] head = in.readNBytes(3);
        in.reset();
        in.skipNBytes(EncodingProbe.markLength(ByteBuffer.wrap(head)));
        return encoding.equals(StandardCharsets.UTF_8) ? in : new Utf8Stream(in, encoding);
    }

    private InputStream unpacked(LongConsumer done) throws IOException {
        return unpacked(counted(done));
    }

    private InputStream unpacked(InputStream fileBytes) throws IOException {
        return packing.open(fileBytes);
    }

    private static long size(Path path) {
        Map<String, Object> params = Map.of("file", name(path));
        if (Files.isDirectory(path)) {
            throw new UnreadableTable("file_is_folder", params);
        }
        if (Files.notExists(path)) {
            throw new UnreadableTable("file_missing", params);
        }
        try {
            if (!Files.isRegularFile(path)) {
                throw new UnreadableTable("file_not_regular", params);
            }
            if (Files.size(path) == 0) {
                throw new UnreadableTable("file_empty", params);
            }
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(path, e.toString());
        }
    }

    /**
     * Makes sure that what was read several times is one file.
     *
     * @throws UnreadableTable if it was written to meanwhile
     */
    public void checkUnchanged() {
        if (Files.notExists(path) || size(path) != bytes || !modified(path).equals(modified)) {
            throw new UnreadableTable("file_changed", Map.of("file", name()));
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw unreadable(path, e.toString());
        }
    }

    /** The bytes of the file cannot be had; any other failure is one of what they say. */
    private static final class DiskFailure extends IOException {

        private static final long serialVersionUID = 1L;

        DiskFailure(IOException cause) {
            super(cause);
        }

        String reason() {
            return String.valueOf(getCause());
        }
    }

    /** Tells how many bytes went through. */
    private static final class Counting extends FilterInputStream {

        private final LongConsumer done;
        private long count;

        Counting(InputStream in, LongConsumer done) {
            super(in);
            this.done = done;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(into, offset, length);
            } catch (IOException e) {
                throw new DiskFailure(e);
            }
            if (read > 0) {
                count += read;
                done.accept(count);
            }
            return read;
        }
    }
}

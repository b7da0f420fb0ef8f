package tn.segmentation.store.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Progress;

/** A file, whose text can be read as UTF-8 as often as needed. */
public final class FileText implements AutoCloseable {

    /** A line, and a record, may not be longer than this: it bounds the memory that reading takes. */
    public static final int LONGEST_LINE = 16 << 20;

    private static final int HEAD = 1 << 13;

    private final Path path;
    private final long bytes;
    private final FileTime modified;
    private final Packing packing;
    private final @Nullable Charset told;
    private final EightBitWords.Choice encoding;
    private final boolean probed;

    private FileText(FileText known, EightBitWords.Choice found) {
        path = known.path;
        bytes = known.bytes;
        modified = known.modified;
        packing = known.packing;
        told = known.told;
        encoding = found;
        probed = true;
    }

    private FileText(Path path, long bytes, FileTime modified, Packing packing, @Nullable Charset told) {
        this.path = path;
        this.bytes = bytes;
        this.modified = modified;
        this.packing = packing;
        this.told = told;
        encoding = new EightBitWords.Choice(StandardCharsets.UTF_8, EncodingReason.of("utf8"));
        probed = false;
    }

    /**
     * Looks at the beginning of a file, and at the rest of it only where the encoding is not obvious there.
     *
     * @param told what the user says about it
     * @param scratch existing folder for the text of a file that is none
     * @throws UnreadableTable if there is no text in it
     */
    public static FileText of(Path path, FileAnswers told, Path scratch, Progress progress) {
        long bytes = size(path);
        FileTime modified = modified(path);
        Packing packing = packing(path, bytes, told, scratch, progress);
        try {
            return new FileText(path, bytes, modified, packing, told.encoding()).begun(progress);
        } catch (RuntimeException e) {
            packing.close();
            throw e;
        }
    }

    private FileText begun(Progress progress) {
        if (isCopy()) {
            return in(new EightBitWords.Choice(StandardCharsets.UTF_8, EncodingReason.of("inside")));
        }
        EncodingProbe probe = new EncodingProbe(path, told);
        try (InputStream in = unpacked(done -> {})) {
            byte[] head = in.readNBytes(HEAD);
            FileKind.checkText(head, container(), name());
            probe.add(head, head.length);
            boolean isWhole = head.length < HEAD;
            if (isWhole || probe.isUtf16()) {
                return in(probe.encoding());
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return told == null && probe.isCleanSoFar() ? this : probed(progress);
    }

    private static Packing packing(Path path, long bytes, FileAnswers told, Path scratch, Progress progress) {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(FileKind.HEAD);
        } catch (IOException e) {
            throw unreadable(path, e.toString());
        }
        return switch (FileKind.of(head)) {
            case GZIP -> Packing.gzip(name(path));
            case ZIP -> zip(path, bytes, told, scratch, progress);
            case PARQUET -> parquet(path, bytes, scratch, progress);
            default -> Packing.none();
        };
    }

    private static Packing zip(Path path, long bytes, FileAnswers told, Path scratch, Progress progress) {
        try (ZipFile zip = ZipDirectory.open(path)) {
            if (!Workbook.is(zip)) {
                return ZipTable.of(path, zip);
            }
            return copied(
                    new TextCopy(path, bytes, Container.XLSX, scratch),
                    copy -> Workbook.copy(path, zip, told, copy, progress));
        } catch (IOException e) {
            throw new UnreadableTable("zip_damaged", Map.of("file", name(path)));
        }
    }

    private static Packing parquet(Path path, long bytes, Path scratch, Progress progress) {
        try {
            return copied(
                    new TextCopy(path, bytes, Container.PARQUET, scratch),
                    copy -> ParquetTable.copy(path, bytes, copy, scratch, progress));
        } catch (IOException e) {
            throw unreadable(path, e.toString());
        }
    }

    private static TextCopy copied(TextCopy copy, Writing writing) throws IOException {
        try {
            writing.to(copy);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /** Writes the table of a file as text. */
    private interface Writing {
        void to(TextCopy copy) throws IOException;
    }

    /**
     * Returns whether the text was written out of a file that is none: a workbook, Parquet. Then a number that stands
     * without quotes is certain, with a decimal point, and what begins with an equals sign is a formula that nobody
     * computed.
     */
    public boolean isCopy() {
        return packing instanceof TextCopy;
    }

    /**
     * Looks at every byte and finds out how the text is encoded.
     *
     * @throws UnreadableTable if there is no text in it
     */
    public FileText probed(Progress progress) {
        EncodingProbe probe = new EncodingProbe(path, told);
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

    private FileText in(EightBitWords.Choice found) {
        return new FileText(this, found);
    }

    /** Returns what a workbook does not show of what is in it. */
    public Hidden hidden() {
        return packing instanceof TextCopy copy ? copy.hidden() : Hidden.NONE;
    }

    /** Returns the size of the file on disk. */
    public long bytes() {
        return bytes;
    }

    /** Returns what the table is wrapped in. */
    public Container container() {
        return packing.container();
    }

    /** Returns what stands between cells, where it is certain; null where that has to be found out. */
    public @Nullable Character delimiter() {
        return isCopy() ? TextCopy.DELIMITER : null;
    }

    /** Returns how many bytes of the file count as read when so many of them went by. */
    public long read(long bytes) {
        return packing instanceof TextCopy copy ? copy.readAgain(bytes) : bytes;
    }

    /** Returns the encoding of the text, once unpacked. */
    public Charset encoding() {
        return encoding.encoding();
    }

    /** Returns why it is read in that encoding. */
    public EncodingReason encodingReason() {
        return encoding.reason();
    }

    /**
     * Returns whether the encoding is certain; otherwise it is what the beginning of the file says, and whoever reads
     * on has to look.
     */
    public boolean probed() {
        return probed;
    }

    /** Returns the byte order mark that the text begins with; empty if it has none. */
    public byte[] mark() throws IOException {
        try (InputStream in = unpacked(done -> {})) {
            byte[] head = in.readNBytes(3);
            return Arrays.copyOf(head, EncodingProbe.markLength(ByteBuffer.wrap(head)));
        }
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
            return new UnreadableTable(
                    "text_damaged",
                    Map.of("file", name(), "encoding", encoding().name()));
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

    /** Returns the name of a file, without its folder. */
    public static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private InputStream text(InputStream unpacked) throws IOException {
        InputStream in = new BufferedInputStream(unpacked, Packing.BLOCK);
        in.mark(4);
        byte[] head = in.readNBytes(3);
        in.reset();
        in.skipNBytes(EncodingProbe.markLength(ByteBuffer.wrap(head)));
        return new EndMark(encoding().equals(StandardCharsets.UTF_8) ? in : new Utf8Stream(name(), in, encoding()));
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

    /** Removes scratch files. */
    @Override
    public void close() {
        packing.close();
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
    private static final class Counting extends BlockFilter {

        private final LongConsumer done;
        private long count;

        Counting(InputStream in, LongConsumer done) {
            super(in);
            this.done = done;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = in.read(into, offset, length);
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

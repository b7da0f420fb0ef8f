package tn.segmentation.store.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private final FileBytes bytes;
    private final Packing packing;
    private final @Nullable Charset told;
    private final EightBitWords.Choice encoding;
    private final boolean probed;

    private FileText(FileText known, EightBitWords.Choice found) {
        bytes = known.bytes;
        packing = known.packing;
        told = known.told;
        encoding = found;
        probed = true;
    }

    private FileText(FileBytes bytes, Packing packing, @Nullable Charset told) {
        this.bytes = bytes;
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
    public static FileText of(InputFile file, FileAnswers told, Path scratch, Progress progress) {
        FileBytes bytes = FileBytes.of(file);
        Packing packing = packing(bytes, told, scratch, progress);
        try {
            return new FileText(bytes, packing, told.encoding()).begun(progress);
        } catch (RuntimeException e) {
            packing.close();
            throw e;
        }
    }

    private FileText begun(Progress progress) {
        if (isCopy()) {
            return in(new EightBitWords.Choice(StandardCharsets.UTF_8, EncodingReason.of("inside")));
        }
        EncodingProbe probe = new EncodingProbe(bytes.path(), told);
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

    private static Packing packing(FileBytes bytes, FileAnswers told, Path scratch, Progress progress) {
        byte[] head;
        try (InputStream in = bytes.open()) {
            head = in.readNBytes(FileKind.HEAD);
        } catch (IOException e) {
            throw FileBytes.unreadable(bytes.path(), e.toString());
        }
        return switch (FileKind.of(head)) {
            case GZIP -> Packing.gzip(bytes.name());
            case ZIP -> zip(bytes, told, scratch, progress);
            case PARQUET -> parquet(bytes, scratch, progress);
            default -> Packing.none();
        };
    }

    private static Packing zip(FileBytes bytes, FileAnswers told, Path scratch, Progress progress) {
        try (SeekableByteChannel channel = bytes.channel();
                ZipFile zip = ZipDirectory.open(channel, bytes.name())) {
            if (!Workbook.is(zip)) {
                return ZipTable.of(bytes.name(), zip);
            }
            return copied(
                    new TextCopy(bytes.path(), bytes.size(), Container.XLSX, scratch),
                    copy -> bytes.asFile(scratch, file -> Workbook.copy(file, zip, told, copy, progress)));
        } catch (IOException e) {
            throw new UnreadableTable("zip_damaged", Map.of("file", bytes.name()));
        }
    }

    private static Packing parquet(FileBytes bytes, Path scratch, Progress progress) {
        try {
            return copied(
                    new TextCopy(bytes.path(), bytes.size(), Container.PARQUET, scratch),
                    copy -> bytes.asFile(
                            scratch, file -> ParquetTable.copy(file, bytes.size(), copy, scratch, progress)));
        } catch (IOException e) {
            throw FileBytes.unreadable(bytes.path(), e.toString());
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
        EncodingProbe probe = new EncodingProbe(bytes.path(), told);
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

    /** Returns the size of the file, as whoever brought it had it. */
    public long bytes() {
        return bytes.size();
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
        return new Counting(bytes.open(), done);
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
            return FileBytes.unreadable(bytes.path(), failure.reason());
        }
        if (container() != Container.NONE) {
            return new UnreadableTable(packing.damage(), Map.of("file", name()));
        }
        return FileBytes.unreadable(bytes.path(), e.toString());
    }

    /** Returns the name of the file, without its folder. */
    public String name() {
        return bytes.name();
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

    /**
     * Makes sure that what was read several times is one file.
     *
     * @throws UnreadableTable if it was written to meanwhile
     */
    public void checkUnchanged() {
        bytes.checkUnchanged();
    }

    /** Removes scratch files. */
    @Override
    public void close() {
        packing.close();
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

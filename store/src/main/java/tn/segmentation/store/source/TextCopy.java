package tn.segmentation.store.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

/**
 * The table of a file that is no text, written as one: cells between tabs, in UTF-8, in a scratch file that is gone
 * when this is closed. A number is written with a decimal point; a text that may be taken for one stands in quotes, and
 * so does one that may be taken for a formula. A line end within a cell becomes a blank, so that lines are the rows of
 * the file.
 */
final class TextCopy implements Packing {

    /** Between cells: it hardly occurs in one, and no number is written with it. */
    static final char DELIMITER = '\t';

    /** So much of the time of reading a file is taken by copying it. */
    private static final double COPYING = 0.75;

    private final String file;
    private final long fileBytes;
    private final Container container;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean isFirst = true;
    private long line = 1;
    private long lineLength;
    private long length;
    private Hidden hidden = Hidden.NONE;

    /**
     * Makes the scratch file.
     *
     * @param fileBytes size of the file, by which the one of the text is bounded
     */
    TextCopy(Path path, long fileBytes, Container container, Path folder) throws IOException {
        this.file = FileText.name(path);
        this.fileBytes = fileBytes;
        this.container = container;
        channel = FileChannel.open(
                folder.resolve("table"),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
    }

    /** Writes the next cell of the record: a number, or anything else that is no text. */
    void cell(String value) throws IOException {
        write(value, false);
    }

    /** Writes the next cell of the record: a text. */
    void text(String text) throws IOException {
        write(text, isMarked(text));
    }

    /** Digits with a mark between or around them are a number, in whatever way; a formula begins with its sign. */
    private static boolean isMarked(String text) {
        boolean hasMark = text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
        return text.startsWith("=") || (hasMark && text.chars().anyMatch(Character::isDigit));
    }

    private void write(String text, boolean isMarked) throws IOException {
        if (!isFirst) {
            write(new byte[] {DELIMITER});
        }
        isFirst = false;
        boolean isOneLine = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        // What stands below a number is no part of it: a tab is nothing that numbers have within.
        String flat = isOneLine
                ? text
                : text.replaceAll("(?<=\\d)[\r\n]+(?=\\d)", "\t").replaceAll("\r\n|[\r\n]", " ");
        if (flat.indexOf('\0') >= 0) {
            throw new UnreadableTable("zero_byte", Map.of("file", file, "line", line));
        }
        boolean isQuoted = isMarked || flat.indexOf(DELIMITER) >= 0 || flat.startsWith("\"");
        write((isQuoted ? '"' + flat.replace("\"", "\"\"") + '"' : flat).getBytes(UTF_8));
    }

    /** Ends the record. */
    void endRecord() throws IOException {
        write(new byte[] {'\n'});
        isFirst = true;
        line++;
        lineLength = 0;
    }

    /** Returns the line of the next record, from 1. */
    long line() {
        return line;
    }

    /** Notes what the file does not show of itself. */
    void hide(Hidden parts) {
        hidden = parts;
    }

    /** Returns what the file does not show of itself. */
    Hidden hidden() {
        return hidden;
    }

    /** Ends the text. */
    void finish() throws IOException {
        out.flush();
    }

    /** Tells which share of the copying is done, 0 to 1. The rest of the file counts as read when its copy is. */
    void report(Progress progress, double share) {
        progress.report(Stage.READ, read(Math.min(share, 1)), fileBytes);
    }

    private long read(double share) {
        return (long) (COPYING * share * fileBytes);
    }

    /** Returns how many bytes of the file count as read when so many of them went by while its copy was read. */
    long readAgain(long bytes) {
        return read(1) + (long) ((1 - COPYING) * bytes);
    }

    private void write(byte[] bytes) throws IOException {
        lineLength += bytes.length;
        length += bytes.length;
        if (lineLength > FileText.LONGEST_LINE) {
            throw new UnreadableTable("line_too_long", Map.of("file", file, "line", line, "bytes", lineLength));
        }
        Expansion.check(file, fileBytes, length);
        out.write(bytes);
    }

    @Override
    public Container container() {
        return container;
    }

    /** As the copy is read, so is the same share of the file: whoever counts its bytes sees how far reading is. */
    @Override
    public InputStream open(InputStream file) {
        return new FilterInputStream(new Copy(channel, file, (double) fileBytes / Math.max(length, 1))) {
            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public String damage() {
        return "file_unreadable";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a scratch file", e);
        }
    }

    /** Reads the scratch file from its beginning, whoever else does so too. */
    private static final class Copy extends InputStream {

        private final FileChannel channel;
        private final InputStream file;
        private final double fileShare;
        private final byte[] passing = new byte[BLOCK];
        private long position;
        private long passed;

        Copy(FileChannel channel, InputStream file, double fileShare) {
            this.channel = channel;
            this.file = file;
            this.fileShare = fileShare;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = channel.read(ByteBuffer.wrap(into, offset, length), position);
            position += Math.max(read, 0);
            pass((long) (fileShare * position));
            return read;
        }

        private void pass(long end) throws IOException {
            while (passed < end) {
                int read = file.read(passing, 0, (int) Math.min(passing.length, end - passed));
                if (read < 0) {
                    return;
                }
                passed += read;
            }
        }
    }
}

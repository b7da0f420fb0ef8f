package tn.segmentation.store.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import org.apache.commons.io.output.WriterOutputStream;

/**
 * A text file being written, whatever its encoding: it takes UTF-8. Every method throws {@link UncheckedIOException}
 * when the disk refuses.
 */
public final class EncodedFile implements AutoCloseable {

    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** What stands in for characters of sentences that encodings of eight bits do not have. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("\u202f", " "),
            Map.entry("\u00a0", " "),
            Map.entry("\u2212", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2018", "'"),
            Map.entry("\u2019", "'"),
            Map.entry("\u201c", "\""),
            Map.entry("\u201d", "\""),
            Map.entry("\u00ab", "\""),
            Map.entry("\u00bb", "\""),
            Map.entry("\u0153", "oe"),
            Map.entry("\u2026", "..."));

    private final CharsetEncoder encoder;
    private final OutputStream out;

    private EncodedFile(OutputStream bytes, Charset encoding, byte[] mark) {
        encoder = encoding.newEncoder();
        try {
            OutputStream file = new BufferedOutputStream(bytes, Packing.BLOCK);
            out = encoding.equals(UTF_8) ? file : recoded(file);
            file.write(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputStream recoded(OutputStream file) throws IOException {
        return WriterOutputStream.builder()
                .setWriter(new OutputStreamWriter(file, encoder.charset().newEncoder()))
                .setCharset(UTF_8)
                .get();
    }

    /** Creates a file, or empties it, in the encoding of a text; with a byte order mark if that has one. */
    public static EncodedFile as(FileText text, Path path) throws IOException {
        return to(text, Files.newOutputStream(path));
    }

    /**
     * Begins a file in the encoding of a text; with a byte order mark if that has one.
     *
     * @param out where it goes; closed with it
     */
    public static EncodedFile to(FileText text, OutputStream out) throws IOException {
        return new EncodedFile(out, text.encoding(), text.mark());
    }

    /**
     * Creates a file in UTF-8, or empties it, with a byte order mark, without which Excel takes it for something else.
     */
    public static EncodedFile marked(Path path) {
        try {
            return new EncodedFile(Files.newOutputStream(path), UTF_8, UTF_8_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a text of ours with nothing but characters that the encoding has; accents go first. */
    public String spelled(String text) {
        if (encoder.charset().equals(UTF_8) || encoder.canEncode(text)) {
            return text;
        }
        StringBuilder spelled = new StringBuilder();
        text.codePoints().mapToObj(Character::toString).forEach(c -> spelled.append(spelling(c)));
        return spelled.toString();
    }

    private String spelling(String character) {
        if (encoder.canEncode(character)) {
            return character;
        }
        String other = SPELLINGS.getOrDefault(
                character, Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
        return encoder.canEncode(other) ? other : "?";
    }

    /** Appends a text that is {@link #spelled}. */
    public void write(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        write(utf8, 0, utf8.length);
    }

    /** Appends bytes of UTF-8; a character may come in pieces. */
    public void write(byte[] utf8, int from, int length) {
        try {
            out.write(utf8, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

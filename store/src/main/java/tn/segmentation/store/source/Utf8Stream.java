package tn.segmentation.store.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The bytes of a text in another encoding, as UTF-8. A byte that stands for no character is an error; a byte order mark
 * behind the beginning would end up in a name or a value, unseen, and is refused.
 */
final class Utf8Stream extends InputStream {

    private static final char MARK = '\ufeff';

    private final String file;
    private final Reader reader;
    private final char[] chars = new char[1 << 16];
    private byte[] bytes = new byte[0];
    private int position;
    private char pending;
    private boolean hasPending;
    private long line = 1;
    private char last;

    /**
     * Decodes a text.
     *
     * @param file its name
     * @param in behind the byte order mark that it may begin with
     */
    Utf8Stream(String file, InputStream in, Charset encoding) {
        this.file = file;
        reader = new InputStreamReader(
                in,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == bytes.length) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        return count;
    }

    /** Decodes one more block; the first half of a surrogate pair at its end waits for the second. */
    private boolean fill() throws IOException {
        int start = 0;
        if (hasPending) {
            chars[start++] = pending;
            hasPending = false;
        }
        int read = reader.read(chars, start, chars.length - start);
        if (read < 0 && start == 0) {
            return false;
        }
        int end = start + Math.max(read, 0);
        if (read > 0 && Character.isHighSurrogate(chars[end - 1])) {
            pending = chars[--end];
            hasPending = true;
        }
        checkMarks(end);
        bytes = new String(chars, 0, end).getBytes(StandardCharsets.UTF_8);
        position = 0;
        return true;
    }

    private void checkMarks(int end) {
        for (int i = 0; i < end; i++) {
            char value = chars[i];
            if (value == MARK) {
                throw new UnreadableTable("mark_inside", Map.of("file", file, "line", line));
            }
            line += value == '\r' || (value == '\n' && last != '\r') ? 1 : 0;
            last = value;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

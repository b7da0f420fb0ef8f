package tn.segmentation.store.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Opens files that are kept encrypted. Such a file begins with {@link #mark}; what follows is for who wrote it. Safe
 * for many threads.
 */
@FunctionalInterface
public interface Seal {

    /** Opens nothing: every sealed file is refused, {@code sealed_unopened}. */
    Seal NONE = path -> {
        throw new UnreadableTable("sealed_unopened", Map.of("file", FileText.name(path)));
    };

    /**
     * Opens what whoever brought a file had, to be read from anywhere; its size is that of this, not of what is on the
     * disk. What was altered or cut off is noticed when it is read, at the latest at its end.
     *
     * @param path of a file that {@link #isOn}
     * @throws UnreadableTable if it cannot be opened, also when it is read: {@code sealed_unopened},
     *     {@code sealed_key_missing} (key), {@code sealed_damaged}; each with {@code file}
     */
    SeekableByteChannel open(Path path) throws IOException;

    /** Returns the bytes that every sealed file begins with: those of no other kind of file, and of no text. */
    static byte[] mark() {
        return new byte[] {(byte) 0x89, 'S', 'E', 'A', 'L', '\r', '\n', 1};
    }

    /** Returns whether what begins with these bytes is sealed. */
    static boolean isOn(byte[] head) {
        byte[] mark = mark();
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }
}

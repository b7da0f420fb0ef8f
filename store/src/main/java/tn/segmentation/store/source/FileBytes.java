package tn.segmentation.store.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** The bytes of a file as whoever brought it had them, whether it is sealed or not: the one place that knows. */
final class FileBytes {

    private final InputFile file;
    private final boolean isSealed;
    private final long size;
    private final long kept;
    private final FileTime modified;

    private FileBytes(InputFile file, boolean isSealed, long size, long kept, FileTime modified) {
        this.file = file;
        this.isSealed = isSealed;
        this.size = size;
        this.kept = kept;
        this.modified = modified;
    }

    /**
     * Looks at a file.
     *
     * @throws UnreadableTable if there is none, nothing is in it, or it cannot be opened
     */
    static FileBytes of(InputFile file) {
        Path path = file.path();
        long kept = kept(path);
        try {
            FileTime modified = Files.getLastModifiedTime(path);
            byte[] head;
            try (InputStream in = Files.newInputStream(path)) {
                head = in.readNBytes(Seal.mark().length);
            }
            if (!Seal.isOn(head)) {
                return new FileBytes(file, false, kept, kept, modified);
            }
            try (SeekableByteChannel channel = file.seal().open(path)) {
                requireContent(path, channel.size());
                return new FileBytes(file, true, channel.size(), kept, modified);
            }
        } catch (IOException e) {
            throw unreadable(path, e.toString());
        }
    }

    private static long kept(Path path) {
        Map<String, Object> params = Map.of("file", FileText.name(path));
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
            requireContent(path, Files.size(path));
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(path, e.toString());
        }
    }

    private static void requireContent(Path path, long size) {
        if (size == 0) {
            throw new UnreadableTable("file_empty", Map.of("file", FileText.name(path)));
        }
    }

    static UnreadableTable unreadable(Path path, String cause) {
        return new UnreadableTable("file_unreadable", Map.of("file", FileText.name(path), "cause", cause));
    }

    Path path() {
        return file.path();
    }

    String name() {
        return file.name();
    }

    /** Returns how many they are. */
    long size() {
        return size;
    }

    /** Opens them, to be read from the first to the last. */
    InputStream open() throws IOException {
        return isSealed ? Channels.newInputStream(channel()) : Files.newInputStream(path());
    }

    /** Opens them, to be read from anywhere. */
    SeekableByteChannel channel() throws IOException {
        return isSealed ? file.seal().open(path()) : Files.newByteChannel(path());
    }

    /**
     * Makes sure that what was read several times is one file.
     *
     * @throws UnreadableTable if it was written to meanwhile
     */
    void checkUnchanged() {
        try {
            if (Files.notExists(path())
                    || kept(path()) != kept
                    || !Files.getLastModifiedTime(path()).equals(modified)) {
                throw new UnreadableTable("file_changed", Map.of("file", name()));
            }
        } catch (IOException e) {
            throw unreadable(path(), e.toString());
        }
    }

    /** Takes a file that holds the bytes, for as long as it is read. */
    interface Reader {
        void read(Path file) throws IOException;
    }

    /**
     * Hands them over as a file, for who reads nothing else: the file itself, or a copy of the same name that is gone
     * afterwards.
     *
     * @param scratch existing folder for that copy
     * @throws UncheckedIOException if it cannot be written
     */
    void asFile(Path scratch, Reader reader) throws IOException {
        if (!isSealed) {
            reader.read(path());
            return;
        }
        Path folder = Files.createTempDirectory(scratch, "unsealed");
        Path copy = folder.resolve(name());
        try {
            try (InputStream in = open()) {
                Files.copy(in, copy);
            } catch (IOException e) {
                // Not what the file says is at fault.
                throw new UncheckedIOException(e);
            }
            reader.read(copy);
        } finally {
            Files.deleteIfExists(copy);
            Files.delete(folder);
        }
    }
}

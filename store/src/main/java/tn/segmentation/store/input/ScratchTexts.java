package tn.segmentation.store.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A scratch file with the texts that are kept but not needed in memory: for one column of one block after the other,
 * where each text ends, then the texts; and bad cells. It is gone when it is closed. Safe for several threads.
 */
final class ScratchTexts implements AutoCloseable {

    /** Where the texts of a block stand that are all empty. */
    static final long NOWHERE = -1;

    private final Path folder;
    private final Path file;
    private @Nullable FileChannel channel;
    private long size;
    private boolean closed;

    /** Makes a file in a folder as soon as there is something to write. */
    ScratchTexts(Path folder) {
        this(folder, "texts");
    }

    private ScratchTexts(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name);
    }

    /** Returns another file in the same folder, for what is read beside what stands here. */
    ScratchTexts another() {
        return new ScratchTexts(folder, "other-texts");
    }

    /** Writes the texts of one column of one block; returns where they stand. */
    long write(TextCells cells, int rows) {
        if (cells.size() == 0) {
            return NOWHERE;
        }
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * rows + cells.size());
        buffer.asIntBuffer().put(cells.ends(), 0, rows);
        buffer.position(Integer.BYTES * rows)
                .put(cells.texts(), 0, cells.size())
                .flip();
        return write(buffer);
    }

    /** Writes bytes; returns where they stand. */
    long write(ByteBuffer buffer) {
        long start = claim(buffer.remaining());
        try {
            long at = start;
            while (buffer.hasRemaining()) {
                at += channel().write(buffer, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return start;
    }

    /** Reads bytes of what was written from there on. */
    ByteBuffer read(long from, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            long at = from;
            while (buffer.hasRemaining()) {
                int read = channel().read(buffer, at);
                if (read < 0) {
                    throw new IllegalStateException(file + " ends too early");
                }
                at += read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return buffer.flip();
    }

    private synchronized long claim(int bytes) {
        long start = size;
        size += bytes;
        return start;
    }

    private synchronized FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (closed) {
            throw new ClosedChannelException();
        }
        if (open == null) {
            open = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }

    /** Begins anew: what was written is of no use. */
    synchronized void clear() {
        size = 0;
    }

    @Override
    public synchronized void close() {
        FileChannel open = channel;
        closed = true;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + file, e);
            }
        }
    }
}

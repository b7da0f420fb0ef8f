package tn.segmentation.store.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tn.segmentation.store.input.Sha256;

/*
 * The disk works while the next bytes are encoded: what was written so far is brought to it now and then, and the rest
 * when the file is finished, all on other threads, one after the other. Once that failed it is never tried again,
 * because each step is taken only if the one before went well.
 */

/** A file being written, whose sum is taken and whose bytes go to the disk on the way. For one thread at a time. */
final class WrittenFile implements AutoCloseable {

    private static final int BLOCK = 1 << 18;
    /** So much is worth a round of the disk. */
    private static final long ROUND_BYTES = 16L << 20;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.begin();
    private CompletableFuture<Void> synced = CompletableFuture.completedFuture(null);
    private String sum = "";
    private long size;
    private long begun;

    /** Creates the file, or empties it. */
    WrittenFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Returns its name within its folder. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Appends some bytes. */
    void write(byte[] bytes, int from, int length) throws IOException {
        for (int at = from; at < from + length; at += BLOCK) {
            int count = Math.min(BLOCK, from + length - at);
            digest.update(bytes, at, count);
            writeFully(ByteBuffer.wrap(bytes, at, count));
        }
        size += length;
        if (size - begun >= ROUND_BYTES && synced.isDone()) {
            begun = size;
            sync();
        }
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw Disk.named(path, e);
        }
    }

    /** Ends the file; its bytes are on their way to the disk. */
    void finish() {
        sum = Sha256.of(digest);
        sync();
    }

    private void sync() {
        synced = synced.thenRunAsync(
                () -> {
                    try {
                        channel.force(true);
                    } catch (IOException e) {
                        throw new CompletionException(Disk.named(path, e));
                    }
                },
                task -> daemon(task).start());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "segmentation-disk");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits until a finished file is on the disk. */
    void awaitDisk() throws IOException {
        try {
            synced.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Returns the sum of a finished file, hexadecimal. */
    String sha256() {
        return sum;
    }

    /** Returns how many bytes were written. */
    long size() {
        return size;
    }

    /** Lets go of the file, as soon as the disk does. */
    @Override
    public void close() throws IOException {
        // whether the disk took all of it is a question of those who wait for that
        synced.exceptionally(failure -> null).join();
        channel.close();
    }
}

package tn.segmentation.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import tn.segmentation.core.progress.Progress;

/** What one process has while it takes a backup; others wait for it. It ends with the process, however that ends. */
final class BackupLock implements AutoCloseable {

    private static final long PAUSE_MILLIS = 200;

    private final FileChannel channel;

    private BackupLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for it.
     *
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    static BackupLock take(Path folder, Progress progress) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(".backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (!isTaken(channel)) {
                progress.checkCancelled();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return new BackupLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package tn.segmentation.store.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/*
 * A draft says in two ways whose it is. Its name carries the process id and the start of the process:
 * .<name of the run>.<pid>-<start in milliseconds>.tmp. And its owner holds a lock on a file in it, which the system
 * lets go when the process ends, however it ends. Both must say that the owner is gone before a draft counts as
 * abandoned: an id may belong to a process of another container on the same volume, a start is computed from a clock
 * that may have been set meanwhile, and some network file systems know no locks.
 */

/** The process that writes a draft, for as long as it lives. */
final class DraftOwner implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\..+\\.(\\d{1,18})-(\\d{1,18})\\.tmp");
    private static final String LOCK = ".owner";

    private final Path lockFile;
    private final FileChannel channel;

    private DraftOwner(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /** Returns the name of a draft of this process. */
    static String nameDraft(String run) {
        ProcessHandle self = ProcessHandle.current();
        return "." + run + "." + self.pid() + "-" + start(self) + ".tmp";
    }

    /** Makes this process the owner of a draft. */
    static DraftOwner of(Path draft) throws IOException {
        Path lockFile = draft.resolve(LOCK);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.tryLock();
        } catch (IOException e) {
            // a file system without locks: the name of the folder alone tells whose it is
        }
        return new DraftOwner(lockFile, channel);
    }

    /** Returns whether that is a draft whose owner is there. */
    static boolean isWriting(Path folder) {
        return parts(folder).matches() && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !hasLeft(folder);
    }

    /** Returns whether that is a draft whose owner is gone. */
    static boolean hasLeft(Path folder) {
        Matcher parts = parts(folder);
        return parts.matches()
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && !isAlive(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))
                && isUnlocked(folder.resolve(LOCK));
    }

    private static Matcher parts(Path folder) {
        return NAME.matcher(String.valueOf(folder.getFileName()));
    }

    /** Takes the mark of the owner out of a draft that is about to become a run. */
    void withdraw() throws IOException {
        Files.delete(lockFile);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isAlive(long pid, long start) {
        return ProcessHandle.of(pid)
                .filter(p -> p.isAlive() && start(p) == start)
                .isPresent();
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static boolean isUnlocked(Path lockFile) {
        if (!Files.exists(lockFile, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                @Nullable AutoCloseable lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (Exception e) {
            // who cannot tell does not remove
            return false;
        }
    }
}

package tn.segmentation.app.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The files that command lines log to, one per day. A command is too short to see midnight, so each one that starts
 * compresses and removes what is old; a lock keeps two of them from doing it at once.
 */
final class CommandLogs {

    private static final Pattern NAME = Pattern.compile("segmentation-cli\\.(\\d{4}-\\d{2}-\\d{2})\\.log(\\.gz)?");

    private final Path folder;
    private final int daysKept;

    CommandLogs(Path folder, int daysKept) {
        this.folder = folder;
        this.daysKept = daysKept;
    }

    static Path file(Path folder, LocalDate day) {
        return folder.resolve("segmentation-cli." + day + ".log");
    }

    void tidy(LocalDate today) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        folder.resolve(".segmentation-cli.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            List<Path> files;
            try (Stream<Path> entries = Files.list(folder)) {
                files = entries.toList();
            }
            for (Path file : files) {
                tidy(file, today);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this JVM is doing it, as in tests that run commands side by side.
            return;
        }
    }

    private void tidy(Path file, LocalDate today) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(name.group(1));
        } catch (DateTimeParseException e) {
            return;
        }
        if (day.isBefore(today.minusDays(daysKept))) {
            Files.delete(file);
        } else if (name.group(2) == null && day.isBefore(today.minusDays(1))) {
            // Yesterday's file is left alone: a command that started before midnight may still write to it.
            compress(file);
        }
    }

    private static void compress(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".gz.part");
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            in.transferTo(out);
        }
        Files.move(part, file.resolveSibling(file.getFileName() + ".gz"), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(file);
    }
}

package tn.segmentation.app.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tn.segmentation.app.operations.BackupPlace;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;

/**
 * The repository of backups, by the program restic: what it keeps is encrypted, and kept once. Address and password go
 * to it by its environment, where nobody else on the machine sees them.
 */
final class Restic {

    private static final String PROGRAM = "restic";
    private static final long PAUSE_MILLIS = 200;
    private static final int MOST_TOLD = 300;

    /** Not all of the files could be read; the backup is there without them. */
    private static final int PARTIAL = 3;

    private static final List<String> SECRETS =
            List.of("RESTIC_PASSWORD", "RESTIC_PASSWORD_COMMAND", "RESTIC_REPOSITORY_FILE");

    /** What it says of a repository in which something is not as it was written. */
    private static final Pattern DAMAGED = Pattern.compile("ciphertext verification failed|does not match|invalid data"
            + "|hash mismatch|contains errors|not found in (repository|index)|unexpected EOF|not contained in index"
            + "|no such file or directory|there were \\d+ errors|errors were found|cannot be loaded|damaged");

    private final BackupPlace place;
    private final Path cache;
    private final Progress progress;

    /**
     * Creates it.
     *
     * @param cache folder of what it need not fetch twice
     * @param progress is asked whether to stop
     */
    Restic(BackupPlace place, Path cache, Progress progress) {
        this.place = place;
        this.cache = cache;
        this.progress = progress;
    }

    /** What a command has said. */
    private record Said(int exitCode, String out, String err) {}

    /**
     * Runs a command and returns what it says on stdout.
     *
     * @throws UnusableBackup if it does not do what it is asked to
     * @throws Cancelled if somebody stops it
     */
    String run(List<String> command) {
        Said said = said(command);
        if (said.exitCode() != 0 && code(said).equals("backup_locked")) {
            // Takes away nothing but what a process has left that is gone.
            said(List.of("unlock"));
            said = said(command);
        }
        if (said.exitCode() != 0) {
            throw refusal(said);
        }
        return said.out();
    }

    private Said said(List<String> command) {
        requirePassword();
        Process process = start(command);
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        try {
            while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (progress.cancelled()) {
                    // It tidies up, and gives up its lock.
                    process.destroy();
                    process.waitFor();
                    throw new Cancelled();
                }
            }
            return new Said(process.exitValue(), out.join(), err.join());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void requirePassword() {
        if (!Files.isReadable(place.passwordFile())) {
            throw new UnusableBackup(
                    "backup_password_missing",
                    Map.of("file", place.passwordFile().toString()));
        }
    }

    private Process start(List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.add(0, PROGRAM);
        ProcessBuilder builder = new ProcessBuilder(all);
        Map<String, String> environment = builder.environment();
        SECRETS.forEach(environment::remove);
        environment.put("RESTIC_REPOSITORY", place.repository());
        environment.put("RESTIC_PASSWORD_FILE", place.passwordFile().toString());
        environment.put("RESTIC_CACHE_DIR", cache.toString());
        environment.put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UnusableBackup("restic_missing", Map.of());
        }
    }

    private static String text(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder text = new StringBuilder();
            reader.lines().forEach(line -> text.append(line).append('\n'));
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UnusableBackup refusal(Said said) {
        return new UnusableBackup(
                code(said),
                Map.of(
                        "repository",
                        place.repository(),
                        "file",
                        place.passwordFile().toString(),
                        "cause",
                        cause(said.err())));
    }

    private static String code(Said said) {
        String err = said.err().toLowerCase(Locale.ROOT);
        if (err.contains("wrong password") || err.contains("no key found")) {
            return "backup_password";
        }
        if (said.exitCode() == PARTIAL) {
            return "backup_partial";
        }
        if (err.contains("is there a repository") || err.contains("repository does not exist")) {
            return "backup_absent";
        }
        if (err.contains("already exists") || err.contains("already initialized")) {
            return "backup_exists";
        }
        if (err.contains("already locked") || err.contains("unable to create lock")) {
            return "backup_locked";
        }
        return DAMAGED.matcher(err).find() ? "backup_damaged" : "backup_failed";
    }

    /** Its first sentences say what is wrong, the last that something was. */
    private static String cause(String err) {
        String line = err.replaceAll("(?m)^Fatal: ", "").strip().replaceAll("\\s*\\n\\s*", "; ");
        return line.length() <= MOST_TOLD ? line : line.substring(0, MOST_TOLD) + "…";
    }
}

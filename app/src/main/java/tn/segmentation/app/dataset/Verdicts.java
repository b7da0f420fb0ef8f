package tn.segmentation.app.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.job.Attendance;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.problem.CommandError;
import tn.segmentation.app.problem.RequestRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Has files judged by the command line, each in a process of its own, and none for longer than it may take. */
final class Verdicts {

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final long GRACE_SECONDS = 10;

    private static final Duration MOST = Duration.ofMinutes(5);

    private final CommandLauncher launcher;
    private final Duration most;
    private final RawFiles raw;

    /**
     * Judges files.
     *
     * @param raw how bad cells are kept
     */
    Verdicts(CommandLauncher launcher, RawFiles raw) {
        this(launcher, MOST, raw);
    }

    /** Judges files as above, none for longer than that. */
    Verdicts(CommandLauncher launcher, Duration most, RawFiles raw) {
        this.launcher = launcher;
        this.most = most;
        this.raw = raw;
    }

    /**
     * What to judge.
     *
     * @param file absolute
     * @param name what the user calls it
     * @param answers what is said about it
     * @param rejects where every bad cell is to be written
     * @param annotated where a copy of the file is to be written that says what is wrong with each record; null for
     *     none
     * @param language of the messages about them
     */
    record Question(
            Path file,
            String name,
            Answers answers,
            Path rejects,
            @Nullable Path annotated,
            Language language) {}

    /**
     * Returns the verdict on a file.
     *
     * @param attendance of whoever waits for it
     * @throws RequestRefusal if it cannot be read as a table of customers, or somebody has stopped this
     */
    ObjectNode of(Question question, Attendance attendance) {
        Process process = start(question);
        attendance.isMadeBy(process);
        AtomicBoolean tooSlow = new AtomicBoolean();
        CompletableFuture<Void> watch = CompletableFuture.runAsync(
                () -> {
                    tooSlow.set(process.isAlive());
                    stop(process);
                },
                CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS));
        try (InputStream out = process.getInputStream();
                RejectsFile rejects = RejectsFile.in(raw.create(question.rejects()))) {
            ObjectNode said = VerdictReader.read(out, rejects::add);
            int exitCode = process.waitFor();
            attendance.requireWanted();
            return judged(said, exitCode, question.name());
        } catch (IOException | UncheckedIOException | JacksonException e) {
            attendance.requireWanted();
            if (tooSlow.get()) {
                throw new RequestRefusal(503, "verdict_too_slow", Map.of("seconds", most.toSeconds()));
            }
            throw e instanceof JacksonException ? failed("no verdict in what the process said") : Storage.refusal(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        } finally {
            watch.cancel(false);
            stop(process);
        }
    }

    /** Politely first: it removes what it has written so far. */
    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private Process start(Question question) {
        List<String> arguments =
                new ArrayList<>(List.of("segment", question.file().toString(), "--dry-run", "--json"));
        arguments.addAll(question.answers().options());
        if (question.annotated() != null) {
            arguments.add("--annotated=" + question.annotated());
        }
        try {
            return launcher.start(arguments, question.language());
        } catch (IOException e) {
            throw failed(e.toString());
        }
    }

    private static ObjectNode judged(ObjectNode said, int exitCode, String name) {
        CommandError error = CommandError.in(said, name).orElse(null);
        if (error != null) {
            throw refused(error);
        }
        if ((exitCode != DONE && exitCode != REFUSED) || !said.has("rows_read")) {
            throw failed("exit code " + exitCode);
        }
        return said.put("file", name);
    }

    private static RequestRefusal refused(CommandError error) {
        if (error.isFullDisk()) {
            return new RequestRefusal(507, "storage_full", Map.of());
        }
        return error.isOurs() ? failed(error.code()) : new RequestRefusal(422, error.code(), error.params());
    }

    /** The process has its own log; what it said can hold cells of customers. */
    private static RequestRefusal failed(String reason) {
        LOG.error("no verdict: {}", reason);
        return new RequestRefusal(500, "verdict_failed", Map.of());
    }
}

package tn.segmentation.app.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has files judged by the command line, each in a process of its own: a few at a time, and none for longer than it may
 * take.
 */
final class Verdicts {

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    private static final int DONE = 0;
    private static final int REFUSED = 1;

    private final CommandLauncher launcher;
    private final Duration limit;
    private final Semaphore places;

    /**
     * Creates them.
     *
     * @param atOnce how many files are judged at the same time; more are refused
     * @param limit how long one may take
     */
    Verdicts(CommandLauncher launcher, int atOnce, Duration limit) {
        this.launcher = launcher;
        this.limit = limit;
        this.places = new Semaphore(atOnce);
    }

    /**
     * Returns the verdict on a file.
     *
     * @param name what the user calls the file
     * @throws DatasetRefusal if it cannot be read as a table of customers, or not now
     */
    ObjectNode of(Path file, String name, Language language) {
        if (!places.tryAcquire()) {
            throw new DatasetRefusal(503, "verdicts_busy", Map.of());
        }
        try {
            return judge(file, name, language);
        } finally {
            places.release();
        }
    }

    private ObjectNode judge(Path file, String name, Language language) {
        Process process = start(file, language);
        AtomicBoolean tooSlow = new AtomicBoolean();
        CompletableFuture<Void> watch = CompletableFuture.runAsync(
                () -> {
                    tooSlow.set(process.isAlive());
                    process.destroyForcibly();
                },
                CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        try (InputStream out = process.getInputStream()) {
            ObjectNode said = VerdictReader.read(out);
            int exitCode = process.waitFor();
            if (tooSlow.get()) {
                throw tooSlow();
            }
            return judged(said, exitCode, name);
        } catch (IOException | JacksonException e) {
            if (tooSlow.get()) {
                throw tooSlow();
            }
            // What it said can hold cells of customers; its own log tells what happened.
            LOG.error("no verdict: {}", e.getClass().getSimpleName());
            throw new DatasetRefusal(500, "verdict_failed", Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetRefusal(500, "verdict_failed", Map.of());
        } finally {
            watch.cancel(false);
            process.destroyForcibly();
        }
    }

    private DatasetRefusal tooSlow() {
        return new DatasetRefusal(503, "verdict_too_slow", Map.of("seconds", limit.toSeconds()));
    }

    private Process start(Path file, Language language) {
        try {
            return launcher.start(List.of("segment", file.toString(), "--dry-run", "--json"), language);
        } catch (IOException e) {
            LOG.error("no process can be started: {}", e.toString());
            throw new DatasetRefusal(500, "verdict_failed", Map.of());
        }
    }

    private static ObjectNode judged(ObjectNode said, int exitCode, String name) {
        JsonNode error = said.get("error");
        if (error != null) {
            Map<String, Object> params = new LinkedHashMap<>();
            error.get("params").properties().forEach(p -> params.put(p.getKey(), value(p.getValue())));
            params.computeIfPresent("file", (key, kept) -> name);
            throw new DatasetRefusal(422, error.get("code").stringValue(), params);
        }
        if ((exitCode != DONE && exitCode != REFUSED) || !said.has("rows_read")) {
            LOG.error("no verdict: exit code {}", exitCode);
            throw new DatasetRefusal(500, "verdict_failed", Map.of());
        }
        return said.put("file", name);
    }

    private static Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? node.doubleValue() : node.asString();
    }
}

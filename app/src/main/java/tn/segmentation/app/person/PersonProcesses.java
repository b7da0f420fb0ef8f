package tn.segmentation.app.person;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.problem.CommandError;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.RunJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has people looked for and erased by the command line, in a process of its own: whatever a file does to it, the server
 * stays up. Orders are carried out one after the other, beside whatever else the server does, and those that an earlier
 * server left open when this one starts. Safe for many threads.
 */
final class PersonProcesses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PersonProcesses.class);

    private static final int DONE = 0;
    private static final int REFUSED = 1;

    /** What the command for them is called. */
    private static final String PERSON = "person";

    private final CommandLauncher launcher;
    private final ErasureRegister register;
    private final Semaphore turn = new Semaphore(1);
    private final ExecutorService orders = Executors.newSingleThreadExecutor(task -> new Thread(task, "erasures"));
    private volatile @Nullable Process process;

    PersonProcesses(CommandLauncher launcher, ErasureRegister register) {
        this.launcher = launcher;
        this.register = register;
    }

    /** Takes up what is open. */
    void begin(Language language) {
        try {
            if (!register.unfinished().isEmpty()) {
                carryOut(language);
            }
        } catch (UnusableState e) {
            LOG.debug("nobody knows whether somebody is to be erased: {}", e.code());
        }
    }

    /** Has the orders that are open carried out, soon. */
    void carryOut(Language language) {
        Future<?> unused = orders.submit(() -> {
            try {
                Process erasing = launcher.start(List.of(PERSON, "erase-again", "--json"), language);
                process = erasing;
                said(erasing);
            } catch (IOException | RequestRefusal e) {
                LOG.error("an erasure is still open: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                process = null;
            }
        });
    }

    /**
     * Returns what is kept of a person.
     *
     * @throws RequestRefusal {@code person_busy} (503), {@code person_failed} (500)
     */
    PersonalData copy(Person person, Language language) {
        if (!turn.tryAcquire()) {
            throw new RequestRefusal(503, "person_busy", Map.of());
        }
        try {
            // By its token: other users of this machine see the arguments of a process.
            return RunJson.read(
                    said(launcher.start(List.of(PERSON, "copy", person.token(), "--json"), language))
                            .toString(),
                    PersonalData.class);
        } catch (IOException e) {
            throw failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        } finally {
            turn.release();
        }
    }

    private static JsonNode said(Process asked) throws IOException, InterruptedException {
        try (InputStream out = asked.getInputStream()) {
            JsonNode said = JsonMapper.shared().readTree(out);
            int exitCode = asked.waitFor();
            CommandError error = CommandError.in(said, "").orElse(null);
            if (error != null || (exitCode != DONE && exitCode != REFUSED)) {
                throw failed(error == null ? "exit code " + exitCode : error.code());
            }
            return said;
        } catch (JacksonException e) {
            throw failed("not what the process should say");
        } finally {
            asked.destroy();
        }
    }

    /** The process has its own log; what it said can hold what is kept of somebody. */
    private static RequestRefusal failed(String reason) {
        LOG.error("a person cannot be looked for: {}", reason);
        return new RequestRefusal(500, "person_failed", Map.of());
    }

    /** An order that is not carried out by then stays open. */
    @Override
    public void close() {
        orders.shutdown();
        Process running = process;
        if (running != null) {
            running.destroy();
        }
        try {
            if (!orders.awaitTermination(5, TimeUnit.SECONDS)) {
                orders.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

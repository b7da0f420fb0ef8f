package tn.segmentation.app.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of the command line that makes a job. */
final class JobProcess {

    private static final Logger LOG = LoggerFactory.getLogger(JobProcess.class);

    private static final int DONE = 0;

    /** Interrupted, and ended by the signal that asks for it. */
    private static final Set<Integer> STOPPED = Set.of(130, 143);

    /** As much of stdout as a refusal may be long; a summary is not needed. */
    private static final int LONGEST_REFUSAL = 10_000_000;

    private final String job;
    private final Process process;

    JobProcess(String job, Process process) {
        this.job = job;
        this.process = process;
    }

    /** What is left of it. */
    record Ended(int exitCode, byte[] said) {

        boolean isDone() {
            return exitCode == DONE;
        }

        boolean wasStopped() {
            return STOPPED.contains(exitCode);
        }
    }

    /**
     * Waits until it has ended.
     *
     * @param progress hears each line of it, in another thread
     */
    Ended await(Consumer<JsonNode> progress) throws IOException, InterruptedException {
        Thread listener = new Thread(() -> listen(progress), "job-progress");
        listener.start();
        try (InputStream out = process.getInputStream()) {
            byte[] said = out.readNBytes(LONGEST_REFUSAL);
            out.transferTo(OutputStream.nullOutputStream());
            int exitCode = process.waitFor();
            listener.join();
            return new Ended(exitCode, said);
        } finally {
            stop();
        }
    }

    /** Asks it to stop, which it does after it has removed what it has written; nothing happens if it has ended. */
    void stop() {
        // Unlike the process itself, its handle leaves open what it still says.
        process.toHandle().destroy();
    }

    /** Ends it at once. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** What else a process says on stderr, its log has too. */
    private void listen(Consumer<JsonNode> progress) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{\"stage\"")) {
                    progress.accept(JsonMapper.shared().readTree(line));
                }
            }
        } catch (IOException | UncheckedIOException | JacksonException e) {
            LOG.warn("job {}: its progress is not heard: {}", job, e.getClass().getSimpleName());
        }
    }
}

package tn.segmentation.app.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.problem.CommandError;
import tn.segmentation.app.problem.RequestRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runs that this server has started: each is made by the command line in a process of its own, one after the other.
 * What is known of them is in memory alone; the runs themselves are where those of the command line are.
 */
final class StartedRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartedRuns.class);

    private static final int MOST_QUEUED = 20;
    private static final int MOST_REMEMBERED = 200;
    private static final int DONE = 0;

    /** Interrupted, and ended by the signal that asks for it. */
    private static final Set<Integer> STOPPED = Set.of(130, 143);

    /** A run is there, whatever happens to its figures. */
    private static final Set<String> PUBLISHED = Set.of("published", "figures");

    /** As much of stdout as a refusal may be long; a summary is not needed. */
    private static final int LONGEST_REFUSAL = 10_000_000;

    private final Datasets datasets;
    private final CommandLauncher launcher;
    private final Clock clock;
    private final Map<String, StartedRun> runs = new LinkedHashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "started-runs"));
    private boolean closed;

    StartedRuns(Datasets datasets, CommandLauncher launcher, Clock clock) {
        this.datasets = datasets;
        this.launcher = launcher;
        this.clock = clock;
    }

    /**
     * Starts a run, or puts it behind those that were started before.
     *
     * @throws RequestRefusal if there is no such file, or something about it is still to be decided, or too many wait
     */
    StartedRun start(RunOrder order, Language language) {
        Dataset dataset = datasets.find(order.dataset());
        if (!dataset.isDecided()) {
            throw new RequestRefusal(409, "dataset_undecided", Map.of("file", dataset.name()));
        }
        String id = RunId.of(clock.instant(), ThreadLocalRandom.current().nextInt());
        StartedRun run = new StartedRun(id, dataset.id(), dataset.name(), RunState.QUEUED, null, null);
        synchronized (runs) {
            long waiting =
                    runs.values().stream().filter(r -> !r.state().isOver()).count();
            if (closed || waiting >= MOST_QUEUED) {
                throw new RequestRefusal(503, "runs_busy", Map.of());
            }
            runs.values()
                    .removeIf(r -> runs.size() >= MOST_REMEMBERED && r.state().isOver());
            runs.put(id, run);
        }
        executor.execute(() -> make(run, dataset, order, language));
        return run;
    }

    /**
     * Returns how far a run is.
     *
     * @throws RequestRefusal if this server has not started it
     */
    StartedRun find(String id) {
        synchronized (runs) {
            StartedRun run = runs.get(id);
            if (run == null) {
                throw new RequestRefusal(404, "run_not_started", Map.of("run", id));
            }
            return run;
        }
    }

    /** Stops a run unless it is over; returns how far it is, which may still be on its way to its end. */
    StartedRun cancel(String id) {
        StartedRun run = find(id);
        synchronized (runs) {
            if (run.state() == RunState.QUEUED) {
                change(id, r -> r.in(RunState.CANCELLED));
            }
            Process process = processes.get(id);
            if (process != null) {
                process.destroy();
            }
        }
        return find(id);
    }

    @Override
    public void close() {
        synchronized (runs) {
            closed = true;
            runs.replaceAll((id, run) -> run.state() == RunState.QUEUED ? run.in(RunState.INTERRUPTED) : run);
            processes.values().forEach(Process::destroy);
        }
        executor.shutdown();
    }

    private void make(StartedRun run, Dataset dataset, RunOrder order, Language language) {
        Process process = begin(run, dataset, order, language);
        if (process == null) {
            return;
        }
        Thread listener = new Thread(() -> listen(run.id(), process), "started-run-progress");
        listener.start();
        try (InputStream out = process.getInputStream()) {
            byte[] said = out.readNBytes(LONGEST_REFUSAL);
            out.transferTo(OutputStream.nullOutputStream());
            int exitCode = process.waitFor();
            listener.join();
            end(run, exitCode, said, language);
        } catch (IOException | RuntimeException e) {
            LOG.error("run {}: {}", run.id(), Traces.of(e));
            change(run.id(), r -> r.failed(unexplained(language)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            change(run.id(), r -> r.in(RunState.INTERRUPTED));
        } finally {
            process.destroy();
            synchronized (runs) {
                processes.remove(run.id());
            }
        }
    }

    /** Returns the process that makes a run; null if it is not to be made any more, or cannot be. */
    private @Nullable Process begin(StartedRun run, Dataset dataset, RunOrder order, Language language) {
        List<String> arguments =
                new ArrayList<>(List.of("segment", datasets.file(dataset).toString(), "--json"));
        arguments.addAll(dataset.answers().options());
        arguments.addAll(order.options());
        Map<String, String> properties = Map.of(Commission.RUN, run.id(), Commission.INPUT, dataset.name());
        synchronized (runs) {
            if (find(run.id()).state() != RunState.QUEUED) {
                return null;
            }
            try {
                Process process = launcher.start(arguments, language, properties);
                processes.put(run.id(), process);
                change(run.id(), r -> r.in(RunState.RUNNING));
                LOG.info("run {} is started for dataset {}", run.id(), dataset.id());
                return process;
            } catch (IOException e) {
                LOG.error("run {} cannot be started: {}", run.id(), e.toString());
                change(run.id(), r -> r.failed(unexplained(language)));
                return null;
            }
        }
    }

    /** Hears of progress; what else a process says on stderr, its log has too. */
    private void listen(String id, Process process) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{\"stage\"")) {
                    JsonNode progress = JsonMapper.shared().readTree(line);
                    change(id, r -> r.at(progress));
                }
            }
        } catch (IOException | UncheckedIOException | JacksonException e) {
            LOG.warn("run {}: its progress is not heard: {}", id, e.getClass().getSimpleName());
        }
    }

    private void end(StartedRun run, int exitCode, byte[] said, Language language) {
        boolean isPublished = PUBLISHED.contains(find(run.id()).stage().orElse(""));
        if (exitCode == DONE || (STOPPED.contains(exitCode) && isPublished)) {
            change(run.id(), r -> r.in(RunState.COMPLETE));
        } else if (STOPPED.contains(exitCode)) {
            change(run.id(), r -> r.in(closed ? RunState.INTERRUPTED : RunState.CANCELLED));
        } else {
            JsonNode reason = reason(said, run.name(), language);
            LOG.info("run {} failed: exit code {}, {}", run.id(), exitCode, reason.path("code"));
            change(run.id(), r -> r.failed(reason));
        }
    }

    /** Returns what the command line says, in a sentence for somebody who is not at this machine. */
    private static JsonNode reason(byte[] said, String name, Language language) {
        try {
            CommandError error =
                    CommandError.in(JsonMapper.shared().readTree(said), name).orElse(null);
            if (error == null || error.isOurs()) {
                boolean full = error != null && error.isFullDisk();
                return full ? error("storage_full", Map.of(), language) : unexplained(language);
            }
            return error(error.code(), error.params(), language);
        } catch (JacksonException e) {
            return unexplained(language);
        }
    }

    private static JsonNode unexplained(Language language) {
        return error("run_failed", Map.of(), language);
    }

    private static JsonNode error(String code, Map<String, Object> params, Language language) {
        String text = Messages.in(language).text("refusal." + code, params);
        return JsonMapper.shared().valueToTree(Map.of("code", code, "params", params, "text", text));
    }

    private void change(String id, UnaryOperator<StartedRun> how) {
        synchronized (runs) {
            runs.computeIfPresent(id, (key, run) -> run.state().isOver() ? run : how.apply(run));
        }
    }
}

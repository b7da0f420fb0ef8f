package tn.segmentation.app.customers;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnavailableRuns;
import tn.segmentation.app.insight.UnknownRun;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.customers.CustomerQueries;
import tn.segmentation.store.customers.UnreadableCustomers;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/**
 * The customers of the runs that are served. A run that was asked about stays open until the server stops, or somebody
 * is taken out of it: between questions it holds next to nothing. Safe for many threads.
 */
public final class Customers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Customers.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final RunSource source;
    private final Runs runs;
    private final Path scratch;
    private final CustomerTokens tokens;
    private final Map<String, OpenRun> open = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds("customers");

    /** A run that was asked about, and its folder as it was then. */
    private record OpenRun(RunFolder folder, CustomerQueries queries) {}

    /**
     * Prepares the customers.
     *
     * @param tokens that may stand for ids in the files of a run
     * @param scratch folder for what does not fit into memory
     */
    Customers(RunSource source, Runs runs, CustomerTokens tokens, Path scratch) {
        this.tokens = tokens;
        this.source = source;
        this.runs = runs;
        this.scratch = scratch;
    }

    /**
     * Returns a folder of this process for copies of customers' data: below that of the state, which others cannot
     * enter. Each server removes those of processes that are gone.
     */
    public static Path scratch(Configuration configuration) {
        return configuration
                .state()
                .folder()
                .resolve("scratch")
                .resolve(Long.toString(ProcessHandle.current().pid()));
    }

    /**
     * Returns the customers of the run that an address asks for, if there is one: the run that it names, else the
     * published one.
     *
     * @param run its id; blank where it names none
     * @throws UnavailableRuns if it cannot be read
     */
    public Optional<RunCustomers> asked(String run) {
        return source.asked(run).map(this::of);
    }

    /**
     * Returns the customers of a run.
     *
     * @param run its id; null for the published one
     * @throws UnknownRun if there is no such run
     * @throws RequestRefusal {@code nothing_published} (404)
     * @throws UnavailableRuns if it cannot be read
     */
    public RunCustomers of(@Nullable String run) {
        return run == null
                ? asked("").orElseThrow(() -> new RequestRefusal(404, "nothing_published", Map.of()))
                : of(source.find(run).orElseThrow(() -> new UnknownRun(run)));
    }

    private RunCustomers of(RunSummary run) {
        OpenRun known = open.get(run.runId());
        if (known == null || !known.folder().isCurrent()) {
            closeChanged(run.runId());
            // one that cannot be opened is looked at again: it may have been repaired
            known = open.computeIfAbsent(run.runId(), this::open);
        }
        // names and offers of its segments change while it is open, and so does whether it is the published one
        return new RunCustomers(run, known.queries());
    }

    /** Begins to close, now and then, what is not to be kept any more, and makes ready what reads customers. */
    void begin() {
        rounds.begin(this::closeChanged, PAUSE, PAUSE);
        Thread thread = new Thread(Customers::load, "duckdb");
        thread.setDaemon(true);
        thread.start();
    }

    /** As long as there is room: what is first asked for while the disk is full would never work any more. */
    private static void load() {
        try {
            DuckDb.load();
        } catch (SQLException | LinkageError e) {
            LOG.error("customers cannot be looked up until the next start: {}", e.toString());
        }
    }

    /** What was copied of a run goes with whoever was taken out of it, and with the run, whoever does that. */
    void closeChanged() {
        open.keySet().forEach(this::closeChanged);
    }

    private void closeChanged(String id) {
        OpenRun unused =
                open.computeIfPresent(id, (same, known) -> known.folder().isCurrent() ? known : closed(known));
    }

    private static @Nullable OpenRun closed(OpenRun run) {
        run.queries().close();
        return null;
    }

    private OpenRun open(String id) {
        try {
            RegisteredRun run = runs.find(id).orElseThrow(() -> UnavailableRuns.damaged(id));
            RunFolder folder = run.open();
            return new OpenRun(folder, CustomerQueries.open(folder, tokens, scratch));
        } catch (DamagedRun | UnreadableCustomers e) {
            LOG.error("the customers of run {} cannot be read: {}", id, String.valueOf(e.getCause()));
            throw UnavailableRuns.damaged(id);
        } catch (UnusableState e) {
            throw UnavailableRuns.state();
        }
    }

    @Override
    public void close() {
        rounds.close();
        open.values().forEach(run -> run.queries().close());
        open.clear();
    }
}

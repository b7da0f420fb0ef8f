package tn.segmentation.app.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.state.UnusableState;

/** Has every run read when the server has started, and again and again after that, beside whatever else it does. */
final class RunChecks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunChecks.class);

    private final CheckedRuns runs;
    private final Duration pause;
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "run-checks"));

    RunChecks(CheckedRuns runs, Duration pause) {
        this.runs = runs;
        this.pause = pause;
    }

    /** Begins to read. */
    void begin() {
        Future<?> unused = reader.scheduleWithFixedDelay(this::check, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check() {
        try {
            runs.checkAll();
        } catch (UnusableState e) {
            LOG.warn("the files of the runs are not checked: {}", e.code());
        } catch (RuntimeException e) {
            // the next time has to come
            LOG.error("{}", Traces.of(e));
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}

package tn.segmentation.app.run;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.state.UnusableState;

/** Has every run read when the server has started, and again and again after that, beside whatever else it does. */
final class RunChecks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunChecks.class);

    private final CheckedRuns runs;
    private final Duration pause;
    private final Rounds reads = new Rounds("run-checks");

    RunChecks(CheckedRuns runs, Duration pause) {
        this.runs = runs;
        this.pause = pause;
    }

    /** Begins to read. */
    void begin() {
        reads.begin(this::check, Duration.ZERO, pause);
    }

    private void check() {
        try {
            runs.checkAll();
        } catch (UnusableState e) {
            LOG.warn("the files of the runs are not checked: {}", e.code());
        }
    }

    @Override
    public void close() {
        reads.close();
    }
}

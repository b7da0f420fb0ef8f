package tn.segmentation.app.retention;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.job.OwnJobs;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.state.UnusableState;

/** Looks every hour whether the term of something is over, and has that removed by a job. */
final class ExpiryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Expiries expiries;
    private final OwnJobs removals;
    private final Rounds looks = new Rounds("retention");

    ExpiryWatch(Expiries expiries, OwnJobs removals) {
        this.expiries = expiries;
        this.removals = removals;
    }

    /** Begins to look. */
    void begin() {
        looks.begin(this::look, Duration.ZERO, PAUSE);
    }

    /** Asks for a job if there is something to remove. */
    void look() {
        try {
            if (expiries.areDue()) {
                removals.ask();
            }
        } catch (UnusableState e) {
            LOG.warn("nobody knows whose term is over: {}", e.code());
        }
    }

    @Override
    public void close() {
        looks.close();
    }
}

package tn.segmentation.app.retention;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.state.UnusableState;

/** Looks every hour whether the term of something is over. */
final class ExpiryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Configuration configuration;
    private final Clock clock;
    private final Rounds looks = new Rounds("retention");

    ExpiryWatch(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Begins to look, where there is a term at all. */
    void begin() {
        if (configuration.retention().rawDataDays() > 0
                || configuration.retention().runDays() > 0) {
            looks.begin(this::look, Duration.ZERO, PAUSE);
        }
    }

    private void look() {
        try {
            new Expiries(configuration, clock).remove(Actor.RETENTION);
        } catch (UnusableState e) {
            LOG.warn("nothing is removed whose term is over: {}", e.code());
        } catch (IOException e) {
            LOG.warn("something whose term is over cannot be removed: {}", e.toString());
        }
    }

    @Override
    public void close() {
        looks.close();
    }
}

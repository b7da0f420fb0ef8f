package tn.segmentation.app.cli;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.StatePatience;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.core.progress.Cancelled;

/** What a server does at its start while its database is not there yet, as after the start of a machine: it waits. */
final class StateWait {

    private static final Logger LOG = LoggerFactory.getLogger(StateWait.class);

    private final Configuration configuration;
    private final Session session;
    private final StatePatience patience;
    private boolean isTold;

    /** Creates a wait that takes {@code longest} at most, and says so once. */
    StateWait(Configuration configuration, Session session, Duration longest) {
        this.configuration = configuration;
        this.session = session;
        this.patience = new StatePatience(longest);
    }

    /**
     * Does something as soon as the database answers.
     *
     * @throws UnusableState if it does not in time
     * @throws Cancelled if somebody interrupts it
     */
    <T> T until(Supplier<T> work) {
        return patience.ask(work, (waited, why) -> {
            if (!isTold) {
                tell(why);
            }
            isTold = true;
            if (session.interruption().requested()) {
                throw new Cancelled();
            }
        });
    }

    private void tell(UnusableState why) {
        String database = configuration.state().name();
        LOG.warn("the server waits for its database: {}", why.code());
        session.err()
                .println(session.messages()
                        .text(
                                "serve.waiting",
                                Map.of(
                                        "database",
                                        database,
                                        "seconds",
                                        patience.longest().toSeconds())));
    }
}

package tn.segmentation.app.job;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Has jobs of one kind made, each by a process of its own. */
public interface JobMaker {

    /** Returns the kind; nobody else makes it. */
    JobKind kind();

    /**
     * Starts the process that makes a job: its progress is on stderr, why it failed on stdout, both as JSON.
     *
     * @throws tn.segmentation.app.problem.RequestRefusal if it cannot be made
     * @throws IOException if no process can be started
     */
    Process start(Job job) throws IOException;

    /**
     * Returns after which pause a job is tried again that has failed; empty where it is not. Only what leaves nothing
     * behind when it fails, and does no harm when it is done twice, may be.
     *
     * @param tries how often it was begun
     */
    Optional<Duration> pause(int tries);
}

package tn.segmentation.app.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.problem.RequestRefusal;

/** What somebody waits for while it is made, and who may stop it. Safe for use by many threads. */
public final class Attendance {

    private @Nullable Process process;
    private boolean isStopped;

    /** Creates one that nobody stops yet. */
    public Attendance() {}

    /** Hears of the process that makes it, which is ended when somebody stops it. */
    public synchronized void isMadeBy(Process now) {
        process = now;
        if (isStopped) {
            now.destroy();
        }
    }

    /** Stops it. */
    synchronized void stop() {
        isStopped = true;
        if (process != null) {
            process.destroy();
        }
    }

    synchronized boolean isStopped() {
        return isStopped;
    }

    /**
     * Does nothing unless somebody has stopped it.
     *
     * @throws RequestRefusal {@code job_stopped} (409)
     */
    public void requireWanted() {
        if (isStopped()) {
            throw new RequestRefusal(409, "job_stopped", Map.of());
        }
    }
}

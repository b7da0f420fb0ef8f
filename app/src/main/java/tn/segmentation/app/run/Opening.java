package tn.segmentation.app.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.state.UnusableState;

/** The database of runs on its way: it is opened on a thread of its own while a file is read. */
final class Opening implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    /** Nobody who stops a job waits longer. */
    private static final long PATIENCE_MILLIS = 500;

    private final FutureTask<Runs> task;

    private Opening(FutureTask<Runs> task) {
        this.task = task;
    }

    static Opening of(Configuration configuration) {
        Opening opening = new Opening(new FutureTask<>(() -> Runs.open(configuration)));
        Thread thread = new Thread(opening.task, "runs");
        thread.setDaemon(true);
        thread.start();
        return opening;
    }

    /**
     * Waits for the database.
     *
     * @throws UnusableState if it cannot be used
     */
    Runs await() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until nothing is done any more: who gives up leaves no thread behind, unless the database is stuck. */
    @Override
    public void close() {
        try {
            task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the database was not needed, and could not be opened: {}", Traces.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

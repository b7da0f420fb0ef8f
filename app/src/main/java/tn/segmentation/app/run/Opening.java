package tn.segmentation.app.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.UnusableState;

/** The database of runs on its way: it is opened on a thread of its own while a file is read. */
final class Opening {

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
}

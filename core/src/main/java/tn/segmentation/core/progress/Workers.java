package tn.segmentation.core.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the rows of a table, or a list of tasks. What they compute must not depend on who does what: sums
 * are exact, results are kept by position. Owned by one computation and closed with it.
 */
public final class Workers implements AutoCloseable {

    /** Rows that a thread takes at a time: enough to be worth the hand-over, few enough to stop soon when asked. */
    public static final int BLOCK = 1 << 16;

    private final int threads;
    private final @Nullable ExecutorService pool;
    private final Progress progress;

    /**
     * Starts the threads.
     *
     * @param threads at least 1; with 1 the caller does the work itself
     * @param progress asked before each block whether to go on
     */
    public Workers(int threads, Progress progress) {
        this.threads = threads;
        this.progress = progress;
        this.pool = threads == 1 ? null : Executors.newFixedThreadPool(threads, Workers::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "segmentation-worker");
        thread.setDaemon(true);
        return thread;
    }

    /** Work on the rows {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    public interface RowTask {
        /** Does the work. */
        void run(int from, int to);
    }

    /** Returns how many threads there are. */
    public int threads() {
        return threads;
    }

    /**
     * Works on all rows, block by block, on all threads, and waits for the last.
     *
     * @throws Cancelled if {@code progress} asks to stop
     */
    public void forBlocks(int rows, RowTask task) {
        int blocks = (rows + BLOCK - 1) / BLOCK;
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> takers = new ArrayList<>();
        for (int t = 0; t < Math.min(threads, blocks); t++) {
            takers.add(() -> {
                for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
                    progress.checkCancelled();
                    int from = block * BLOCK;
                    task.run(from, Math.min(rows, from + BLOCK));
                }
                return null;
            });
        }
        runAll(takers);
    }

    /** Work on the rows {@code from} (inclusive) to {@code to} (exclusive), of which something is learned. */
    @FunctionalInterface
    public interface RangeTask<T> {
        /** Does the work. */
        T run(int from, int to);
    }

    /**
     * Parts all rows into one range per thread, and works on all ranges.
     *
     * @return what was learned of each range, in the order of the rows
     * @throws Cancelled if {@code progress} asks to stop
     */
    public <T> List<T> forRanges(int rows, RangeTask<T> task) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int from = (int) ((long) rows * t / threads);
            int to = (int) ((long) rows * (t + 1) / threads);
            tasks.add(() -> task.run(from, to));
        }
        return runAll(tasks);
    }

    /**
     * Stops a long task when that was asked for.
     *
     * @throws Cancelled if {@code progress} asks to stop
     */
    public void checkCancelled() {
        progress.checkCancelled();
    }

    /**
     * Runs all tasks and returns their results in the same order.
     *
     * @throws Cancelled if {@code progress} asks to stop
     */
    public <T> List<T> runAll(List<? extends Callable<T>> tasks) {
        return pool == null ? runHere(tasks) : runOn(pool, tasks);
    }

    private <T> List<T> runHere(List<? extends Callable<T>> tasks) {
        List<T> results = new ArrayList<>();
        for (Callable<T> task : tasks) {
            progress.checkCancelled();
            try {
                results.add(task.call());
            } catch (Exception e) {
                throw unchecked(e);
            }
        }
        return results;
    }

    private <T> List<T> runOn(ExecutorService threadPool, List<? extends Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(threadPool.submit(() -> {
                progress.checkCancelled();
                return task.call();
            }));
        }
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } finally {
            futures.forEach(f -> f.cancel(true));
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}

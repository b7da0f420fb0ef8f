package tn.segmentation.store.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;

/*
 * Each thread encodes a slice, waits for its turn, writes and takes the next slice: no more slices are in memory than
 * there are threads. The first failure ends it all; those who wait for a turn that does not come any more leave.
 */

/** Slices of rows that several threads encode side by side and write in the order of the rows. */
final class OrderedSlices {

    /** What one thread has for its slices. */
    interface Slice extends AutoCloseable {
        /** Encodes the rows {@code from} (inclusive) to {@code to} (exclusive), beside other threads. */
        void encode(int from, int to);

        /** Writes what was encoded last; one thread after the other, in the order of the rows. */
        void write() throws IOException;

        @Override
        void close();
    }

    private final int rows;
    private final int step;
    private final Progress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final Object turns = new Object();
    private int turn;
    private @Nullable Exception failure;

    private OrderedSlices(int rows, int step, Progress progress) {
        this.rows = rows;
        this.step = step;
        this.progress = progress;
    }

    /**
     * Writes all rows.
     *
     * @param step rows of a slice
     * @param progress hears of each slice that is written, and may stop before each
     * @param slices makes one for each thread
     */
    static void write(int rows, int step, int threads, Progress progress, Supplier<Slice> slices) throws IOException {
        new OrderedSlices(rows, step, progress).run(threads, slices);
    }

    private void run(int threads, Supplier<Slice> slices) throws IOException {
        try (Workers workers = new Workers(threads, progress)) {
            List<Callable<Boolean>> tasks = Stream.generate(() -> (Callable<Boolean>) () -> work(slices))
                    .limit(Math.min(threads, count()))
                    .toList();
            workers.runAll(tasks);
        }
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        }
    }

    private int count() {
        return (int) (((long) rows + step - 1) / step);
    }

    /** Returns whether all went well. */
    private boolean work(Supplier<Slice> slices) {
        try (Slice slice = slices.get()) {
            for (int i = next.getAndIncrement(); i < count(); i = next.getAndIncrement()) {
                progress.checkCancelled();
                slice.encode(i * step, (int) Math.min(rows, (i + 1L) * step));
                if (!writeInTurn(slice, i)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            fail(e);
            return false;
        }
    }

    private boolean writeInTurn(Slice slice, int i) throws IOException {
        synchronized (turns) {
            if (!awaitTurn(i)) {
                return false;
            }
            slice.write();
            progress.report(Stage.WRITE, Math.min(rows, (i + 1L) * step), rows);
            turn++;
            turns.notifyAll();
            return true;
        }
    }

    /** Waits until a slice may be written; returns false if it never may. */
    private boolean awaitTurn(int i) {
        try {
            while (turn != i && failure == null) {
                turns.wait();
            }
            return failure == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    private void fail(Exception e) {
        synchronized (turns) {
            if (failure == null) {
                failure = e;
            }
            turns.notifyAll();
        }
    }
}

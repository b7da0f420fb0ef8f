package tn.segmentation.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A time-out turns a thread that waits for ever into a failure. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {

    private static final int BLOCK = Workers.BLOCK;

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "1, 1", "3, 1", "3, 65536", "3, 65537", "1, 200000", "2, 200000", "8, 200000"})
    void everyRowIsInOneBlock(int threads, int rows) {
        AtomicIntegerArray visits = new AtomicIntegerArray(rows);
        Set<Integer> starts = ConcurrentHashMap.newKeySet();
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            workers.forBlocks(rows, (from, to) -> {
                starts.add(from);
                assertThat(to).isEqualTo(Math.min(rows, from + BLOCK));
                for (int row = from; row < to; row++) {
                    visits.incrementAndGet(row);
                }
            });
        }

        assertThat(IntStream.range(0, rows).map(visits::get)).allMatch(times -> times == 1);
        assertThat(starts)
                .containsExactlyInAnyOrderElementsOf(IntStream.iterate(0, from -> from < rows, from -> from + BLOCK)
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "3, 10", "4, 2", "3, 0", "7, 2147483647"})
    void theRangesFollowEachOtherFromTheFirstRowToTheLastAndAreAlmostEqual(int threads, int rows) {
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            List<int[]> ranges = workers.forRanges(rows, (from, to) -> new int[] {from, to});

            assertThat(workers.threads()).isEqualTo(threads);
            assertThat(ranges).hasSize(threads);
            int next = 0;
            for (int[] range : ranges) {
                assertThat(range[0]).isEqualTo(next);
                assertThat(range[1] - range[0]).isBetween(rows / threads, rows / threads + 1);
                next = range[1];
            }
            assertThat(next).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resultsComeInTheOrderOfTheTasks(int threads) {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int result = i;
            tasks.add(() -> result);
        }
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            assertThat(workers.runAll(tasks))
                    .isEqualTo(IntStream.range(0, 20).boxed().toList());
        }
    }

    @Test
    void oneThreadIsTheCallersOwn() {
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            assertThat(workers.runAll(List.of(Thread::currentThread))).containsExactly(Thread.currentThread());
        }
    }

    /** Each task waits for the other, so both must be running. */
    @Test
    void severalThreadsWorkAtTheSameTimeAndDoNotKeepTheProgramAlive() {
        CountDownLatch both = new CountDownLatch(2);
        Callable<Thread> task = () -> {
            both.countDown();
            both.await();
            return Thread.currentThread();
        };
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            List<Thread> threads = workers.runAll(List.of(task, task));

            assertThat(threads).doesNotHaveDuplicates().doesNotContain(Thread.currentThread());
            assertThat(threads)
                    .allMatch(Thread::isDaemon)
                    .allMatch(t -> t.getName().equals("segmentation-worker"));
        }
    }

    /** Each thread takes a block and waits for the other to have taken one. */
    @Test
    void theBlocksAreSharedByTheThreads() {
        CountDownLatch both = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            workers.forBlocks(2 * BLOCK, (from, to) -> {
                threads.add(Thread.currentThread());
                both.countDown();
                await(both);
            });
        }

        assertThat(threads).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stopsBeforeTheNextBlockWhenAsked(int threads) {
        AtomicBoolean asked = new AtomicBoolean();
        AtomicInteger blocks = new AtomicInteger();
        try (Workers workers = new Workers(threads, cancelledOnce(asked))) {
            assertThatExceptionOfType(Cancelled.class)
                    .isThrownBy(() -> workers.forBlocks(100 * BLOCK, (from, to) -> {
                        blocks.incrementAndGet();
                        asked.set(true);
                    }))
                    .withMessage("cancelled on request");
        }

        assertThat(blocks.get()).isBetween(1, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void startsNoTaskOnceAskedToStop(int threads) {
        AtomicInteger run = new AtomicInteger();
        try (Workers workers = new Workers(threads, cancelledOnce(new AtomicBoolean(true)))) {
            assertThatExceptionOfType(Cancelled.class)
                    .isThrownBy(() -> workers.runAll(List.of(run::incrementAndGet, run::incrementAndGet)));
            assertThatExceptionOfType(Cancelled.class).isThrownBy(workers::checkCancelled);
        }

        assertThat(run).hasValue(0);
    }

    @Test
    void aLongTaskGoesOnUntilItIsAskedToStop() {
        AtomicBoolean asked = new AtomicBoolean();
        try (Workers workers = new Workers(1, cancelledOnce(asked))) {
            workers.checkCancelled();
            asked.set(true);
            assertThatExceptionOfType(Cancelled.class).isThrownBy(workers::checkCancelled);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatATaskThrowsComesOutAsItWas(int threads) {
        RuntimeException failure = new RuntimeException("row 7");
        Error error = new StackOverflowError();
        IOException checked = new IOException("disk");
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            assertThatThrownBy(() -> workers.runAll(List.of(throwing(failure)))).isSameAs(failure);
            assertThatThrownBy(() -> workers.runAll(List.of(throwing(error)))).isSameAs(error);
            assertThatIllegalStateException()
                    .isThrownBy(() -> workers.runAll(List.of(throwing(checked))))
                    .withCause(checked);
        }
    }

    /** The second task would wait for ever; it hears that the first has failed. */
    @Test
    void aFailureStopsTheOtherTasks() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Callable<Void> failing = () -> {
            running.await();
            throw new IllegalArgumentException("first");
        };
        Callable<Void> waiting = () -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                stopped.countDown();
            }
            return null;
        };
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            assertThatThrownBy(() -> workers.runAll(List.of(failing, waiting))).hasMessage("first");

            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anInterruptedCallerIsCancelledAndStaysInterrupted() {
        Callable<Void> task = () -> {
            new CountDownLatch(1).await();
            return null;
        };
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> workers.runAll(List.of(task)));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void takesNoTasksOnceClosed() {
        Workers workers = new Workers(2, Progress.SILENT);
        workers.close();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> workers.runAll(List.of(() -> null)));
    }

    private static <T> Callable<T> throwing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }

    private static Progress cancelledOnce(AtomicBoolean asked) {
        return new Progress() {
            @Override
            public boolean cancelled() {
                return asked.get();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package tn.segmentation.core.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.RowHash;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

class CanonicalSampleTest {

    private static final long SEED = 42;

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 2000, 5000})
    void isTheSameForRowsInAnyOrderAndAnyNumberOfThreads(int size) {
        ScaledTable table = table(2000);
        CanonicalSample expected = sample(table, size, 1);
        for (int seed = 0; seed < 5; seed++) {
            CanonicalSample shuffled = sample(table.select(shuffled(2000, seed)), size, 3);

            assertThat(shuffled.keys()).isEqualTo(expected.keys());
            assertThat(Arrays.deepEquals(
                            shuffled.rows().columns(), expected.rows().columns()))
                    .isTrue();
        }
    }

    @Test
    void holdsEveryRowOnceWhenAllAreDrawn() {
        ScaledTable table = table(300);
        int[] drawn = sample(table, 300, 1).rows().columns()[0].clone();
        int[] all = table.columns()[0].clone();
        Arrays.sort(drawn);
        Arrays.sort(all);

        assertThat(drawn).isEqualTo(all);
    }

    @Test
    void drawsEqualRowsInProportion() {
        int[] column = new int[20_000];
        for (int i = 0; i < column.length; i++) {
            column[i] = i % 4 == 0 ? 0 : i;
        }
        int[] drawn =
                sample(new ScaledTable(new int[][] {column}, 0), 4000, 2).rows().columns()[0];

        // a quarter of the rows are equal; standard deviation of the share about 0.6 points
        double share = Arrays.stream(drawn).filter(x -> x == 0).count() / 4000.0;
        assertThat(share).isCloseTo(0.25, within(0.03));
    }

    /** The oracle draws by the same rule the slow way: it sorts all rows, and all keys of all buckets. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 4", "3, 3, 4", "17, 5, 2", "2000, 30, 1", "2000, 1999, 3", "2048, 700, 3"})
    void isTheOneOfANaiveDrawing(int rows, int size, int threads) {
        ScaledTable table = table(rows);
        int bits = 1;
        while (1 << bits < rows / 8) {
            bits++;
        }
        int shift = 64 - bits;
        List<Integer> byHash = IntStream.range(0, rows)
                .boxed()
                .sorted((a, b) -> Long.compareUnsigned(hash(table, a), hash(table, b)))
                .toList();
        int[] taken = new int[1 << bits];
        TreeMap<Long, Integer> rowOfKey = new TreeMap<>();
        for (int row : byHash) {
            int bucket = (int) (hash(table, row) >>> shift);
            rowOfKey.put(RowHash.of(bucket, taken[bucket]++), row);
        }
        int[] expected = rowOfKey.values().stream()
                .limit(size)
                .mapToInt(Integer::intValue)
                .toArray();

        CanonicalSample sample = sample(table, size, threads);

        assertThat(sample.keys())
                .isEqualTo(rowOfKey.keySet().stream()
                        .limit(size)
                        .mapToLong(Long::longValue)
                        .toArray());
        // rows of equal values are interchangeable
        assertThat(sample.rows().columns()).isDeepEqualTo(table.select(expected).columns());
    }

    private static long hash(ScaledTable table, int row) {
        return RowHash.of(SEED, table.columns(), row);
    }

    @Test
    void startsWithTheSmallerSample() {
        ScaledTable table = table(1000);

        assertThat(sample(table, 700, 1).first(100).keys())
                .isEqualTo(sample(table, 100, 1).keys());
        CanonicalSample all = sample(table, 700, 1);
        assertThat(all.first(701)).isSameAs(all);
        assertThat(all.first(700)).isSameAs(all);
    }

    @Test
    void asksBeforeEachBlockOfRowsWhetherToGoOn() {
        int[] column = IntStream.range(0, 20 * Workers.BLOCK).toArray();
        AtomicInteger asked = new AtomicInteger();
        Progress listener = new Progress() {
            @Override
            public boolean cancelled() {
                asked.incrementAndGet();
                return false;
            }
        };
        try (Workers workers = new Workers(1, listener)) {
            CanonicalSample.of(new ScaledTable(new int[][] {column}, 0), 10, SEED, workers);
        }

        assertThat(asked).hasValueGreaterThanOrEqualTo(20);
    }

    private static CanonicalSample sample(ScaledTable table, int size, int threads) {
        try (Workers workers = new Workers(threads, Progress.SILENT)) {
            return CanonicalSample.of(table, size, SEED, workers);
        }
    }

    private static ScaledTable table(int rows) {
        Random random = new Random(5);
        int[][] columns = new int[2][rows];
        for (int i = 0; i < rows; i++) {
            columns[0][i] = random.nextInt(20);
            columns[1][i] = random.nextInt(20);
        }
        return new ScaledTable(columns, 10);
    }

    private static int[] shuffled(int rows, int seed) {
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}

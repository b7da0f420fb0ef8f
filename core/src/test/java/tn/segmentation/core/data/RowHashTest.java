package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowHashTest {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The oracle is the JDK's own SplitMix64: its first number is the finalizer of seed + golden gamma. */
    private static long mixed(long value) {
        return new SplittableRandom(value - GOLDEN_GAMMA).nextLong();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, 0x0123456789abcdefL, Long.MIN_VALUE, Long.MAX_VALUE})
    void mixesAsSplitMix64OfTheJdkDoes(long a) {
        for (long b : new long[] {0, 1, -7, 1L << 40, Long.MAX_VALUE}) {
            assertThat(RowHash.of(a, b)).isEqualTo(mixed(mixed(a + GOLDEN_GAMMA) ^ b));
        }
    }

    /**
     * The multilinear sum of doi:10.1093/comjnl/bxt070, in unlimited integers of which the lowest 64 bits are taken.
     */
    @Test
    void aRowIsHashedMultilinearly() {
        int[][] columns = {{3, -17}, {1 << 30, 0}, {-5, Integer.MAX_VALUE}};
        long[] hashes = {-1, -1, -1};

        RowHash.of(9, columns, 0, 2, hashes);

        for (int row = 0; row < 2; row++) {
            BigInteger sum = BigInteger.valueOf(mixed(9 + GOLDEN_GAMMA));
            for (int j = 0; j < 3; j++) {
                BigInteger odd = BigInteger.valueOf(RowHash.of(9, j)).setBit(0);
                sum = sum.add(odd.multiply(BigInteger.valueOf(columns[j][row])));
            }
            assertThat(hashes[row]).isEqualTo(mixed(sum.longValue()));
        }
        assertThat(hashes[2]).isEqualTo(-1);
    }

    @Test
    void theUnitIntervalIsOpen() {
        assertThat(RowHash.toUnit(0)).isEqualTo(0x1p-54);
        assertThat(RowHash.toUnit(Long.MIN_VALUE)).isCloseTo(0.5, within(0x1p-53));
        assertThat(RowHash.toUnit(-1)).isEqualTo(Math.nextDown(1.0));
    }

    @Test
    void dependsOnSeedAndValuesAlone() {
        int[][] columns = {{1, 2, 1}, {5, 5, 5}};

        assertThat(RowHash.of(1, columns, 0)).isEqualTo(RowHash.of(1, columns, 2));
        assertThat(RowHash.of(1, columns, 0)).isNotEqualTo(RowHash.of(1, columns, 1));
        assertThat(RowHash.of(1, columns, 0)).isNotEqualTo(RowHash.of(2, columns, 0));
    }

    @Test
    void tellsColumnsApart() {
        int[][] columns = {{1, 2}, {2, 1}};

        assertThat(RowHash.of(1, columns, 0)).isNotEqualTo(RowHash.of(1, columns, 1));
    }

    @Test
    void isTheSameForManyRowsAtOnce() {
        int[][] columns = {{1, -2, 3, 1 << 30}, {2, 1, 0, -(1 << 30)}};
        long[] hashes = new long[3];

        RowHash.of(5, columns, 1, 4, hashes);

        for (int row = 1; row < 4; row++) {
            assertThat(hashes[row - 1]).isEqualTo(RowHash.of(5, columns, row));
        }
    }

    @Test
    void tellsRowsApartThatDifferByOneStep() {
        int[][] columns = new int[2][1 << 16];
        for (int i = 0; i < 1 << 16; i++) {
            columns[0][i] = i & 0xff;
            columns[1][i] = i >> 8;
        }
        long[] hashes = new long[1 << 16];
        RowHash.of(0, columns, 0, 1 << 16, hashes);

        assertThat(Arrays.stream(hashes).distinct().count()).isEqualTo(1 << 16);
        // 4096 expected in each sixteenth, standard deviation 62
        long[] sixteenths = new long[16];
        Arrays.stream(hashes).forEach(h -> sixteenths[(int) (h >>> 60)]++);
        for (long count : sixteenths) {
            assertThat((double) count).isCloseTo(4096, within(330.0));
        }
    }

    @Test
    void spreadsEvenlyOverTheUnitInterval() {
        int[] tenths = new int[10];
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            long hash = RowHash.of(42, i);
            seen.add(hash);
            double unit = RowHash.toUnit(hash);
            assertThat(unit).isBetween(Double.MIN_NORMAL, Math.nextDown(1.0));
            tenths[(int) (10 * unit)]++;
        }
        assertThat(seen).hasSize(100_000);
        for (int count : tenths) {
            // 10,000 expected, standard deviation 95
            assertThat((double) count).isCloseTo(10_000, within(500.0));
        }
    }
}

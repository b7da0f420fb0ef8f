package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowHashTest {

    @Test
    void dependsOnSeedAndValuesAlone() {
        double[][] columns = {{1, 2, 1}, {5, 5, 5}};

        assertThat(RowHash.of(1, columns, 0)).isEqualTo(RowHash.of(1, columns, 2));
        assertThat(RowHash.of(1, columns, 0)).isNotEqualTo(RowHash.of(1, columns, 1));
        assertThat(RowHash.of(1, columns, 0)).isNotEqualTo(RowHash.of(2, columns, 0));
    }

    @Test
    void tellsColumnsApart() {
        double[][] columns = {{1, 2}, {2, 1}};

        assertThat(RowHash.of(1, columns, 0)).isNotEqualTo(RowHash.of(1, columns, 1));
    }

    @Test
    void takesMinusZeroForZero() {
        double[][] columns = {{0.0, -0.0}};

        assertThat(RowHash.of(1, columns, 0)).isEqualTo(RowHash.of(1, columns, 1));
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

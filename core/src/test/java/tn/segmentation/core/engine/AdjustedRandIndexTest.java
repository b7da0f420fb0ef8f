package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected numbers: scikit-learn 1.2.1, {@code sklearn.metrics.adjusted_rand_score(first, second)}. */
class AdjustedRandIndexTest {

    @Test
    void isOneForEqualPartitionsUnderOtherNames() {
        assertIndex(1.0, new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0});
        assertIndex(1.0, new int[] {0, 0, 0}, new int[] {1, 1, 1});
    }

    @Test
    void equalsScikitLearn() {
        assertIndex(0.5714285714285714, new int[] {0, 0, 1, 2}, new int[] {0, 0, 1, 1});
        assertIndex(0.23809523809523808, new int[] {0, 0, 1, 1, 2, 2, 2, 0}, new int[] {0, 0, 1, 1, 1, 2, 2, 2});
    }

    @Test
    void isZeroOrBelowForPartitionsThatHaveNothingInCommon() {
        assertIndex(
                -0.037037037037037035, new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2}, new int[] {0, 0, 1, 1, 2, 2, 0, 1, 2});
        assertIndex(-0.5, new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1});
        assertIndex(0.0, new int[] {0, 0, 0, 0}, new int[] {0, 1, 2, 3});
    }

    @Test
    void rejectsPartitionsOfDifferentRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdjustedRandIndex.of(new int[3], new int[2]))
                .withMessage("partitions of 3 and 2 rows");
    }

    private static void assertIndex(double expected, int[] first, int[] second) {
        assertThat(AdjustedRandIndex.of(first, second)).isCloseTo(expected, within(1e-15));
        assertThat(AdjustedRandIndex.of(second, first)).isCloseTo(expected, within(1e-15));
    }
}

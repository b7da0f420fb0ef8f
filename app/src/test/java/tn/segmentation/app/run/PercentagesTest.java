package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentagesTest {

    @Test
    void roundsUpTheLargestRemainders() {
        // 14.28.., 28.57.., 57.14..: the tenths are 142, 285, 571 and two remain, for .857 and .714
        assertThat(Percentages.display(new long[] {1, 2, 4})).containsExactly(14.3, 28.6, 57.1);
    }

    @Test
    void givesWhatRemainsToTheFirstOfEquals() {
        assertThat(Percentages.display(new long[] {1, 1, 1})).containsExactly(33.4, 33.3, 33.3);
    }

    @Test
    void leavesAnEmptySegmentEmpty() {
        assertThat(Percentages.display(new long[] {0, 7})).containsExactly(0.0, 100.0);
        assertThat(Percentages.display(new long[] {0, 0})).containsExactly(0.0, 0.0);
    }

    @Test
    void addsToAHundredAndStaysWithinATenth() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            long[] sizes = random.longs(1 + random.nextInt(100), 0, 100_000_000).toArray();
            long total = Arrays.stream(sizes).sum();
            double[] shown = Percentages.display(sizes);

            assertThat(Arrays.stream(shown).mapToLong(p -> Math.round(p * 10)).sum())
                    .isEqualTo(1000);
            for (int i = 0; i < sizes.length; i++) {
                assertThat(shown[i]).isCloseTo(100.0 * sizes[i] / total, within(0.1));
            }
        }
    }
}

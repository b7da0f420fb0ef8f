package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.explain.Profile;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

/** Twenty absurd amounts among 5,000 rows of five groups. */
class FarOutliersTest {

    private static final int ROWS = 5_000;
    private static final int EVERY = ROWS / 20;
    private static final int FIRST = 7;

    private final double[][] values = new double[3][ROWS];

    FarOutliersTest() {
        double[][] typical = {{5, 20, 0.2}, {15, 200, 0.5}, {30, 60, 6}, {60, 350, 15}, {90, 40, 40}};
        Random random = new Random(5);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < values.length; j++) {
                values[j][i] = typical[i % 5][j] * Math.exp(0.25 * random.nextGaussian());
            }
        }
    }

    private Segmentation segment(Scaling scaling) {
        Table table = new Table(List.of(
                new NumberColumn("montant_consommation", values[0].clone()),
                new NumberColumn("nombre_appels", values[1].clone()),
                new NumberColumn("volume_data", values[2].clone())));
        Settings settings = Settings.withDefaults().withSegments(5).withScaling(scaling);
        return new LocalEngine().segment(table, null, settings, Progress.SILENT);
    }

    private static boolean isAbsurd(int row) {
        return row % EVERY == FIRST;
    }

    private void plantAbsurdAmounts() {
        for (int row = FIRST; row < ROWS; row += EVERY) {
            values[0][row] = 1e6 * (1 + row);
        }
    }

    private static long smallest(Segmentation result) {
        return result.segments().stream().mapToLong(Profile::size).min().orElseThrow();
    }

    private static int[] ofSoundRows(Segmentation result) {
        byte[] segments = result.assignments().segments();
        return IntStream.range(0, ROWS)
                .filter(row -> !isAbsurd(row))
                .map(row -> segments[row])
                .toArray();
    }

    @Test
    void doNotMakeASegmentOfTheirOwn() {
        Segmentation without = segment(Scaling.AUTO);
        plantAbsurdAmounts();
        Segmentation with = segment(Scaling.AUTO);

        assertThat(AdjustedRandIndex.of(ofSoundRows(with), ofSoundRows(without)))
                .isGreaterThan(0.98);
        assertThat(smallest(with)).isBetween(smallest(without) - 20, smallest(without) + 20);
        assertThat(smallest(with)).isGreaterThan(ROWS / 6);
    }

    /** What the default is there for. */
    @Test
    void makeOneWithPlainZScores() {
        plantAbsurdAmounts();

        assertThat(smallest(segment(Scaling.STANDARD))).isLessThanOrEqualTo(20);
    }

    @Test
    void areNamedWhateverTheScaling() {
        assertThat(segment(Scaling.AUTO).findings()).isEmpty();
        plantAbsurdAmounts();
        for (Scaling scaling : List.of(Scaling.AUTO, Scaling.STANDARD)) {
            Finding finding = found(segment(scaling));

            assertThat(finding.params())
                    .containsEntry("column", "montant_consommation")
                    .containsEntry("count", 20L);
            assertThat(finding.params().get("rows"))
                    .isEqualTo(IntStream.rangeClosed(1, 20)
                            .map(n -> ROWS - n * EVERY + FIRST)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void areNamedUpToTwentyAndOnBothSides() {
        double[] balance = new Random(3).doubles(1_000, -50, 50).toArray();
        Arrays.fill(balance, 100, 130, -1e9);
        Table table = new Table(List.of(
                new NumberColumn("solde", balance),
                new NumberColumn("age", new Random(4).doubles(1_000, 18, 90).toArray())));

        Finding finding = found(
                new LocalEngine().segment(table, null, Settings.withDefaults().withSegments(3), Progress.SILENT));

        assertThat(finding.params()).containsEntry("column", "solde").containsEntry("count", 30L);
        assertThat(finding.params().get("rows"))
                .isEqualTo(IntStream.range(100, 120).boxed().toList());
    }

    private static Finding found(Segmentation result) {
        return result.findings().stream()
                .filter(f -> f.code().equals("far_outliers"))
                .findFirst()
                .orElseThrow();
    }
}

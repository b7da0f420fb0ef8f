package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.explain.FeatureImportance;
import tn.segmentation.core.explain.Profile;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

/** Tables of a few rows, of which the segments, their numbers and what sets them apart are known by hand. */
class SmallTablesTest {

    private static final Settings FIVE = Settings.withDefaults();

    @Test
    void numbersTheLargerFirstOfSegmentsOfEqualMean() {
        double[] x = IntStream.range(0, 60).mapToDouble(i -> i % 2).toArray();
        double[] y = IntStream.range(0, 60).mapToDouble(i -> i < 20 ? 0 : 100).toArray();
        double[] halves =
                IntStream.range(0, 60).mapToDouble(i -> i < 30 ? 100 : 0).toArray();

        assertThat(segmentBy("x", x, y).segments()).extracting(Profile::size).containsExactly(40L, 20L);
        // as large: then in the order of their centers
        assertThat(segmentBy("x", x, halves).segments())
                .extracting(s -> s.numbers().get("y").mean())
                .containsExactly(0.0, 100.0);
    }

    /**
     * Rows 0, 0, 3 and 5 with centers 1 and 5: the third is as near to both, and goes to the first. The descriptive
     * column makes the second center the first segment, to which scoring then gives the row.
     */
    @Test
    void aRowAsNearToTwoCentersIsCountedWhereScoringPutsIt() {
        Table features = Table.of(new NumberColumn("x", new double[] {0, 0, 3, 5}));
        Table descriptive = Table.of(new NumberColumn("z", new double[] {1, 1, 1, 0}));
        Settings settings = new Settings(
                Settings.labels(2),
                Scaling.NONE,
                Map.of(),
                "z",
                FIVE.kMeans().withClusters(2),
                List.of(new double[] {1}, new double[] {5}),
                1);

        Segmentation found = new LocalEngine().segment(features, descriptive, settings, Progress.SILENT);

        assertThat(found.model().centers().toArray(double[][]::new)).isDeepEqualTo(new double[][] {{5}, {1}});
        assertThat(found.assignments().segments()).containsExactly(1, 1, 0, 0);
        assertThat(found.segments()).extracting(Profile::size).containsExactly(2L, 2L);
        assertThat(found.segments())
                .extracting(s -> s.numbers().get("x").mean())
                .containsExactly(4.0, 0.0);
    }

    @Test
    void numbersSegmentsByTheFirstFeatureWhereTheOrderingColumnHoldsWords() {
        Table iris = OracleData.iris();
        Settings byCity = new Settings(FIVE.labels(), Scaling.AUTO, Map.of(), "city", FIVE.kMeans(), null, 1);

        Segmentation found = new LocalEngine()
                .segment(
                        iris,
                        Table.of(new CategoryColumn("city", new int[150], List.of("Tunis"))),
                        byCity,
                        Progress.SILENT);

        assertThat(found.model().orderedBy()).isEqualTo("sepal_length");
    }

    /** By hand: where x is known it is 1 in one segment and 9 in the other, mean 5 and deviation 4. */
    @Test
    void missingValuesDoNotBlurWhatSetsSegmentsApart() {
        double nan = Double.NaN;
        double[] x = {1, 1, 1, nan, 9, 9, 9, nan};
        double[] y = {0, 0, 0, 0, 100, 101, 102, 101};

        Segmentation found = segmentBy("x", x, y);

        assertThat(found.assignments().segments()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(found.importance().get(0)).isEqualTo(new FeatureImportance("x", 1, List.of(-1.0, 1.0)));
        assertThat(found.importance().get(1).feature()).isEqualTo("y");
        assertThat(found.importance().get(1).importance()).isBetween(0.99, 1.0);
    }

    private static Segmentation segmentBy(String ordering, double[] x, double[] y) {
        Settings two = FIVE.withSegments(2);
        Settings settings =
                new Settings(two.labels(), Scaling.NONE, Map.of(), ordering, two.kMeans(), null, two.threads());
        Table table = Table.of(new NumberColumn("x", x), new NumberColumn("y", y));
        return new LocalEngine().segment(table, null, settings, Progress.SILENT);
    }
}

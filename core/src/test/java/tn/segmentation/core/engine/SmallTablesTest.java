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

    @Test
    void numbersSegmentsInTheOrderOfTheirCentersAlsoWhereThoseAreGivenInAnother() {
        Table table = Table.of(
                new NumberColumn("x", new double[] {0, 1, 0, 1}), new NumberColumn("y", new double[] {0, 0, 100, 100}));

        Segmentation found = segmentFrom(table, new double[] {0.5, 100}, new double[] {0.5, 0});

        assertThat(found.segments())
                .extracting(s -> s.numbers().get("y").mean())
                .containsExactly(0.0, 100.0);
    }

    /**
     * The corners of a rectangle of 4 by 1: from centers one above the other both rows at the top stay together, 2 from
     * their center each, though left and right would be better. The value of a feature that is left out does not
     * matter.
     */
    @Test
    void whereGivenCentersLieDecidesWhatIsFound() {
        Table corners = Table.of(
                new NumberColumn("constant", new double[] {7, 7, 7, 7}),
                new NumberColumn("x", new double[] {0, 4, 0, 4}),
                new NumberColumn("y", new double[] {0, 0, 1, 1}));

        Segmentation above = segmentFrom(corners, new double[] {-9, 2, 0}, new double[] {9, 2, 1});
        Segmentation beside = segmentFrom(corners, new double[] {-9, 0, 0.5}, new double[] {9, 4, 0.5});

        assertThat(above.assignments().segments()).containsExactly(0, 0, 1, 1);
        assertThat(above.inertia()).isEqualTo(16);
        assertThat(beside.assignments().segments()).containsExactly(0, 1, 0, 1);
        assertThat(beside.inertia()).isEqualTo(1);
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

    private static Segmentation segmentFrom(Table table, double[]... centers) {
        Settings settings = new Settings(
                Settings.labels(centers.length),
                Scaling.NONE,
                Map.of(),
                "x",
                FIVE.kMeans().withClusters(centers.length),
                List.of(centers),
                1);
        return new LocalEngine().segment(table, null, settings, Progress.SILENT);
    }

    private static Segmentation segmentBy(String ordering, double[] x, double[] y) {
        Settings two = FIVE.withSegments(2);
        Settings settings =
                new Settings(two.labels(), Scaling.NONE, Map.of(), ordering, two.kMeans(), null, two.threads());
        Table table = Table.of(new NumberColumn("x", x), new NumberColumn("y", y));
        return new LocalEngine().segment(table, null, settings, Progress.SILENT);
    }
}

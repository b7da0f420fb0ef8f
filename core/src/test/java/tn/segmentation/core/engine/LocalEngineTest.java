package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.explain.FeatureImportance;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

class LocalEngineTest {

    private static final Settings FIVE = Settings.withDefaults();

    @Test
    void numbersSegmentsByRisingMeanSpend() {
        Segmentation found = segment(Customers.of(3000), FIVE);

        List<Double> means = found.segments().stream()
                .map(s -> s.numbers().get("montant_consommation").mean())
                .toList();
        assertThat(means).isSorted();
        assertThat(found.model().labels()).containsExactly("S1", "S2", "S3", "S4", "S5");
        assertThat(found.model().orderedBy()).isEqualTo("montant_consommation");
    }

    @Test
    void numbersSegmentsByTheFirstFeatureWhereThereIsNoSpend() {
        Segmentation found = segment(OracleData.iris(), FIVE.withSegments(3));

        assertThat(found.model().orderedBy()).isEqualTo("sepal_length");
        assertThat(found.segments().stream()
                        .map(s -> s.numbers().get("sepal_length").mean())
                        .toList())
                .isSorted();
    }

    @Test
    void numbersSegmentsBySpendAlsoWhereItOnlyDescribes() {
        Table all = Customers.of(2000);
        Table features = Table.of(all.numbers("age"), all.numbers("nombre_appels"), all.numbers("volume_data"));
        Table descriptive = Table.of(all.numbers("montant_consommation"));

        Segmentation found = new LocalEngine().segment(features, descriptive, FIVE, Progress.SILENT);

        assertThat(found.model().features()).doesNotContain("montant_consommation");
        assertThat(found.model().orderedBy()).isEqualTo("montant_consommation");
        assertThat(found.segments().stream()
                        .map(s -> s.numbers().get("montant_consommation").mean())
                        .toList())
                .isSorted();
    }

    @Test
    void aDescriptiveColumnChangesNoAssignment() {
        Table features = Customers.of(1000);
        CategoryColumn city = new CategoryColumn("city", new int[1000], List.of("Tunis"));

        Segmentation found = new LocalEngine().segment(features, Table.of(city), FIVE, Progress.SILENT);

        assertThat(found.assignments().segments())
                .isEqualTo(segment(features, FIVE).assignments().segments());
        assertThat(found.overall().categories()).isEqualTo(Map.of("city", Map.of("Tunis", 1000L)));
    }

    @Test
    void scoresTheSameRowsTheSameWayAloneOrTogether() {
        Table table = Customers.of(2000);
        Segmentation found = segment(table, FIVE);

        Assignments again = found.model().assign(table, 2);
        Assignments one = found.model().assign(Customers.select(table, 77), 1);

        assertThat(again.segments()).isEqualTo(found.assignments().segments());
        assertThat(again.seconds()).isEqualTo(found.assignments().seconds());
        assertThat(again.distances()).isEqualTo(found.assignments().distances());
        assertThat(one.rows()).isEqualTo(1);
        assertThat(one.segments()[0]).isEqualTo(again.segments()[77]);
        assertThat(one.distances()[0]).isEqualTo(again.distances()[77]);
    }

    /** The oracle scales the rows one by one and takes the square root of the sum of squared differences. */
    @Test
    void aRowIsInTheNearestSegmentAndTheSecondIsTheNextNearest() {
        Table table = Customers.of(500);
        Segmentation found = segment(table, FIVE);
        Assignments assignments = found.assignments();

        for (int i = 0; i < assignments.rows(); i++) {
            double[] distances = distancesToCenters(table, i, found.model());
            double[] sorted = Arrays.stream(distances).sorted().toArray();
            assertThat(assignments.distances()[i]).isCloseTo((float) sorted[0], within(1e-6f));
            assertThat(distances[assignments.segments()[i]]).isEqualTo(sorted[0]);
            assertThat(distances[assignments.seconds()[i]]).isEqualTo(sorted[1]);
        }
    }

    private static double[] distancesToCenters(Table table, int row, SegmentModel model) {
        return model.centers().stream()
                .mapToDouble(center -> {
                    double squared = 0;
                    for (int j = 0; j < center.length; j++) {
                        FeatureTransform transform = model.transforms().get(j);
                        double scaled = transform.apply(
                                table.numbers(transform.feature()).value(row));
                        squared += (scaled - center[j]) * (scaled - center[j]);
                    }
                    return Math.sqrt(squared);
                })
                .toArray();
    }

    @Test
    void oneSegmentHoldsEverybodyAndHasNoIndices() {
        Segmentation found = segment(Customers.of(100), FIVE.withSegments(1));

        assertThat(found.segments())
                .singleElement()
                .satisfies(s -> assertThat(s.size()).isEqualTo(100));
        assertThat(found.silhouette()).isNaN();
        assertThat(found.calinskiHarabasz()).isNaN();
        assertThat(found.findings()).isEmpty();
        assertThat(found.assignments().seconds()).isEqualTo(found.assignments().segments());
    }

    @Test
    void oneFeatureAloneWorks() {
        Segmentation found = segment(Table.of(Customers.of(500).numbers("montant_consommation")), FIVE);

        assertThat(found.segments()).hasSize(5);
        assertThat(found.findings()).extracting(Finding::code).containsExactly("chance_untestable");
        assertThat(found.chanceBaseline()).isNaN();
        assertThat(found.importance())
                .singleElement()
                .extracting(FeatureImportance::importance)
                .isNotEqualTo(0.0);
    }

    @Test
    void twoSegmentsOfTwoFeaturesAreTestedAgainstChance() {
        Table customers = Customers.of(500);
        Table two = Table.of(customers.numbers("montant_consommation"), customers.numbers("nombre_appels"));

        Segmentation found = segment(two, FIVE.withSegments(2));

        assertThat(found.chanceBaseline()).isBetween(0.0, 1.0);
        assertThat(found.findings()).extracting(Finding::code).doesNotContain("chance_untestable");
    }

    @Test
    void leavesOutAConstantFeatureAndSaysSo() {
        List<Column> columns = new ArrayList<>(Customers.of(500).columns());
        columns.set(
                0,
                new NumberColumn(
                        "age", IntStream.range(0, 500).mapToDouble(i -> 30).toArray()));

        Segmentation found = segment(new Table(columns), FIVE);

        assertThat(found.model().features()).doesNotContain("age");
        assertThat(found.findings()).contains(new Finding("constant_feature", Map.of("feature", "age")));
        assertThat(found.overall().numbers()).containsKey("age");
    }

    @Test
    void saysWhenNoiseIsNoBetterThanChance() {
        Random random = new Random(1);
        Table noise = Table.of(
                new NumberColumn("a", random.doubles(1000).toArray()),
                new NumberColumn("b", random.doubles(1000).toArray()),
                new NumberColumn("c", random.doubles(1000).toArray()));

        Segmentation found = segment(noise, FIVE);
        assertThat(found.findings())
                .contains(new Finding(
                        "no_better_than_chance",
                        Map.of("explained", found.varianceExplained(), "baseline", found.chanceBaseline())));
        assertThat(segment(Customers.of(1000), FIVE).findings())
                .extracting(Finding::code)
                .doesNotContain("no_better_than_chance");
    }

    @Test
    void namesASegmentThatIsSmallerThanAHundredthOfTheBase() {
        double[] values = new double[1000];
        for (int i = 0; i < 1000; i++) {
            values[i] = i < 5 ? 1000 + i : i % 2;
        }
        Segmentation found = segment(
                Table.of(new NumberColumn("x", values)), FIVE.withSegments(3).withScaling(Scaling.STANDARD));

        assertThat(found.findings())
                .contains(new Finding("small_segment", Map.of("segment", "S3", "size", 5L, "share", 0.5)));
    }

    @Test
    void aHundredthOfTheBaseIsEnoughForASegment() {
        double[] values =
                IntStream.range(0, 1000).mapToDouble(i -> i < 10 ? 1000 : i % 2).toArray();

        Segmentation found = segment(
                Table.of(new NumberColumn("x", values)), FIVE.withSegments(3).withScaling(Scaling.STANDARD));

        assertThat(found.segments().get(2).size()).isEqualTo(10);
        assertThat(found.findings()).extracting(Finding::code).doesNotContain("small_segment");
    }

    @Test
    void theMostImportantFeatureComesFirst() {
        assertThat(segment(Customers.of(1000), FIVE).importance())
                .extracting(FeatureImportance::importance)
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    /** A z-score is linear: there a center in raw units is the mean of its segment, up to the grid. */
    @Test
    void theTypicalValuesOfASegmentAreItsCenterInRawUnits() {
        Segmentation found = segment(OracleData.iris(), FIVE.withSegments(3).withScaling(Scaling.STANDARD));

        for (int segment = 0; segment < 3; segment++) {
            double[] typical = found.model().typicalValues(segment);
            for (int j = 0; j < 4; j++) {
                String feature = found.model().features().get(j);
                assertThat(typical[j])
                        .isCloseTo(
                                found.segments()
                                        .get(segment)
                                        .numbers()
                                        .get(feature)
                                        .mean(),
                                within(1e-6));
            }
        }
    }

    @Test
    void startsFromGivenCenters() {
        Table iris = OracleData.iris();
        Settings settings = withInitialCenters(
                FIVE.withSegments(2).withScaling(Scaling.NONE),
                List.of(new double[] {5, 3.4, 1.5, 0.2}, new double[] {6.3, 2.9, 5, 1.7}));

        assertThat(segment(iris, settings).inertia()).isLessThan(152.348);
    }

    @Test
    void refusesWhatCannotBeCut() {
        assertRefused(Table.of(new NumberColumn("x", new double[0])), FIVE, "too_few_rows rows=0 segments=5");
        assertRefused(
                Table.of(new NumberColumn("x", new double[] {1, 2, 3, 4})), FIVE, "too_few_rows rows=4 segments=5");
        assertRefused(
                Table.of(new NumberColumn("x", new double[] {1, 1, 1, 1, 1})), FIVE, "no_usable_feature features=x");
        assertRefused(
                Table.of(new NumberColumn("x", new double[] {1, 2, 1, 2, 1, 2})),
                FIVE,
                "too_few_distinct_rows distinct=2 segments=5");
        assertRefused(
                OracleData.iris(),
                withInitialCenters(FIVE.withSegments(2), List.of(new double[4])),
                "initial_centers_mismatch expected=2 × 4 found=1 × 4");
        assertRefused(
                OracleData.iris(),
                withInitialCenters(FIVE.withSegments(1), List.of(new double[3])),
                "initial_centers_mismatch expected=1 × 4 found=1 × 3");
        assertRefused(
                OracleData.iris(),
                withInitialCenters(FIVE.withSegments(1), List.of()),
                "initial_centers_mismatch expected=1 × 4 found=0 × 0");
        assertRefused(
                OracleData.iris(),
                withWeight("length", 2),
                "unknown_weight feature=length features=sepal_length, sepal_width, petal_length, petal_width");
    }

    @Test
    void aHeavierFeatureMattersMore() {
        Settings heavy = withWeight("age", 20);

        assertThat(segment(Customers.of(1000), heavy).importance().get(0).feature())
                .isEqualTo("age");
    }

    @Test
    void saysWhenItWasStoppedBeforeItConverged() {
        Settings once = new Settings(
                FIVE.labels(),
                Scaling.AUTO,
                Map.of(),
                "x",
                new KMeans(5, 1, 1, 1, 0),
                List.of(new double[5], ones(1), ones(2), ones(3), ones(4)),
                1);

        Segmentation found = segment(Customers.of(2000), once);

        assertThat(found.iterations()).isEqualTo(1);
        assertThat(found.findings())
                .filteredOn(f -> f.code().equals("not_converged"))
                .singleElement()
                .satisfies(f -> assertThat(f.params()).containsEntry("iterations", 1))
                .satisfies(f -> assertThat(((Number) f.params().get("changed")).longValue())
                        .isBetween(1L, 2000L));
    }

    @Test
    void reportsEveryStage() {
        Set<Stage> heard = Collections.synchronizedSet(EnumSet.noneOf(Stage.class));
        List<Long> steps = Collections.synchronizedList(new ArrayList<>());
        Progress listener = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                assertThat(done).isLessThanOrEqualTo(total);
                heard.add(stage);
                if (stage == Stage.JUDGE) {
                    assertThat(total).isEqualTo(4);
                    steps.add(done);
                } else if (stage == Stage.SCALE) {
                    assertThat(total).isEqualTo(500);
                }
            }
        };
        long start = System.nanoTime();

        Segmentation found = new LocalEngine().segment(Customers.of(500), null, FIVE, listener);

        double elapsed = (System.nanoTime() - start) / 1e9;
        assertThat(steps).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(found.seconds().values()).allMatch(seconds -> seconds >= 0);
        assertThat(found.seconds().values().stream().mapToDouble(s -> s).sum())
                .isGreaterThan(0)
                .isLessThanOrEqualTo(elapsed);
        assertThat(heard).containsExactlyInAnyOrder(Stage.SCALE, Stage.SEED, Stage.ITERATE, Stage.JUDGE);
        assertThat(found.seconds()).containsOnlyKeys("scale", "seed", "iterate", "judge");
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> FIVE.withSegments(101));
        assertThatIllegalArgumentException().isThrownBy(() -> FIVE.withThreads(0));
        assertThatIllegalArgumentException().isThrownBy(() -> withWeight("age", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> withWeight("age", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> withWeight("age", Double.POSITIVE_INFINITY));
        assertThat(FIVE.withSegments(100).labels())
                .hasSize(100)
                .startsWith("S1", "S2")
                .endsWith("S100");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Settings(Settings.labels(4), Scaling.AUTO, Map.of(), "age", FIVE.kMeans(), null, 1))
                .withMessage("clusters is out of range: 5");
    }

    private static double[] ones(double value) {
        double[] center = new double[5];
        Arrays.fill(center, value);
        return center;
    }

    private static void assertRefused(Table table, Settings settings, String codeAndValues) {
        assertThatExceptionOfType(Unsegmentable.class)
                .isThrownBy(() -> segment(table, settings))
                .withMessage(codeAndValues);
    }

    private static Segmentation segment(Table table, Settings settings) {
        return new LocalEngine().segment(table, null, settings, Progress.SILENT);
    }

    private static Settings withWeight(String feature, double weight) {
        return new Settings(
                FIVE.labels(), Scaling.AUTO, Map.of(feature, weight), FIVE.orderBy(), FIVE.kMeans(), null, 2);
    }

    private static Settings withInitialCenters(Settings s, List<double[]> centers) {
        return new Settings(s.labels(), s.scaling(), s.weights(), s.orderBy(), s.kMeans(), centers, s.threads());
    }
}

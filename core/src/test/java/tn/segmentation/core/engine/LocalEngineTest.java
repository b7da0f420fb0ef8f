package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.explain.FeatureImportance;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

class LocalEngineTest {

    private static final Settings FIVE = Settings.withDefaults();

    @Test
    void numbersSegmentsByRisingMeanSpend() {
        Segmentation found = segment(customers(3000), FIVE);

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
        Table all = customers(2000);
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

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void givesTheSameSegmentsToTheSameCustomersInAnyOrderForAnyThreads(Scaling scaling) {
        // more rows than a block of work and than the sample that seeds are tried on, once
        int rows = scaling == Scaling.AUTO ? 70_000 : 4_000;
        Table table = customers(rows);
        Segmentation expected = segment(table, FIVE.withScaling(scaling).withThreads(1));
        int[] order = shuffled(rows);

        Segmentation found =
                segment(select(table, order), FIVE.withScaling(scaling).withThreads(3));

        assertThat(Arrays.deepEquals(centers(found), centers(expected))).isTrue();
        assertThat(found.model().transforms()).isEqualTo(expected.model().transforms());
        for (int i = 0; i < order.length; i++) {
            assertThat(found.assignments().segments()[i])
                    .isEqualTo(expected.assignments().segments()[order[i]]);
            assertThat(found.assignments().distances()[i])
                    .isEqualTo(expected.assignments().distances()[order[i]]);
        }
        assertThat(found.silhouette()).isEqualTo(expected.silhouette());
        assertThat(found.chanceBaseline()).isEqualTo(expected.chanceBaseline());
        assertThat(found.segments()).isEqualTo(expected.segments());
    }

    @Test
    void aDescriptiveColumnChangesNoAssignment() {
        Table features = customers(1000);
        CategoryColumn city = new CategoryColumn("city", new int[1000], List.of("Tunis"));

        Segmentation found = new LocalEngine().segment(features, Table.of(city), FIVE, Progress.SILENT);

        assertThat(found.assignments().segments())
                .isEqualTo(segment(features, FIVE).assignments().segments());
        assertThat(found.overall().categories()).isEqualTo(Map.of("city", Map.of("Tunis", 1000L)));
    }

    @Test
    void scoresTheSameRowsTheSameWayAloneOrTogether() {
        Table table = customers(2000);
        Segmentation found = segment(table, FIVE);

        Assignments again = found.model().assign(table, 2);
        Assignments one = found.model().assign(select(table, 77), 1);

        assertThat(again.segments()).isEqualTo(found.assignments().segments());
        assertThat(again.seconds()).isEqualTo(found.assignments().seconds());
        assertThat(again.distances()).isEqualTo(found.assignments().distances());
        assertThat(one.rows()).isEqualTo(1);
        assertThat(one.segments()[0]).isEqualTo(again.segments()[77]);
        assertThat(one.distances()[0]).isEqualTo(again.distances()[77]);
    }

    @Test
    void theSecondSegmentIsTheNextNearest() {
        Segmentation found = segment(customers(500), FIVE);
        Assignments assignments = found.assignments();

        for (int i = 0; i < assignments.rows(); i++) {
            assertThat(assignments.seconds()[i]).isNotEqualTo(assignments.segments()[i]);
        }
    }

    @Test
    void oneSegmentHoldsEverybodyAndHasNoIndices() {
        Segmentation found = segment(customers(100), FIVE.withSegments(1));

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
        Segmentation found = segment(Table.of(customers(500).numbers("montant_consommation")), FIVE);

        assertThat(found.segments()).hasSize(5);
        assertThat(found.findings()).extracting(Finding::code).containsExactly("chance_untestable");
        assertThat(found.chanceBaseline()).isNaN();
        assertThat(found.importance())
                .singleElement()
                .extracting(FeatureImportance::importance)
                .isNotEqualTo(0.0);
    }

    @Test
    void leavesOutAConstantFeatureAndSaysSo() {
        List<Column> columns = new ArrayList<>(customers(500).columns());
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

        assertThat(segment(noise, FIVE).findings()).extracting(Finding::code).contains("no_better_than_chance");
        assertThat(segment(customers(1000), FIVE).findings())
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
    void startsFromGivenCenters() {
        Table iris = OracleData.iris();
        Settings settings = withInitialCenters(
                FIVE.withSegments(2).withScaling(Scaling.NONE),
                List.of(new double[] {5, 3.4, 1.5, 0.2}, new double[] {6.3, 2.9, 5, 1.7}));

        assertThat(segment(iris, settings).inertia()).isLessThan(152.348);
    }

    @Test
    void refusesWhatCannotBeCut() {
        assertRefused(Table.of(new NumberColumn("x", new double[0])), FIVE, "too_few_rows");
        assertRefused(Table.of(new NumberColumn("x", new double[] {1, 2, 3, 4})), FIVE, "too_few_rows");
        assertRefused(Table.of(new NumberColumn("x", new double[] {1, 1, 1, 1, 1})), FIVE, "no_usable_feature");
        assertRefused(Table.of(new NumberColumn("x", new double[] {1, 2, 1, 2, 1, 2})), FIVE, "too_few_distinct_rows");
        assertRefused(
                OracleData.iris(),
                withInitialCenters(FIVE.withSegments(2), List.of(new double[4])),
                "initial_centers_mismatch");
        assertRefused(
                OracleData.iris(),
                withInitialCenters(FIVE.withSegments(1), List.of(new double[3])),
                "initial_centers_mismatch");
        assertRefused(OracleData.iris(), withWeight("length", 2), "unknown_weight");
    }

    @Test
    void aHeavierFeatureMattersMore() {
        Settings heavy = withWeight("age", 20);

        assertThat(segment(customers(1000), heavy).importance().get(0).feature())
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

        assertThat(segment(customers(2000), once).findings())
                .extracting(Finding::code)
                .contains("not_converged");
    }

    @Test
    void reportsEveryStage() {
        Set<Stage> heard = Collections.synchronizedSet(EnumSet.noneOf(Stage.class));
        Progress listener = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                assertThat(done).isLessThanOrEqualTo(total);
                heard.add(stage);
            }
        };

        Segmentation found = new LocalEngine().segment(customers(500), null, FIVE, listener);

        assertThat(heard).containsExactlyInAnyOrder(Stage.SCALE, Stage.SEED, Stage.ITERATE, Stage.JUDGE);
        assertThat(found.seconds()).containsOnlyKeys("scale", "seed", "iterate", "judge");
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> FIVE.withSegments(101));
        assertThatIllegalArgumentException().isThrownBy(() -> FIVE.withThreads(0));
        assertThatIllegalArgumentException().isThrownBy(() -> withWeight("age", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> withWeight("age", Double.NaN));
    }

    private static double[] ones(double value) {
        double[] center = new double[5];
        Arrays.fill(center, value);
        return center;
    }

    private static void assertRefused(Table table, Settings settings, String code) {
        assertThatExceptionOfType(Unsegmentable.class)
                .isThrownBy(() -> segment(table, settings))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
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

    private static double[][] centers(Segmentation segmentation) {
        return segmentation.model().centers().toArray(double[][]::new);
    }

    private static int[] shuffled(int rows) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(3));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Table select(Table table, int... rows) {
        return new Table(table.names().stream()
                .<Column>map(name -> new NumberColumn(
                        name,
                        Arrays.stream(rows)
                                .mapToDouble(i -> table.numbers(name).values()[i])
                                .toArray()))
                .toList());
    }

    /** Five groups with the columns of the specification; heavy tails and zeros as in real usage. */
    private static Table customers(int rows) {
        double[][] centers = {
            {46, 9, 25, 0.4, 4}, {31, 22, 55, 6, 10}, {52, 28, 180, 1, 20}, {23, 18, 35, 15, 90}, {41, 85, 240, 25, 30}
        };
        Random random = new Random(8);
        double[][] values = new double[5][rows];
        for (int i = 0; i < rows; i++) {
            double[] center = centers[i % 5];
            values[0][i] = Math.max(18, Math.rint(center[0] + 8 * random.nextGaussian()));
            for (int j = 1; j < 5; j++) {
                double value = center[j] * Math.exp(0.4 * random.nextGaussian());
                values[j][i] = j > 2 && random.nextInt(5) == 0 ? 0 : Math.rint(1000 * value) / 1000;
            }
        }
        return Table.of(
                new NumberColumn("age", values[0]),
                new NumberColumn("montant_consommation", values[1]),
                new NumberColumn("nombre_appels", values[2]),
                new NumberColumn("volume_data", values[3]),
                new NumberColumn("nombre_sms", values[4]));
    }
}

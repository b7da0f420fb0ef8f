package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.explain.Profile;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

/** Tables that k-means has to be told what to do with. */
class HardCasesTest {

    /** Seven distinct rows, each of them as often as its number says. */
    private static final Table SEVEN = repeated(new double[][] {
        {1, 0, 0}, {2, 9, 1}, {3, 4, 7}, {4, 2, 2}, {5, 8, 8}, {6, 1, 5}, {7, 6, 3},
    });

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void cutsIntoAHundred(Scaling scaling) {
        Segmentation found = segment(PlantedGroups.TWENTY.table(), 100, scaling, null);

        assertThat(found.segments()).hasSize(100).allMatch(segment -> segment.size() > 0);
        assertThat(sizes(found)).isEqualTo(counted(found, 100));
        assertThat(found.varianceExplained()).isBetween(0.9, 1.0);
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void givesEachOfAsManyDistinctRowsItsOwnSegment(Scaling scaling) {
        Segmentation found = segment(SEVEN, 7, scaling, null);

        assertThat(sizes(found)).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(found.inertia()).isZero();
        assertThat(found.varianceExplained()).isEqualTo(1);
        assertThat(found.assignments().distances()).containsOnly(0);
        // a row alone in its segment counts 0, the 27 others 1
        assertThat(found.silhouette()).isEqualTo(27 / 28.0);
        assertThat(found.calinskiHarabasz()).isEqualTo(1);
        assertThat(found.daviesBouldin()).isZero();
    }

    /** The columns are 0, 0, 1 each: shuffled, the ones may meet, and two distinct rows are left. */
    @Test
    void comparesWithShuffledCopiesThatHaveFewerDistinctRowsThanSegments() {
        Segmentation found = segment(table(new double[][] {{0, 0}, {0, 1}, {1, 0}}), 3, Scaling.NONE, null);

        assertThat(sizes(found)).containsExactly(1, 1, 1);
        assertThat(found.varianceExplained()).isEqualTo(1);
        assertThat(found.chanceBaseline()).isEqualTo(1);
    }

    /** Of 100,000 rows four differ from all others: most samples that seeds are tried on have none of them. */
    @Test
    void findsDistinctRowsThatASampleHasHardlyAnyOf() {
        double[][] rows = new double[100_000][];
        Arrays.fill(rows, new double[] {0, 0});
        for (int i = 1; i <= 4; i++) {
            rows[20_000 * i] = new double[] {i, 10 * i};
        }

        Segmentation found = segment(table(rows), 5, Scaling.NONE, null);

        assertThat(sizes(found)).containsExactly(99_996, 1, 1, 1, 1);
        assertThat(found.inertia()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void refusesMoreSegmentsThanDistinctRows(Scaling scaling) {
        assertThatExceptionOfType(Unsegmentable.class)
                .isThrownBy(() -> segment(SEVEN, 8, scaling, null))
                .satisfies(e -> assertThat(e.code()).isEqualTo("too_few_distinct_rows"))
                .satisfies(e -> assertThat(e.params()).isEqualTo(Map.of("distinct", 7, "segments", 8)));
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void refusesRowsThatAreAllEqual(Scaling scaling) {
        double[][] equal = new double[50][];
        Arrays.fill(equal, new double[] {3, 0.1});

        assertThatExceptionOfType(Unsegmentable.class)
                .isThrownBy(() -> segment(table(equal), 2, scaling, null))
                .satisfies(e -> assertThat(e.code()).isEqualTo("no_usable_feature"))
                .satisfies(e -> assertThat(e.params()).isEqualTo(Map.of("features", "x0, x1")));
    }

    /**
     * Rows at 0..9 and 100..109. Of centers at 5, 300 and 400 the last two have no row in the first iteration; both are
     * put where the rows are that are farthest from all centers. By hand: 0..9, 100..104 and 105..109 are the best
     * three, or the mirror image, of inertia 82.5 + 10 + 10.
     */
    @Test
    void fillsSegmentsThatStartWithoutRows() {
        double[][] rows = IntStream.range(0, 20)
                .mapToObj(i -> new double[] {i < 10 ? i : 90 + i})
                .toArray(double[][]::new);

        Segmentation found = segment(
                table(rows), 3, Scaling.NONE, List.of(new double[] {5}, new double[] {300}, new double[] {400}));

        assertThat(sizes(found)).containsExactlyInAnyOrder(10, 5, 5);
        assertThat(found.inertia()).isEqualTo(102.5);
    }

    /** As many rows as given centers say that nobody is near: every segment ends with its own. */
    @Test
    void fillsAllSegmentsButOne() {
        double[] far = {1000, 1000, 1000};

        Segmentation found =
                segment(SEVEN, 7, Scaling.NONE, List.of(new double[] {1, 0, 0}, far, far, far, far, far, far));

        assertThat(sizes(found)).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(found.inertia()).isZero();
    }

    private static Segmentation segment(Table table, int k, Scaling scaling, @Nullable List<double[]> centers) {
        Settings settings = new Settings(
                Settings.labels(k),
                scaling,
                Map.of(),
                "x0",
                KMeans.withDefaults().withClusters(k),
                centers,
                2);
        return new LocalEngine().segment(table, null, settings, Progress.SILENT);
    }

    private static List<Integer> sizes(Segmentation found) {
        return found.segments().stream()
                .map(Profile::size)
                .map(Math::toIntExact)
                .toList();
    }

    private static List<Integer> counted(Segmentation found, int k) {
        int[] counts = new int[k];
        for (byte segment : found.assignments().segments()) {
            counts[segment]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    private static Table repeated(double[][] distinct) {
        return table(IntStream.range(0, distinct.length)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(0, i).mapToObj(again -> distinct[i]))
                .toArray(double[][]::new));
    }

    private static Table table(double[][] rows) {
        return new Table(IntStream.range(0, rows[0].length)
                .<Column>mapToObj(j -> new NumberColumn(
                        "x" + j, Arrays.stream(rows).mapToDouble(row -> row[j]).toArray()))
                .toList());
    }
}

package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.explain.Profile;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

/**
 * The whole computation against scikit-learn 1.2.1: {@code KMeans(k, n_init=200, tol=0, max_iter=1000, random_state=0,
 * algorithm='lloyd')}, and {@code silhouette_score}, {@code calinski_harabasz_score}, {@code davies_bouldin_score} of
 * {@code sklearn.metrics} on its labels. The oracle's figures have ten digits.
 */
class OracleTest {

    private record Oracle(
            String name,
            Table table,
            Scaling scaling,
            double inertia,
            List<Long> sizes,
            double silhouette,
            double calinskiHarabasz,
            double daviesBouldin) {

        @Override
        public String toString() {
            return name + ", " + scaling + ", k=" + sizes.size();
        }
    }

    static Stream<Oracle> oracles() {
        Table iris = OracleData.iris();
        Table iranian = OracleData.iranian();
        return Stream.of(
                new Oracle(
                        "iris",
                        iris,
                        Scaling.NONE,
                        152.3479518,
                        List.of(97L, 53L),
                        0.6810461692,
                        513.924546,
                        0.4042928372),
                new Oracle(
                        "iris",
                        iris,
                        Scaling.NONE,
                        78.85144143,
                        List.of(62L, 50L, 38L),
                        0.5528190124,
                        561.6277566,
                        0.6619715465),
                new Oracle(
                        "iris",
                        iris,
                        Scaling.NONE,
                        46.44618205,
                        List.of(50L, 39L, 25L, 24L, 12L),
                        0.4887488871,
                        495.5414877,
                        0.805965212),
                new Oracle(
                        "iris",
                        iris,
                        Scaling.STANDARD,
                        139.8204964,
                        List.of(53L, 50L, 47L),
                        0.4599482392,
                        241.9044017,
                        0.8335949465),
                new Oracle(
                        "Iranian",
                        iranian,
                        Scaling.STANDARD,
                        7207.840346,
                        List.of(1889L, 726L, 535L),
                        0.3756321672,
                        1177.129738,
                        1.245676682),
                new Oracle(
                        "Iranian",
                        iranian,
                        Scaling.STANDARD,
                        4245.852436,
                        List.of(1558L, 537L, 522L, 467L, 66L),
                        0.4342309273,
                        1547.027039,
                        0.8906181762),
                new Oracle(
                        "Iranian",
                        iranian,
                        Scaling.STANDARD,
                        3257.391817,
                        List.of(1506L, 490L, 342L, 330L, 266L, 151L, 65L),
                        0.4320984373,
                        1502.419685,
                        0.9491931322));
    }

    @ParameterizedTest
    @MethodSource("oracles")
    void findsWhatScikitLearnFindsInTwoHundredStarts(Oracle oracle) {
        Settings settings =
                Settings.withDefaults().withSegments(oracle.sizes().size()).withScaling(oracle.scaling());

        Segmentation found = new LocalEngine().segment(oracle.table(), null, settings, Progress.SILENT);

        assertThat(found.inertia()).isLessThanOrEqualTo(oracle.inertia() * (1 + 1e-6));
        List<Long> sizes = new java.util.ArrayList<>(
                found.segments().stream().map(Profile::size).toList());
        sizes.sort(Collections.reverseOrder());
        assertThat(sizes).isEqualTo(oracle.sizes());
        assertRelative(found.silhouette(), oracle.silhouette());
        assertRelative(found.calinskiHarabasz(), oracle.calinskiHarabasz());
        assertRelative(found.daviesBouldin(), oracle.daviesBouldin());
    }

    private static void assertRelative(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }
}

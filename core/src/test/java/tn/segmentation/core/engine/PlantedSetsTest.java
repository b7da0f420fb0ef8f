package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.core.engine.PlantedSets.PlantedSet;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

/**
 * Whether known groups are found, and whether the default scaling finds more of them than a plain z-score.
 *
 * <p>The floors stand .03 below the adjusted Rand index that a prototype reaches on the same rows: the scaling in numpy
 * (quantiles by {@code numpy.quantile}, population deviation), then scikit-learn 1.2.1 {@code KMeans(groups, n_init=60,
 * tol=0, max_iter=1000, random_state=0)} and {@code adjusted_rand_score}:
 *
 * <table>
 * <caption>Prototype</caption>
 * <tr><th>set</th><th>auto</th><th>standard</th></tr>
 * <tr><td>mild skew</td><td>.4796</td><td>.5155</td></tr>
 * <tr><td>heavy skew</td><td>.4496</td><td>.3536</td></tr>
 * <tr><td>many zeros, in any unit</td><td>.7984</td><td>.2996</td></tr>
 * <tr><td>1 % absurd values</td><td>.7523</td><td>.1571</td></tr>
 * <tr><td>unbalanced usage</td><td>.6588</td><td>.3738</td></tr>
 * <tr><td>the round groups</td><td>1</td><td>1</td></tr>
 * </table>
 */
class PlantedSetsTest {

    static Stream<Arguments> floors() {
        return Stream.of(
                Arguments.of(PlantedSets.mildSkew(), .449),
                Arguments.of(PlantedSets.heavySkew(), .419),
                Arguments.of(PlantedSets.zeros(), .768),
                Arguments.of(PlantedSets.megabytes(), .768),
                Arguments.of(PlantedSets.bytesAndMillimes(), .768),
                Arguments.of(PlantedSets.absurd(), .722),
                Arguments.of(PlantedSets.unbalancedUsage(), .628));
    }

    @ParameterizedTest
    @MethodSource("floors")
    void findsGroupsOfUsage(PlantedSet set, double floor) {
        assertThat(agreement(set, Scaling.AUTO)).isGreaterThan(floor);
    }

    static Stream<PlantedSet> roundGroups() {
        return Stream.of(PlantedSets.separated(), PlantedSets.grid(), PlantedSets.unbalanced());
    }

    @ParameterizedTest
    @MethodSource("roundGroups")
    void findsGroupsThatAreFarApartToTheLastRow(PlantedSet set) {
        assertThat(agreement(set, Scaling.AUTO)).isEqualTo(1.0);
        assertThat(agreement(set, Scaling.STANDARD)).isEqualTo(1.0);
    }

    @Test
    void findsMoreOfTheGroupsByDefaultThanWithPlainZScores() {
        double byDefault = meanAgreement(Scaling.AUTO);

        // the prototype: .68 against .33
        assertThat(byDefault).isGreaterThan(meanAgreement(Scaling.STANDARD) + .25);
    }

    @Test
    void givesTheSameSegmentsInAnyUnit() {
        int[] inGigabytes = segments(PlantedSets.zeros(), Scaling.AUTO);

        // seeds of the search depend on the values, so that a row half-way between two centers may change sides
        assertThat(AdjustedRandIndex.of(inGigabytes, segments(PlantedSets.megabytes(), Scaling.AUTO)))
                .isGreaterThan(.995);
        assertThat(AdjustedRandIndex.of(inGigabytes, segments(PlantedSets.bytesAndMillimes(), Scaling.AUTO)))
                .isGreaterThan(.995);
    }

    private static double meanAgreement(Scaling scaling) {
        return PlantedSets.usage().stream()
                .mapToDouble(set -> agreement(set, scaling))
                .average()
                .orElseThrow();
    }

    private static double agreement(PlantedSet set, Scaling scaling) {
        return AdjustedRandIndex.of(set.truth(), segments(set, scaling));
    }

    private static int[] segments(PlantedSet set, Scaling scaling) {
        Settings settings = Settings.withDefaults().withSegments(set.groups()).withScaling(scaling);
        Segmentation segmentation = new LocalEngine().segment(set.table(), null, settings, Progress.SILENT);
        byte[] segments = segmentation.assignments().segments();
        int[] widened = new int[segments.length];
        for (int i = 0; i < widened.length; i++) {
            widened[i] = segments[i];
        }
        return widened;
    }
}

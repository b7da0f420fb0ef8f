package tn.segmentation.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.cluster.ClusterSums;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.engine.OracleData;
import tn.segmentation.core.prepare.Grid;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

class ProfilesTest {

    private static final NumberColumn CALLS = OracleData.iranian().numbers("frequency_of_use");
    private static final byte[] AGE_GROUPS = OracleData.iranianAgeGroups();

    /**
     * pandas 1.5.3 on the Iranian customers: {@code g = df.groupby('Age Group')['Frequency of use']}, then
     * {@code g.sum(), g.mean(), g.std(), g.quantile([.05, .25, .5, .75, .95])} and the mean of {@code g == 0}.
     */
    @Test
    void segmentsAreDescribedAsPandasDescribesThem() {
        List<Profile> segments = profiles(CALLS).segments();

        assertProfile(segments.get(0), 123, 9427, 76.64227642276423, 32.533244051983424, 0, 46, 55, 66, 79, 138);
        assertProfile(
                segments.get(1),
                1037,
                74742,
                72.07521697203471,
                65.0468210717535,
                0.07907425265188042,
                0,
                23,
                57,
                100,
                230);
        assertProfile(
                segments.get(2),
                1425,
                97531,
                68.44280701754386,
                52.90574609286981,
                0.018947368421052633,
                10,
                32,
                51,
                89,
                176.79999999999995);
        assertProfile(
                segments.get(3),
                395,
                23922,
                60.562025316455696,
                55.81062137099547,
                0.0759493670886076,
                0,
                15,
                40,
                91,
                167);
        assertProfile(
                segments.get(4),
                170,
                13179,
                77.52352941176471,
                59.44488800025646,
                0.08823529411764706,
                0,
                12,
                93,
                105,
                180.54999999999998);
    }

    /** pandas 1.5.3: the same calls on the whole column. */
    @Test
    void theBaseIsDescribedAsPandasDescribesIt() {
        assertProfile(
                profiles(CALLS).overall(),
                3150,
                218801,
                69.46063492063492,
                57.41330775063302,
                0.04888888888888889,
                1,
                27,
                54,
                95,
                184.54999999999973);
    }

    @Test
    void missingValuesAreLeftOutOfEverything() {
        NumberColumn column = new NumberColumn("x", new double[] {1, Double.NaN, 3, Double.NaN});
        Profiles profiles = profiles(List.of(column), new byte[] {0, 0, 0, 1}, 2);

        NumberProfile first = profiles.segments().get(0).numbers().get("x");
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.mean()).isEqualTo(2);
        // by hand: ((1 - 2)^2 + (3 - 2)^2) / (2 - 1)
        assertThat(first.deviation()).isEqualTo(Math.sqrt(2));
        assertThat(profiles.segments().get(0).size()).isEqualTo(3);
        NumberProfile none = profiles.segments().get(1).numbers().get("x");
        assertThat(none.count()).isZero();
        assertThat(none.mean()).isNaN();
        assertThat(none.median()).isNaN();
        assertThat(none.zeroShare()).isNaN();
    }

    @Test
    void aSingleValueHasNoDeviation() {
        NumberProfile profile = profiles(List.of(new NumberColumn("x", new double[] {4})), new byte[1], 1)
                .overall()
                .numbers()
                .get("x");

        assertThat(profile.mean()).isEqualTo(4);
        assertThat(profile.deviation()).isNaN();
    }

    @Test
    void segmentsInAnotherOrderKeepTheirProfiles() {
        Profiles profiles = profiles(List.of(new NumberColumn("x", new double[] {4, 5, 6})), new byte[] {0, 1, 2}, 3);

        Profiles reordered = profiles.reordered(new int[] {2, 0, 1});

        assertThat(reordered.segments())
                .extracting(s -> s.numbers().get("x").mean())
                .containsExactly(6.0, 4.0, 5.0);
        assertThat(reordered.overall()).isEqualTo(profiles.overall());
    }

    @Test
    void wordsAreCountedPerLevel() {
        CategoryColumn city = new CategoryColumn("city", new int[] {0, 1, 1, -1}, List.of("Sfax", "Tunis"));
        Profiles profiles = profiles(List.of(city), new byte[] {0, 0, 1, 1}, 2);

        assertThat(profiles.segments().get(0).categories()).isEqualTo(Map.of("city", Map.of("Sfax", 1L, "Tunis", 1L)));
        assertThat(profiles.segments().get(1).categories()).isEqualTo(Map.of("city", Map.of("Sfax", 0L, "Tunis", 1L)));
        assertThat(profiles.overall().categories()).isEqualTo(Map.of("city", Map.of("Sfax", 1L, "Tunis", 2L)));
    }

    /** pandas 1.5.3: {@code (g.mean() - x.mean()) / x.std(ddof=0)} and the share of variance between the groups. */
    @Test
    void importanceIsTheShareOfVarianceBetweenTheSegments() {
        FeatureImportance importance = importance("frequency_of_use", CALLS.values(), AGE_GROUPS, 5);

        assertThat(importance.importance()).isCloseTo(0.005514348930824945, within(1e-15));
        double[] expected = {
            0.12510656497809147, 0.045546882172692205, -0.017730897964876376, -0.1550167159318434, 0.14045828286847045
        };
        for (int c = 0; c < 5; c++) {
            assertThat(importance.values().get(c)).isCloseTo(expected[c], within(1e-14));
        }
    }

    @Test
    void aConstantFeatureHasNoImportance() {
        assertThat(importance("x", new double[] {2, 2}, new byte[] {0, 1}, 2))
                .isEqualTo(new FeatureImportance("x", 0, List.of(0.0, 0.0)));
    }

    private static FeatureImportance importance(String name, double[] values, byte[] labels, int count) {
        ScaledTable table = Grid.of(0, values);
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            return FeatureImportance.of(name, ClusterSums.of(table, labels, count, workers), 0);
        }
    }

    private static Profiles profiles(NumberColumn column) {
        return profiles(List.of(column), AGE_GROUPS, 5);
    }

    private static Profiles profiles(
            List<? extends tn.segmentation.core.data.Column> columns, byte[] labels, int count) {
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            return Profiles.of(List.copyOf(columns), labels, count, workers);
        }
    }

    private static void assertProfile(
            Profile profile,
            long size,
            double sum,
            double mean,
            double deviation,
            double zeroShare,
            double... quantiles) {
        NumberProfile calls = profile.numbers().get("frequency_of_use");
        assertThat(profile.size()).isEqualTo(size);
        assertThat(calls.count()).isEqualTo(size);
        assertThat(calls.sum()).isEqualTo(sum);
        assertThat(calls.mean()).isCloseTo(mean, within(1e-14 * mean));
        assertThat(calls.deviation()).isCloseTo(deviation, within(1e-13 * deviation));
        assertThat(calls.zeroShare()).isCloseTo(zeroShare, within(1e-16));
        for (int q = 0; q < 5; q++) {
            assertThat(calls.quantiles().get(q)).isCloseTo(quantiles[q], within(1e-12));
        }
        assertThat(calls.median()).isEqualTo(calls.quantiles().get(2));
    }
}

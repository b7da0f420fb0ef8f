package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

class QualityTest {

    private static final double TOLERANCE = 1e-4;

    /**
     * scikit-learn 1.2.1 on z-scores: {@code KMeans(k, n_init=10, tol=0, max_iter=1000, random_state=0,
     * algorithm='lloyd').fit(X).inertia_}.
     */
    @ParameterizedTest
    @CsvSource({
        "iris, 3, 139.82049635974982",
        "iris, 5, 90.92751382392049",
        "iris, 10, 47.51904068157667",
        "iris, 20, 25.177329023493797",
        "Iranian, 3, 7207.84034613173",
        "Iranian, 5, 4248.402818601982",
        "Iranian, 10, 2255.4403972307537",
        "Iranian, 20, 1225.4353571915121"
    })
    void isNoWorseThanTheBestOfTenStartsOfScikitLearn(String data, int k, double inertia) {
        Table table = data.equals("iris") ? OracleData.iris() : OracleData.iranian();
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(inertia(table, k, seed)).isLessThanOrEqualTo(inertia * (1 + TOLERANCE));
        }
    }

    /** The same call on planted sets: {@code oracle/planted_groups.py} prints these lines. */
    @ParameterizedTest
    @CsvSource({
        "SEPARATED, 6, 13.477550437998275",
        "SEPARATED, 4, 335.55703528525135",
        "SEPARATED, 9, 11.486530364147999",
        "UNBALANCED, 5, 1702.6525477744044",
        "UNBALANCED, 3, 3320.749236149977",
        "UNBALANCED, 8, 1163.0767113265383",
        "SPREADS, 4, 919.4446725149116",
        "SPREADS, 7, 522.2498248718294",
        "TWENTY, 20, 1683.3856377914758",
        "TWENTY, 12, 3161.3944855858354",
        "TWENTY, 100, 988.900415131249",
        "DUPLICATES, 3, 976.033938294313",
        "DUPLICATES, 8, 440.96621839407146",
        "DUPLICATES, 40, 98.70213349558483"
    })
    void isNoWorseOnPlantedGroups(PlantedGroups groups, int k, double inertia) {
        Table table = groups.table();
        for (long seed = 1; seed <= 2; seed++) {
            assertThat(inertia(table, k, seed)).isLessThanOrEqualTo(inertia * (1 + TOLERANCE));
        }
    }

    /** Where groups are clear both find the same, so the rows are those of the oracle. */
    @Test
    void findsWhatScikitLearnFindsWhereGroupsAreClear() {
        assertThat(inertia(PlantedGroups.SEPARATED.table(), 6, 1)).isCloseTo(13.477550437998275, withPercentage(1e-6));
    }

    private static double inertia(Table table, int k, long seed) {
        Settings settings = new Settings(
                Settings.labels(k),
                Scaling.STANDARD,
                Map.of(),
                table.names().get(0),
                KMeans.withDefaults().withClusters(k).withSeed(seed),
                null,
                2);
        return new LocalEngine().segment(table, null, settings, Progress.SILENT).inertia();
    }
}

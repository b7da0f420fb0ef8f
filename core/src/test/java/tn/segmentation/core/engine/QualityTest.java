package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

class QualityTest {

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
            assertThat(inertia(table, k, seed)).isLessThanOrEqualTo(inertia * (1 + 1e-4));
        }
    }

    private static double inertia(Table table, int k, long seed) {
        Settings settings = new Settings(
                Settings.labels(k),
                Scaling.STANDARD,
                java.util.Map.of(),
                table.names().get(0),
                KMeans.withDefaults().withClusters(k).withSeed(seed),
                null,
                2);
        return new LocalEngine().segment(table, null, settings, Progress.SILENT).inertia();
    }
}

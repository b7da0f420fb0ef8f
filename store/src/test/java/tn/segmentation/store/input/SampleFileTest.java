package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.Table;

/**
 * {@code donnees_clients.csv} as it is. The oracle is pandas 1.5.3: {@code d = read_csv(file,
 * float_precision='round_trip', keep_default_na=False, na_values=[''])}, {@code k = d.dropna(subset=[the four usage
 * columns])}; sums are {@code math.fsum(k[column])}.
 */
class SampleFileTest {

    @TempDir
    Path folder;

    private TestFile file = new TestFile(Path.of("donnees_clients.csv"));

    @BeforeEach
    void copyFile() throws IOException {
        try (InputStream in = SampleFileTest.class.getResourceAsStream("/donnees_clients.csv")) {
            file = TestFile.of(folder, Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void recognisesTheColumnsOfTheSpecification() {
        Verdict verdict = file.read().verdict();

        assertThat(verdict.idColumn()).isEqualTo("customer_id");
        assertThat(verdict.columns()).containsEntry("id_client", "customer_id").hasSize(6);
        assertThat(verdict.features())
                .isEqualTo(Arrays.stream(CustomerField.values())
                        .map(CustomerField::column)
                        .toList());
        // sha256sum of the file
        assertThat(verdict.sha256()).isEqualTo("4d42b6c9db83c3c703ab8bb52a6f04b37e5b80bf1db5998358a3bb1c63dea939");
        assertThat(verdict.synthetic()).isFalse();
    }

    @Test
    void countsAsPandasDoes() {
        Verdict verdict = file.read().verdict();

        // len(d), len(k), d.isna().sum(), (k[column] != k[column].round()).sum()
        assertThat(verdict.rowsRead()).isEqualTo(1000);
        assertThat(verdict.rowsAccepted()).isEqualTo(918);
        assertThat(verdict.rowsRejected()).isEqualTo(82);
        assertThat(verdict.rejectsByReason()).isEqualTo(Map.of("missing", 55L + 27L));
        assertThat(verdict.decimalsInIntegers()).isEqualTo(Map.of("age", 856L, "nombre_appels", 918L));
    }

    @Test
    void readsTheNumbersThatPandasReads() {
        Table features = file.read().features();

        assertSum(features, "age", 32502.964896880512);
        assertSum(features, "montant_consommation", 51664.626886007194);
        assertSum(features, "nombre_appels", 63939.3673847899);
        assertSum(features, "volume_data", 6705.526091709431);
        assertSum(features, "nombre_sms", 18249.0);
    }

    @Test
    void profilesWordsAndOtherNumbers() {
        Table described =
                Objects.requireNonNull(file.read(TestFile.descriptive("zone_geographique", "duree_abonnement"))
                        .descriptive());

        CategoryColumn zone = (CategoryColumn) described.columns().get(0);
        assertThat(zone.levels()).isEqualTo(List.of("Autre", "Bizerte", "Sfax", "Sousse", "Tunis"));
        // k.zone_geographique.value_counts(dropna=False), in the order of the levels, the missing last
        assertThat(List.of(count(zone, 0), count(zone, 1), count(zone, 2), count(zone, 3), count(zone, 4)))
                .isEqualTo(List.of(175L, 143L, 181L, 132L, 265L));
        assertThat(count(zone, -1)).isEqualTo(22);
        assertSum(described, "duree_abonnement", 36838.91159028245);
    }

    @Test
    void readsEmptyUsageAsZeroWhenToldTo() {
        Customers customers = file.read(new ReadingOptions(
                Map.of(), List.of(), List.of(), Map.of("volume_data", EmptyCells.ZERO, "nombre_sms", EmptyCells.ZERO)));

        assertThat(customers.verdict().rowsAccepted()).isEqualTo(1000);
        // math.fsum(d.fillna({'volume_data': 0, 'nombre_sms': 0}).volume_data)
        assertSum(customers.features(), "volume_data", 6886.514461439398);
    }

    private static long count(CategoryColumn column, int code) {
        return Arrays.stream(column.codes()).filter(c -> c == code).count();
    }

    /** Adding doubles one by one is off by a few units of the last place from the exact sum of the oracle. */
    private static void assertSum(Table table, String column, double expected) {
        assertThat(Arrays.stream(table.numbers(column).values()).sum()).isCloseTo(expected, within(expected * 1e-15));
    }
}

package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunProvenance;

class AskedSettingsTest {

    private final AskedSettings settings = new AskedSettings(Messages.in(Language.FRENCH));

    @Test
    void saysEachSettingInWords() {
        Map<String, Object> recorded = new LinkedHashMap<>();
        recorded.put("segments", 4);
        recorded.put("scaling", "none");
        recorded.put("weight", Map.of("age", 0.5));
        recorded.put("map", Map.of("id_client", "msisdn"));
        recorded.put("features", List.of("age", "nombre_sms"));
        recorded.put("descriptive", List.of());
        recorded.put("empty", Map.of("nombre_sms", "zero"));
        recorded.put("reading", Map.of("Montant", "thousands", "encoding", "windows-1256"));
        recorded.put("seed", 123_456);
        recorded.put("restarts", 0);
        recorded.put("max_iterations", 1000);
        recorded.put("tolerance", 1e-6);
        recorded.put("initial_centers", List.of(List.of(1.0), List.of(2.0)));
        recorded.put("of_another_version", true);

        Map<String, String> words = settings.of(provenance(recorded));

        assertThat(words)
                .containsEntry("segments", "4")
                .containsEntry("scaling", "aucune\u202f: les unités du fichier")
                .containsEntry("weight", "âge × 0,5")
                .containsEntry("map", "identifiant\u202f: msisdn")
                .containsEntry("features", "âge, SMS")
                .doesNotContainKey("descriptive")
                .containsEntry("empty", "SMS\u202f: aucun usage\u202f: zéro")
                // told apart by its digits, not read as a quantity
                .containsEntry("seed", "123456")
                .containsEntry("restarts", "selon le nombre de lignes")
                .containsEntry("max_iterations", "1\u202f000")
                .containsEntry("tolerance", "1.0E-6")
                .containsEntry("initial_centers", "donnés (2)")
                .containsEntry("of_another_version", "true");
        assertThat(words.get("reading"))
                .contains("Montant\u202f: séparateur de milliers", "encoding\u202f: windows-1256");
        assertThat(settings.name("seed")).isEqualTo("Graine du hasard");
        assertThat(settings.name("of_another_version")).isEqualTo("of another version");
    }

    private static RunProvenance provenance(Map<String, Object> settings) {
        return new RunProvenance(
                1,
                "20261101T070000-3fa9c1",
                "2026-11-01T07:00:00Z",
                "amel",
                "a.csv",
                "00",
                1,
                List.of(),
                settings,
                "0.1.0",
                "17",
                "Linux",
                "local",
                2,
                Map.of(),
                null);
    }
}

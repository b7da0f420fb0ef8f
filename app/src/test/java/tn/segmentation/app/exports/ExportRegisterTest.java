package tn.segmentation.app.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;

/** Who was given which customers is kept, word for word. */
@OnEveryDatabase(ExportRegister.class)
class ExportRegisterTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void keepsWhatWasExportedNewestFirst() {
        Export first = export("a", NOON, "Campagne « jeunes », n° 1 ; 'ok'");
        Export second = export("b", NOON.plusSeconds(1), "حملة نوفمبر");
        open().add(first);
        open().add(second);

        assertThat(open().list(null, 0, 10)).containsExactly(second, first);
        assertThat(open().list(null, 0, 1)).containsExactly(second);
        assertThat(open().list(null, 1, 1)).containsExactly(first);
        assertThat(open().count(null)).isEqualTo(2);
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(open().list(null, 0, 10)).isEmpty();
        assertThat(open().count(null)).isZero();
    }

    @Test
    void tellsWhoseTheyAreLetterByLetter() {
        Export amels = export("a", NOON, "Campagne");
        open().add(amels);

        assertThat(open().list("amel", 0, 10)).containsExactly(amels);
        assertThat(open().count("amel")).isEqualTo(1);
        assertThat(open().list("ame", 0, 10)).isEmpty();
        assertThat(open().count("token:amel")).isZero();
    }

    private ExportRegister open() {
        return ExportRegister.open(TestState.configuration(home));
    }

    private static Export export(String id, Instant at, String purpose) {
        CustomerFilter filter = new CustomerFilter(
                List.of("S1"),
                List.of(new CustomerFilter.Range("age", 18.0, null)),
                List.of(new CustomerFilter.Words("ville", List.of("Sfax"))));
        return new Export(
                id,
                at,
                "amel",
                "20261101T070000-3fa9c1",
                "csv",
                filter,
                List.of("age", "montant_consommation"),
                purpose,
                "no_minors",
                3_000_000_000L,
                17);
    }
}

package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.progress.Progress;

/** What says who somebody is stands in no bad record, and whoever has the key has the record as it was. */
class RejectVeilTest {

    private static final String HEADER = "msisdn;age;montant_consommation;nom;tel du parent;ville\n";
    private static final String GOOD = "21623991201;30;10;Salma;21698123456;Sfax\n21623991202;31;11;Ali;;Tunis\n";

    private final VeiledText veil = new VeiledText(TestPseudonyms.OURS);

    @TempDir
    Path folder;

    private List<Reject> rejects(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("lignes.csv"), text);
        Path scratch = Files.createDirectories(folder.resolve("reading"));
        List<Reject> rejects = new ArrayList<>();
        try (Customers customers = Customers.read(file, ReadingOptions.none(), scratch, 1, Progress.SILENT)) {
            customers.rejects(TestPseudonyms.OURS).forEach(rejects::add);
        }
        return rejects;
    }

    private void assertIsHidden(String record) throws IOException {
        List<Reject> rejects = rejects(HEADER + GOOD + record + "\n");
        assertThat(rejects).isNotEmpty().allSatisfy(reject -> {
            assertThat(reject.record() + reject.value())
                    .doesNotContainIgnoringCase("salah")
                    .doesNotContainIgnoringCase("sami")
                    .doesNotContain("98123456", "7123456", "23991203");
            assertThat(veil.lifted(reject.record())).isEqualTo(record.replace("+216 23 99 12 03", "21623991203"));
        });
    }

    @Test
    void hidesWhatStandsInItsColumns() throws IOException {
        assertIsHidden("21623991203;x;10;Salah Sami;7123456;Sfax");
        assertIsHidden("+216 23 99 12 03;x;10;\"Salah \"\"Sami\"\"\";;Sfax");
        assertThat(rejects(HEADER + GOOD + "21623991203;x;10;Salah;;Sfax\n")
                        .get(0)
                        .record())
                .startsWith(
                        TestPseudonyms.OURS.of("21623991203") + ";x;10;" + TestPseudonyms.OURS.of("Salah") + ";;Sfax");
    }

    @Test
    void hidesEveryWordWhereNobodyKnowsWhichCellIsWhich() throws IOException {
        assertIsHidden("21623991203;31;10;Salah Sami;21698123456;Sfax;trop");
        assertIsHidden("21623991203;31;Salah Sami;21698123456");
        assertIsHidden("21623991203;31;10;\"Salah \"dit Sami\" 98123456\";;Sfax");
    }

    /** A delimiter at the end of each record is no cell. */
    @Test
    void knowsRecordsThatEndWithADelimiter() throws IOException {
        String text = (HEADER + GOOD + "21623991203;x;10;Salah;;Sfax\n").replace("\n", ";\n");

        assertThat(rejects(text).get(0).record()).contains(";Sfax").doesNotContain("Salah");
    }

    @Test
    void keepsLongRecordsWhole() throws IOException {
        String long1 = "Salah ".repeat(400).strip();

        assertIsHidden("21623991203;x;10;" + long1 + ";;Sfax");
    }

    /** A file that has no names keeps its words. */
    @Test
    void leavesWordsOfOtherFiles() throws IOException {
        List<Reject> rejects =
                rejects("msisdn;age;montant_consommation;ville\n21623991201;30;10;Sfax\n21623991203;x;Sfax\n");

        assertThat(rejects)
                .singleElement()
                .satisfies(reject -> assertThat(reject.record()).endsWith(";x;Sfax"));
    }
}

package tn.segmentation.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.operations.Doctor.Diagnosis;
import tn.segmentation.app.operations.Problem.Severity;

class DoctorTest {

    @TempDir
    Path folder;

    @Test
    void findsNothingWrongWithAFreshPlatform() {
        assertThat(examine(Map.of()).problems()).isEmpty();
    }

    @Test
    void changesNothing() throws IOException {
        examine(Map.of());

        try (var entries = Files.list(folder)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void namesEveryWrongSettingAtOnce() {
        Diagnosis diagnosis = examine(Map.of("LOG_DAYS", "many", "SEGMENT_LABELS", "S1,S1"));

        assertThat(diagnosis.problems())
                .extracting(Problem::code)
                .containsExactly("label_repeated", "setting_not_a_number");
        assertThat(diagnosis.hasErrors()).isTrue();
        assertThat(diagnosis.settings()).hasSize(Setting.values().length);
    }

    @Test
    void findsAFileWhereAFolderShouldBe() throws IOException {
        Files.writeString(folder.resolve("raw"), "");

        Diagnosis diagnosis = examine(Map.of("RAW_DATA_PATH", "raw/october"));

        assertThat(diagnosis.problems())
                .containsExactly(new Problem(
                        Severity.ERROR,
                        "folder_is_file",
                        Map.of(
                                "setting",
                                "RAW_DATA_PATH",
                                "folder",
                                folder.resolve("raw").toString())));
    }

    @Test
    void findsAnOfferForASegmentThatDoesNotExist() {
        Diagnosis diagnosis = examine(Map.of("COMMERCIAL_OFFERS", "{\"S1\": \"Voix\", \"S9\": \"Data\"}"));

        assertThat(diagnosis.problems())
                .containsExactly(new Problem(
                        Severity.ERROR,
                        "offer_for_unknown_segment",
                        Map.of("segment", "S9", "labels", "S1, S2, S3, S4, S5")));
    }

    @Test
    void leavesTheInitialOffersAloneWhereLabelsDiffer() {
        assertThat(examine(Map.of("SEGMENT_LABELS", "A,B")).problems()).isEmpty();
    }

    @Test
    void warnsOfAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Diagnosis diagnosis = examine(Map.of("PORT", Integer.toString(taken.getLocalPort())));

            assertThat(diagnosis.problems()).extracting(Problem::code).containsExactly("port_in_use");
            assertThat(diagnosis.hasErrors()).isFalse();
        }
    }

    @Test
    void sparesThePartsThatNeedAStateThatIsNotUsable() throws IOException {
        Files.writeString(folder.resolve("state"), "");
        Problem further = new Problem(Severity.WARNING, "further", Map.of());

        assertThat(examine(Map.of("STATE_PATH", "state"), further).problems())
                .extracting(Problem::code)
                .containsExactly("folder_is_file");
        assertThat(examine(Map.of(), further).problems()).containsExactly(further);
    }

    private Diagnosis examine(Map<String, String> variables, Problem... further) {
        java.util.Map<String, String> all = new java.util.HashMap<>(Map.of("PORT", "0"));
        all.putAll(variables);
        return new Doctor(new Environment(all, Map.of(), folder), List.of(configuration -> List.of(further))).examine();
    }
}

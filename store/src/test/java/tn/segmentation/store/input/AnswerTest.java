package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;

class AnswerTest {

    private static final String POINTS = "id;montant;volume\n1;12.500;1,5\n2;7.250;2,25\n3;4;3\n";

    @TempDir
    Path folder;

    @Test
    void readsPointsAsTheUserSays() {
        assertThat(montants(POINTS, Map.of("montant", "point"))).containsExactly(12.5, 7.25, 4);
        assertThat(montants(POINTS, Map.of("montant", "thousands"))).containsExactly(12_500, 7_250, 4);
    }

    @Test
    void findsTheColumnByFieldHeaderOrPosition() {
        for (String name : List.of("montant_consommation", "montant", " Montant", "#2")) {
            assertThat(montants(POINTS, Map.of(name, "THOUSANDS"))).containsExactly(12_500, 7_250, 4);
        }
    }

    @Test
    void readsCommasAsTheUserSays() {
        String commas = "id,montant\n1,\"12,500\"\n2,\"7,250\"\n";

        assertThat(montants(commas, Map.of("montant", "comma"))).containsExactly(12.5, 7.25);
        assertThat(montants(commas, Map.of("montant", "thousands"))).containsExactly(12_500, 7_250);
    }

    @Test
    void rejectsWhatIsNoNumberInTheReadingAskedFor() {
        TestFile file = TestFile.of(folder, "id;montant\n1;12.5\n2;12,5\n3;7.5\n4;8,5\n");

        Customers points = file.read(answers(Map.of("montant", "point")));
        Customers commas = file.read(answers(Map.of("montant", "comma")));

        assertThat(points.rejects()).extracting(Reject::value).containsExactly("12,5", "8,5");
        assertThat(commas.rejects()).extracting(Reject::value).containsExactly("12.5", "7.5");
    }

    @Test
    void holdsAgainstWhatTheCellsSeemToSay() {
        TestFile proven = TestFile.of(folder, "id;montant\n1;12.500\n2;13.250\n3;7.5\n");

        Customers customers = proven.read(answers(Map.of("montant", "thousands")));

        assertThat(customers.features().numbers("montant_consommation").values())
                .containsExactly(12_500, 13_250);
        assertThat(customers.rejects()).extracting(Reject::value).containsExactly("7.5");
    }

    @Test
    void stillRefusesMarksThatMayAllBeThousands() {
        String both = "id;montant\n1;12.500\n2;7,250\n";

        assertThat(refusal(both, Map.of("montant", "thousands")).code()).isEqualTo("ambiguous_numbers");
        assertThat(montants(both, Map.of("montant", "point"))).containsExactly(12.5);
    }

    @Test
    void refusesAnswersThatMakeNoSense() {
        assertThat(refusal(POINTS, Map.of("montant", "dmy")).code()).isEqualTo("answer_unfit");
        assertThat(refusal(POINTS, Map.of("montant", "dot")).params()).containsEntry("answer", "dot");
        assertThat(refusal(POINTS, Map.of("recette", "point")).code()).isEqualTo("unknown_column");
        assertThat(refusal(POINTS, Map.of("montant", "point", "#2", "thousands"))
                        .code())
                .isEqualTo("answered_twice");
    }

    private double[] montants(String text, Map<String, String> answers) {
        return TestFile.of(folder, text)
                .read(answers(answers))
                .features()
                .numbers("montant_consommation")
                .values();
    }

    private Refusal refusal(String text, Map<String, String> answers) {
        TestFile file = TestFile.of(folder, text);
        return catchThrowableOfType(Refusal.class, () -> file.read(answers(answers)));
    }

    private static ReadingOptions answers(Map<String, String> answers) {
        return ReadingOptions.none().withReading(answers);
    }
}

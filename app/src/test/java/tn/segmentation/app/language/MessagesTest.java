package tn.segmentation.app.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    /** What UAX 9 calls explicit directional characters, and the two marks without width. */
    private static final String INVISIBLE = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]";

    private static final Map<String, ?> FILE =
            Map.of("file", "data.csv (1)", "sheets", List.of("Feuil1", "ورقة"), "sheet", "x");

    @Test
    void setsValuesApartFromAnArabicSentence() {
        assertThat(Messages.in(Language.ARABIC).text("refusal.sheet_unknown", FILE))
                .contains("\u00ab\u2068data.csv (1)\u2069\u00bb", "\u2068Feuil1\u2069، \u2068ورقة\u2069");
    }

    @Test
    void setsWhatIsTechnicalApartFromAnArabicSentence() {
        assertThat(Messages.in(Language.ARABIC)
                        .text(
                                "refusal.ambiguous_column",
                                Map.of("file", "a", "field", "age", "candidates", List.of("b"))))
                .contains("\u2066--map \u2068age\u2069=COLONNE\u2069");
    }

    @Test
    void namesReasonsAndSaysWhatToDo() {
        Map<String, ?> refused = Map.of(
                "file",
                "a.csv",
                "records",
                2,
                "reasons",
                List.of("too_few_cells", "negative"),
                "reason",
                "too_few_cells",
                "line",
                2,
                "column",
                "",
                "value",
                1);

        String sentence = Messages.in(Language.FRENCH).text("refusal.no_accepted_record", refused);

        assertThat(sentence.replaceAll("\\h", " "))
                .isEqualTo(
                        "Dans « a.csv », aucun enregistrement n’est utilisable (lus : 2). Motifs les plus fréquents :"
                                + " trop peu de cellules, valeur négative. Le premier : Ligne 2 : l’enregistrement a trop peu de"
                                + " cellules (1). Complétez-le.");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void leavesNoMarkInFilesAndTerminals(Language language) {
        Messages messages = Messages.unmarked(language);
        Formats formats = messages.formats();

        assertThat(Stream.concat(
                        messages.texts().stream(),
                        Stream.of(
                                messages.text("refusal.sheet_unknown", FILE),
                                formats.signed(1.5, 1),
                                formats.decimal(-1.5, 1),
                                formats.percentage(34.2))))
                .noneMatch(text -> text.matches("(?s).*" + INVISIBLE + ".*"))
                .noneMatch(text -> text.contains("`"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"FRENCH", "ENGLISH"})
    void marksNothingThatIsReadFromLeftToRight(Language language) {
        assertThat(Messages.in(language)).isSameAs(Messages.unmarked(language));
    }

    @ParameterizedTest
    @CsvSource({
        "fr-TN, FRENCH",
        "ar, ARABIC",
        "ar_TN.UTF-8, ARABIC",
        "EN, ENGLISH",
        "arc, FRENCH",
        "de, FRENCH",
        ", FRENCH"
    })
    void understandsWhatIsAskedFor(String wish, Language language) {
        assertThat(Language.of(wish)).isEqualTo(language);
    }
}

package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VeiledTextTest {

    private static final String NUMBER = "21623456789";

    private final VeiledText veil = new VeiledText(TestPseudonyms.OURS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21623456789",
                "23456789",
                "+216 23 456 789",
                "00216-23-456-789",
                "(216) 23.456.789",
                "23 45 67 89"
            })
    void putsThePseudonymOfTheOneFormInPlaceOfANumber(String written) {
        String pseudonym = TestPseudonyms.OURS.of(NUMBER);

        assertThat(veil.of(written)).isEqualTo(pseudonym);
        assertThat(veil.of("A;" + written + ";31;12,5")).contains(pseudonym).endsWith(";31;12,5");
        assertThat(veil.of("\"" + written + "\"\t31")).contains(pseudonym).endsWith("\"\t31");
    }

    /** What stands beside a number in a record that nobody can cut is not taken for a part of it. */
    @ParameterizedTest
    @CsvSource({"21623456789 31", "31 21623456789", "2026-11-01 21623456789", "12.5 23456789 7"})
    void findsNumbersAmongOthers(String written) {
        assertThat(veil.of(written)).contains(TestPseudonyms.OURS.of(NUMBER)).doesNotContain("23456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,5", "1 234,5", "2026-11-01", "Ligne 12", "1234567", "C21623456789", "", "-"})
    void leavesWhatIsNoNumber(String text) {
        assertThat(veil.of(text)).isEqualTo(text);
    }

    @Test
    void showsNoLongRowOfDigits() {
        assertThat(veil.of("x 2162345678901 y")).doesNotContain("2345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A;21623456789;31",
                "tel-21623456789",
                "21623456789abc",
                "21623456789-21698765432",
                "x 2162345678901_y",
                "A;xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void canBeLifted(String text) {
        Pseudonyms others = new TestPseudonyms("5eed0001");
        String veiled = veil.of(text);

        assertThat(veil.lifted(veiled)).isEqualTo(text);
        assertThat(veil.under(others, veiled)).isEqualTo(new VeiledText(others).of(text));
    }

    @Test
    void leavesWhatAnotherKeyMade() {
        String others = new VeiledText(new TestPseudonyms("5eed0001")).of("A;21623456789;31");

        assertThat(veil.lifted(others)).isEqualTo(others);
        assertThat(new VeiledText(Pseudonyms.NONE).lifted(others)).isEqualTo(others);
    }

    /** A part of a pseudonym could not be read any more. */
    @Test
    void cutsNoPseudonym() {
        String pseudonym = TestPseudonyms.OURS.of(NUMBER);
        String text = "A;" + pseudonym + ";B";

        for (int most = 2; most < 2 + pseudonym.length(); most++) {
            assertThat(VeiledText.beginning(text, most)).as("%d", most).isEqualTo("A;");
        }
        assertThat(VeiledText.beginning(text, 2 + pseudonym.length())).isEqualTo("A;" + pseudonym);
        assertThat(VeiledText.beginning(text, 100)).isEqualTo(text);
        assertThat(VeiledText.beginning("un deux trois", 5)).isEqualTo("un de");
    }
}

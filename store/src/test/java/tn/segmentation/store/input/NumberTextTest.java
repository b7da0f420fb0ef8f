package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.Refusal;

/** Numbers and ids as they come out of spreadsheets, Arabic texts and typesetting. */
class NumberTextTest {

    private static final String BIDI_BEFORE = "\u200e";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1'234.5|1234.5",
                "1’234.5|1234.5",
                "12'345'678|12345678",
                "1\u2009234.5|1234.5",
                "1\u2007234|1234",
                "١٢٣|123",
                "٠٫٨٥٠|0.85",
                "١٬٢٣٤٫٥|1234.5",
                "۱۲٫۵|12.5",
                "١٢.٥|12.5",
                "\u221212.5|-12.5",
                "-١٢|-12",
                "+3.5|3.5"
            })
    void readsWhatLeavesNoDoubt(String written, double expected) {
        Customers customers =
                TestFile.of(folder, "id;x\n1;" + written + "\n2;0.5\n3;2\n").read(TestFile.features("x"));

        assertThat(customers.rejects().first()).isEmpty();
        assertThat(customers.features().numbers("x").value(0)).isEqualTo(expected);
    }

    @Test
    void readsArabicDecimalsBesideDecimalCommas() {
        Customers customers =
                TestFile.of(folder, "id;x\n1;١٢٫٥\n2;1’234,5\n3;2,5\n").read(TestFile.features("x"));

        assertThat(customers.features().numbers("x").values()).containsExactly(12.5, 1234.5, 2.5);
    }

    @Test
    void readsNumbersBetweenMarksOfDirection() {
        String around = "\u202b7,5\u202c";
        Customers customers = TestFile.of(folder, "id;montant\n1;" + BIDI_BEFORE + "12,5\n2;" + around + "\n3;2\n")
                .read();

        assertThat(customers.features().numbers("montant_consommation").values())
                .containsExactly(12.5, 7.5, 2);
    }

    @Test
    void readsTheUnitOfAFieldBehindItsNumbers() {
        Customers customers = TestFile.of(
                        folder,
                        "id;age;montant;data\n1;30 ans;12,500 DT;1,5 Go\n2;31;7,250TND;2,25 GB\n3;32;١٢٫٥ دينار;0\n"
                                + "4;33;3,5\u00a0dt ;1\n")
                .read();

        assertThat(customers.rejects().first()).isEmpty();
        assertThat(customers.features().numbers("age").values()).containsExactly(30, 31, 32, 33);
        assertThat(customers.features().numbers("montant_consommation").values())
                .containsExactly(12.5, 7.25, 12.5, 3.5);
        assertThat(customers.features().numbers("volume_data").values()).containsExactly(1.5, 2.25, 0, 1);
    }

    @Test
    void readsNoOtherUnit() {
        TestFile some =
                TestFile.of(folder, "id;montant;data\n1;12 €;1\n2;7;2 Mo\n3;8;3\n4;9 millimes;5 Gb\n5;6;7\n6;1;1\n");
        TestFile all = TestFile.of(folder, "id;montant\n1;12 €\n2;7 €\n");

        assertThat(some.read().rejects().first())
                .extracting(r -> r.line() + " " + r.value() + " " + r.reason())
                .containsExactly(
                        "2 12 € not_a_number",
                        "3 2 Mo not_a_number",
                        "5 9 millimes not_a_number",
                        "5 5 Gb not_a_number");
        assertThat(catchThrowableOfType(Refusal.class, all::read).code()).isEqualTo("column_not_numeric");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.16E+10",
                "2,16E+10",
                "2.16e+010",
                "2,16E10",
                "2.16E10",
                "2E+10",
                "21.6E9",
                "2.162345678E+10",
                "2.16E-3"
            })
    void rejectsIdsThatLostDigits(String id) {
        Customers customers = TestFile.of(folder, "msisdn;age\n" + id + ";30\n21655123456;31\n21655123457;32\n")
                .read();

        assertThat(customers.rejects().first()).containsExactly(new Reject(2, "msisdn", id, "damaged_id", id + ";30"));
    }

    @Test
    void givesIdsBackTheirFormWhereNoDigitIsLost() {
        TestFile file = TestFile.of(folder, """
                msisdn;age
                21623456789;1
                21623456789.0;2
                2.1623456789E10;3
                2,1623456789E+10;4
                \u202a+216 23 456 789\u202c;5
                23456789\u200f;6
                ٢٣٤٥٦٧٨٩;7
                0021655123456;8
                1E5;9
                C\u200e12;10
                C12;11
                00٧;12
                """);

        assertThat(file.read().rejects().first())
                .extracting(r -> r.line() + " " + r.reason())
                .containsExactly(
                        "3 duplicate_id",
                        "4 duplicate_id",
                        "5 duplicate_id",
                        "6 duplicate_id",
                        "7 duplicate_id",
                        "8 duplicate_id",
                        "12 duplicate_id",
                        "13 damaged_id");
        assertThat(file.accepted(ReadingOptions.none(), "SELECT id_client FROM accepted ORDER BY _row"))
                .containsExactly("21623456789", "21655123456", "1E5", "C12");
    }
}

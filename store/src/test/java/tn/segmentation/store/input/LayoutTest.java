package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.Refusal;

/** What stands above the records and at the ends of lines. */
class LayoutTest {

    private static final String TABLE = "id;age;montant\nA;30;12,5\nB;x;13,5\nC;32;14,5\n";
    private static final ReadingOptions POSITIONS =
            TestFile.mapping(Map.of("id_client", "#1", "age", "#2", "montant_consommation", "#3"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Export du 01/10/2026\n",
                "Clients, prépayé\n\nExport du 01/10/2026\n",
                "Export du 01/10/2026;;\n;;\n",
                "Période;2026\n\n\n",
                "Rapport;Tunis;2026\n",
                "sep=;\n",
                "sep=;\r\nListe des clients\n",
                "\"Titre\nsur deux lignes\"\n"
            })
    void leavesOutWhatStandsAboveTheHeader(String preamble) {
        Customers customers = read(preamble + TABLE);
        long above = preamble.lines().count();

        assertThat(customers.features().numbers("montant_consommation").values())
                .containsExactly(12.5, 14.5);
        assertThat(customers.rejects().first())
                .containsExactly(new Reject(above + 3, "age", "x", "not_a_number", "B;x;13,5"));
        assertThat(customers.verdict().rowsRead()).isEqualTo(3);
        assertThat(TestFile.recognised(customers))
                .containsEntry("titles_skipped", Map.of("count", above))
                .containsEntry("header_line", Map.of("line", above + 1));
    }

    @Test
    void leavesOutATitleAboveHeadersThatItDoesNotKnow() {
        String text = "Export du 01/10/2026\ncode;duree;cout\nA;30;12,5\nB;31;13,5\n";

        Customers customers = TestFile.of(folder, text).read(TestFile.features("duree", "cout"));

        assertThat(customers.verdict().header()).containsExactly("code", "duree", "cout");
        assertThat(TestFile.recognised(customers)).containsEntry("titles_skipped", Map.of("count", 1L));
    }

    @Test
    void saysWhyItSeparatesCellsLikeThat() {
        Map<String, Map<String, Object>> plain = TestFile.recognised(read(TABLE + "D;33\nTotal;;\n"));
        Map<String, Map<String, Object>> said = TestFile.recognised(read("sep=;\n" + TABLE));

        assertThat(plain)
                .containsEntry("delimiter_even", Map.of("delimiter", ";", "columns", 3, "records", 4L, "even", 3L))
                .containsEntry("header_line", Map.of("line", 1L))
                .doesNotContainKeys("titles_skipped", "delimiter_trailing", "quotes_backslash", "quotes_single");
        assertThat(said).containsEntry("delimiter_told", Map.of("delimiter", ";"));
    }

    @Test
    void seesThatTextsAndNumbersAreARecordAlready() {
        String text = "C000,20,8.4\nC001,21,9.5\nC002,22,7.25\n";

        Customers customers = TestFile.of(folder, text).read(POSITIONS);

        assertThat(customers.features().numbers("age").values()).containsExactly(20, 21, 22);
        assertThat(customers.verdict().rowsRead()).isEqualTo(3);
        assertThat(TestFile.recognised(customers)).containsEntry("header_none", Map.of("line", 1L));
        assertThat(refusal(text, ReadingOptions.none()).getMessage())
                .startsWith("no_header ")
                .contains("columns=#1, #2, #3");
    }

    @Test
    void leavesOutATitleAboveRecordsWithoutAHeader() {
        Customers customers =
                TestFile.of(folder, "Export\n\nC000,20,8.4\nC001,21,9.5\n").read(POSITIONS);

        assertThat(customers.verdict().rowsRead()).isEqualTo(2);
        assertThat(TestFile.recognised(customers)).containsEntry("titles_skipped", Map.of("count", 2L));
    }

    @Test
    void refusesToSkipWhatMayBeACustomer() {
        Refusal refusal = refusal("C000,20\nC001,21,9.5\nC002,22,7.25\n", POSITIONS);

        assertThat(refusal.code()).isEqualTo("preamble_unclear");
        assertThat(refusal.params()).containsEntry("line", 1L).containsEntry("first", 2L);
    }

    @Test
    void asksWhetherTheFirstRecordIsTheHeader() {
        String text = "code;2024;cout\nA;30;12,5\nB;31;13,5\n";
        ReadingOptions byName =
                new ReadingOptions(Map.of("montant_consommation", "cout"), List.of(), List.of(), Map.of());

        Refusal refusal = refusal(text, ReadingOptions.none());

        assertThat(refusal.code()).isEqualTo("header_unclear");
        assertThat(refusal.params()).containsEntry("line", 1L).containsEntry("record", "code | 2024 | cout");
        assertThat(TestFile.of(folder, text).read(byName).verdict().rowsRead()).isEqualTo(2);
        assertThat(TestFile.of(folder, text)
                        .read(TestFile.mapping(Map.of("nombre_sms", "#2")))
                        .verdict()
                        .rowsRead())
                .isEqualTo(3);
    }

    @Test
    void takesKnownNamesForAHeaderWhateverStandsBelow() {
        assertThat(refusal("id,age,montant\n1,30,12,5\n2,31,13,5\n", ReadingOptions.none())
                        .params())
                .containsEntry("reasons", List.of("too_many_cells"));
        assertThat(read("sms;offre;montant\n1;data;5\n2;sms;6\n").verdict().header())
                .containsExactly("sms", "offre", "montant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id;age;montant\nA;30;12,5;\nB;31;13,5;\nC;32;14,5\n",
                "id;age;montant;\nA;30;12,5;\nB;31;13,5;\nC;32;14,5\n",
                "id;age;montant;\nA;30;12,5\nB;31;13,5\nC;32;14,5\n"
            })
    void takesASeparatorAtTheEndOfLinesForNoColumn(String text) {
        Customers customers = read(text);

        assertThat(customers.verdict().header()).containsExactly("id", "age", "montant");
        assertThat(customers.rejects().first()).isEmpty();
        assertThat(customers.verdict().rowsAccepted()).isEqualTo(3);
        assertThat(TestFile.recognised(customers)).containsKey("delimiter_trailing");
    }

    @Test
    void rejectsACellBehindTheLastColumn() {
        String rows = "A;30;12,5;\nB;31;13,5;\nC;32;14,5;x\nD;33;15,5;\n";

        assertThat(read("id;age;montant\n" + rows).rejects().first())
                .containsExactly(new Reject(4, "", "4", "too_many_cells", "C;32;14,5;x"));
        assertThat(read("id;age;montant;note\n" + rows.replace("x", ""))
                        .verdict()
                        .header())
                .hasSize(4);
    }

    @Test
    void prefersTheSeparatorThatLeavesNoOtherInItsCells() {
        assertThat(read("id;montant\n1;12,5\n2;13,5\n")
                        .features()
                        .numbers("montant_consommation")
                        .values())
                .containsExactly(12.5, 13.5);
        assertThat(TestFile.of(folder, "A;12,5\nB;13,5\n").cells())
                .containsExactly(List.of("A", "12,5"), List.of("B", "13,5"));
        assertThat(read("montant\n12,5\n13,5\n")
                        .features()
                        .numbers("montant_consommation")
                        .values())
                .containsExactly(12.5, 13.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total;;40",
                "TOTAL GÉNÉRAL;31;40,5",
                "Somme;;",
                "المجموع;;40",
                "Nombre de lignes : 3",
                "Nombre de lignes;3",
                "(3 rows affected)",
                "Sous-total :;31;40"
            })
    void rejectsLinesThatAreNoCustomers(String footer) {
        String value = footer.contains(";3") && footer.startsWith("N") ? footer : footer.split(";", -1)[0];
        Customers customers = read(TABLE + footer + "\n");

        assertThat(customers.rejects().first()).hasSize(2);
        Reject last = customers.rejects().first().get(1);
        assertThat(last.line()).isEqualTo(5);
        assertThat(last.reason()).isEqualTo("footer");
        assertThat(last.value()).isEqualTo(value);
        assertThat(customers.verdict().rowsRead()).isEqualTo(4);
        assertThat(customers.verdict().rowsAccepted()).isEqualTo(2);
    }

    @Test
    void rejectsALastRecordThatSumsUpAllOthers() {
        String text = "sms;montant;age\n1;10,25;30\n2;20,5;31\n4;7;32\n7;37,75;\n";
        String withIds = "nom;id;sms;montant\nx;A;1;10\ny;B;2;20\nTotal;;3;30\n";

        Customers customers = read(text);

        assertThat(customers.rejects().first()).containsExactly(new Reject(5, "", "7", "footer", "7;37,75;"));
        assertThat(customers.verdict().rowsAccepted()).isEqualTo(3);
        assertThat(customers.features().numbers("nombre_sms").values()).containsExactly(1, 2, 4);
        assertThat(read(text.replace("37,75", "37,76")).rejects().first()).isEmpty();
        assertThat(read(withIds).rejects().first())
                .containsExactly(new Reject(4, "", "Total", "footer", "Total;;3;30"));
    }

    @Test
    void keepsIdsThatOnlyResembleTotals() {
        assertThat(read("id;sms\nTotal1;1\nTOTALENERGIES;2\nSummer;3\nX-Total;4\n")
                        .rejects()
                        .first())
                .isEmpty();
    }

    private Customers read(String text) {
        return TestFile.of(folder, text).read();
    }

    private Refusal refusal(String text, ReadingOptions options) {
        return catchThrowableOfType(
                Refusal.class, () -> TestFile.of(folder, text).read(options));
    }
}

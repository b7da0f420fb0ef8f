package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.engine.Finding;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "ÂGE, age",
        "Nombre d'appels, nombre_appels",
        "nb  SMS, nombre_sms",
        "Volume-Data (Go), volume_data",
        "Volume internet (Go), volume_data",
        "Montant_Consommation, montant_consommation",
        "ARPU, montant_consommation",
        "CONSO, montant_consommation",
        "Nbre appels, nombre_appels",
        "العُمْر, age",
        "عدد المكالمات, nombre_appels",
        "الرسائل, nombre_sms",
        "N° client, id_client",
        "MSISDN, id_client",
        "Identifiant, id_client"
    })
    void recognisesUsualNames(String header, String field) {
        Columns columns = Columns.of("f", List.of(header, "autre"), TestFile.features("autre"));

        assertThat(columns.recognised()).isEqualTo(Map.of(field, header));
    }

    @ParameterizedTest
    @CsvSource({"revenu", "volume_mb", "data mo", "compte", "type_client", "Age Group", "duree_appels"})
    void recognisesNoNameOfAnotherMeaningOrUnit(String header) {
        Columns columns = Columns.of("f", List.of(header, "x"), TestFile.features("x"));

        assertThat(columns.recognised()).isEmpty();
        assertThat(columns.names()).containsExactly(header, "x");
    }

    @Test
    void prefersTheExactName() {
        Columns columns = Columns.of(
                "f", List.of("customer_id", "spend", "montant_consommation", "id_client"), ReadingOptions.none());

        assertThat(columns.recognised())
                .isEqualTo(Map.of("montant_consommation", "montant_consommation", "id_client", "id_client"));
        assertThat(columns.findings())
                .containsExactlyInAnyOrder(
                        leftOut("customer_id", "id_client"), leftOut("spend", "montant_consommation"));
    }

    private static Finding leftOut(String column, String field) {
        return new Finding("column_left_out", Map.of("column", column, "field", field, "taken", field));
    }

    @Test
    void namesNoColumnThatTheUserHasSpokenOf() {
        List<String> headers = List.of("id", "spend", "montant_consommation", "Data (Mo)");

        assertThat(Columns.of("f", headers, TestFile.mapping(Map.of("montant_consommation", "spend")))
                        .findings())
                .extracting(Finding::code)
                .containsExactly("column_other_unit");
        assertThat(Columns.of("f", headers, TestFile.features("spend", "montant_consommation", "Data (Mo)"))
                        .findings())
                .isEmpty();
    }

    @Test
    void namesColumnsThatMayBeFieldsAndThatNoneIdentifiesCustomers() {
        Columns columns = Columns.of("f", List.of("ville", "conso hors forfait", "age"), ReadingOptions.none());

        assertThat(columns.findings())
                .containsExactly(
                        new Finding(
                                "column_perhaps",
                                Map.of("column", "conso hors forfait", "field", "montant_consommation")),
                        new Finding("no_id", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"volume_mb, volume_data", "data (Mo), volume_data", "montant (€), montant_consommation"})
    void namesColumnsThatAreFieldsButForTheirUnit(String header, String field) {
        Columns columns = Columns.of("f", List.of("id", header, "x"), TestFile.features("x"));

        assertThat(columns.findings())
                .containsExactly(new Finding("column_other_unit", Map.of("column", header, "field", field)));
    }

    @Test
    void reachesHeadersWithSeveralBlanksOrByPosition() {
        List<String> headers = List.of("Charge  Amount", "Seconds of Use", " Statut ");
        Columns columns = Columns.of("f", headers, TestFile.features("Charge Amount", "seconds_of_use", "#3"));

        assertThat(columns.features()).containsExactly(0, 1, 2);
        assertThat(columns.names()).containsExactly("Charge Amount", "Seconds of Use", "Statut");
    }

    @Test
    void givesAMappedColumnTheNameOfItsField() {
        Columns columns = Columns.of(
                "f",
                List.of("a", "age", "b"),
                new ReadingOptions(
                        Map.of("age", "b", "depense", "#1"), List.of("age", "depense"), List.of(), Map.of()));

        assertThat(columns.names()).containsExactly("depense", "age #2", "age");
        assertThat(columns.features()).containsExactly(2, 0);
        assertThat(columns.recognised()).isEqualTo(Map.of("depense", "a", "age", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_row", "_LINE", "_imputed", "ID_Client", "segment", "AGE"})
    void refusesAGivenNameThatIsInUse(String name) {
        List<String> headers = List.of("a", "age");

        assertThatThrownBy(() -> Columns.of("f", headers, TestFile.mapping(Map.of(name, "a"))))
                .isInstanceOf(UnknownColumn.class)
                .hasMessage("name_taken file=f name=" + (name.equals("AGE") ? "age" : name));
    }

    @Test
    void keepsNamesApartWhateverTheirCase() {
        Columns columns = Columns.of("f", List.of("x", "X", "", "segment", "age", "x"), ReadingOptions.none());

        assertThat(columns.names()).containsExactly("x", "X #2", "#3", "segment #4", "age", "x #6");
    }

    @Test
    void asksAboutAnAmbiguousFieldOnlyWhenItIsNeeded() {
        List<String> headers = List.of("spend", "arpu", "age");

        assertThat(Columns.of("f", headers, TestFile.features("age")).features())
                .containsExactly(2);
        assertThatThrownBy(() -> Columns.of("f", headers, ReadingOptions.none()))
                .isInstanceOf(UnknownColumn.class)
                .hasMessage("ambiguous_column file=f field=montant_consommation candidates=spend (#1), arpu (#2)");
    }
}

package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private final NumberColumn age = new NumberColumn("age", new double[] {20, 30});
    private final CategoryColumn city = new CategoryColumn("city", new int[] {0, -1}, List.of("Tunis"));

    @Test
    void knowsItsColumns() {
        Table table = Table.of(age, city);

        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.names()).containsExactly("age", "city");
        assertThat(table.find("city")).contains(city);
        assertThat(table.find("town")).isEmpty();
        assertThat(table.numbers("age")).isSameAs(age);
        assertThat(table).hasToString("Table[columns=[age[2 numbers], city[2 rows of 1 levels]]]");
    }

    @Test
    void rejectsColumnsThatDoNotFitTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(age, new NumberColumn("calls", new double[1])))
                .withMessageContaining("calls[1 numbers]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(age, new NumberColumn("age", new double[2])))
                .withMessageContaining("age");
        assertThatIllegalArgumentException().isThrownBy(() -> new Table(List.of()));
    }

    @Test
    void refusesToReadWordsAsNumbers() {
        Table table = Table.of(age, city);

        assertThatIllegalArgumentException().isThrownBy(() -> table.numbers("city"));
        assertThatIllegalArgumentException().isThrownBy(() -> table.numbers("calls"));
    }

    @Test
    void knowsTheFieldsOfTheSpecification() {
        assertThat(CustomerField.of("nombre_sms")).contains(CustomerField.NOMBRE_SMS);
        assertThat(CustomerField.of("sms")).isEmpty();
        assertThat(CustomerField.values())
                .extracting(CustomerField::column)
                .containsExactly("age", "montant_consommation", "nombre_appels", "volume_data", "nombre_sms");
        assertThat(CustomerField.MONTANT_CONSOMMATION.unit()).isEqualTo("TND");
        assertThat(CustomerField.values())
                .filteredOn(CustomerField::integral)
                .containsExactly(CustomerField.AGE, CustomerField.NOMBRE_APPELS, CustomerField.NOMBRE_SMS);
        assertThat(CustomerField.values()).filteredOn(f -> !f.isUsage()).containsExactly(CustomerField.AGE);
    }
}

package tn.segmentation.app.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerColumn;
import tn.segmentation.store.customers.CustomerColumn.Kind;

/** The oracle of workbooks is fastexcel-reader 0.20.2. */
class CustomerWritersTest {

    private static final ExportColumns COLUMNS = ExportColumns.of(
            List.of(
                    new CustomerColumn("montant", Kind.NUMBER),
                    new CustomerColumn("ville", Kind.TEXT),
                    new CustomerColumn("age", Kind.NUMBER)),
            List.of("ville", "montant"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void writesWhatAFrenchExcelOpens() throws IOException {
        CsvCustomers csv = new CsvCustomers(bytes, COLUMNS, CsvStyle.FRENCH_EXCEL, "Données fictives");
        csv.write(customer("21623456789", 1234567.5, "Béja; \"nord\""));
        csv.write(customer("+21623456789", null, null));
        csv.write(customer("C-1", 1e-7, "=1+1"));
        csv.write(customer("C-2", -0.0, "تونس"));
        csv.end();

        assertThat(bytes.toString(UTF_8)).isEqualTo("""
                        \ufeffid_client;montant;ville;line;imputed;segment;distance;second_segment
                        21623456789;1234567,5;"Béja; ""nord\""";7;age,montant;S1;0,1;S2
                        +21623456789;;;7;age,montant;S1;0,1;S2
                        C-1;0,0000001;'=1+1;7;age,montant;S1;0,1;S2
                        C-2;0;تونس;7;age,montant;S1;0,1;S2
                        Données fictives
                        """.replace("\n", "\r\n"));
    }

    @Test
    void writesWhatAProgramReads() throws IOException {
        CsvCustomers csv = new CsvCustomers(bytes, COLUMNS, new CsvStyle(',', '.', false), "");
        csv.write(customer("1", 1.5, "a,b"));
        csv.end();

        assertThat(bytes.toString(UTF_8))
                .endsWith("\r\n1,1.5,\"a,b\",7,\"age,montant\",S1,0.1,S2\r\n")
                .startsWith("id_client,");
    }

    @Test
    void writesIdsAsTextAndNumbersAsNumbersIntoAWorkbook() throws IOException {
        XlsxCustomers xlsx = workbook("", 10);
        xlsx.write(customer("0021623456789", 1234.5, "=1+1"));
        xlsx.write(customer("+21623456789", null, null));
        xlsx.end();

        List<List<Row>> sheets = sheets();
        assertThat(sheets).hasSize(1);
        List<Row> rows = sheets.get(0);
        assertThat(texts(rows.get(0)))
                .containsExactly(
                        "id_client", "montant", "ville", "line", "imputed", "segment", "distance", "second_segment");
        Row first = rows.get(1);
        assertThat(first.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(first.getCell(0).asString()).isEqualTo("0021623456789");
        assertThat(first.getCell(1).getType()).isEqualTo(CellType.NUMBER);
        assertThat(first.getCell(1).asNumber()).isEqualByComparingTo(new BigDecimal("1234.5"));
        assertThat(first.getCell(2).getType()).isEqualTo(CellType.STRING);
        assertThat(first.getCell(2).asString()).isEqualTo("'=1+1");
        assertThat(rows.get(2).getCell(0).asString()).isEqualTo("+21623456789");
    }

    @Test
    void beginsANextSheetWhereOneIsFull() throws IOException {
        XlsxCustomers xlsx = workbook("Données fictives", 3);
        for (int i = 0; i < 7; i++) {
            xlsx.write(customer("C" + i, 1.0, "x"));
        }
        xlsx.end();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("Lignes", "Lignes 2", "Lignes 3", "Données fictives");
        }
        List<List<Row>> sheets = sheets();
        assertThat(sheets).extracting(List::size).containsExactly(4, 4, 2, 1);
        assertThat(sheets.subList(0, 3))
                .allSatisfy(
                        rows -> assertThat(rows.get(0).getCell(0).asString()).isEqualTo("id_client"));
        assertThat(sheets.get(2).get(1).getCell(0).asString()).isEqualTo("C6");
    }

    @Test
    void holdsAsManyRowsAsASheetOfExcel() {
        assertThat(XlsxCustomers.MOST_ROWS + 1).isEqualTo(1 << 20);
    }

    private XlsxCustomers workbook(String lastSheet, int mostRows) {
        return new XlsxCustomers(bytes, COLUMNS, new XlsxCustomers.Names("Lignes", lastSheet), mostRows);
    }

    private List<List<Row>> sheets() throws IOException {
        List<List<Row>> sheets = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                sheets.add(sheet.read());
            }
        }
        return sheets;
    }

    private static Stream<String> texts(Row row) {
        return row.stream().map(Cell::asString);
    }

    private static Customer customer(String id, Double amount, String town) {
        return new Customer(id, Arrays.asList(amount, town, 40.0), 7, List.of("age", "montant"), "S1", 0.1f, "S2");
    }
}

package tn.segmentation.app.table;

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

/** The oracle of workbooks is fastexcel-reader 0.20.2. */
class TableWritersTest {

    private static final List<String> HEADER = List.of("id_client", "montant", "ville");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void writesWhatAFrenchExcelOpens() throws IOException {
        CsvTable csv = new CsvTable(bytes, HEADER, CsvStyle.FRENCH_EXCEL, "Données fictives");
        csv.write(row("21623456789", 1234567.5, "Béja; \"nord\""));
        csv.write(row("+21623456789", null, null));
        csv.write(row("C-1", 1e-7, "=1+1"));
        csv.write(row("C-2", -0.0, "تونس"));
        csv.end();

        assertThat(bytes.toString(UTF_8)).isEqualTo("""
                        \ufeffid_client;montant;ville
                        21623456789;1234567,5;"Béja; ""nord\"""
                        +21623456789;;
                        C-1;0,0000001;'=1+1
                        C-2;0;تونس
                        Données fictives
                        """.replace("\n", "\r\n"));
    }

    @Test
    void writesWhatAProgramReads() throws IOException {
        CsvTable csv = new CsvTable(bytes, HEADER, new CsvStyle(',', '.', false), "");
        csv.write(row("1", 1.5, "a,b"));
        csv.end();

        assertThat(bytes.toString(UTF_8)).endsWith("\r\n1,1.5,\"a,b\"\r\n").startsWith("id_client,");
    }

    @Test
    void writesIdsAsTextAndNumbersAsNumbersIntoAWorkbook() throws IOException {
        XlsxTable xlsx = workbook("", 10);
        xlsx.write(row("0021623456789", 1234.5, "=1+1"));
        xlsx.write(row("+21623456789", null, null));
        xlsx.end();

        List<List<Row>> sheets = sheets();
        assertThat(sheets).hasSize(1);
        List<Row> rows = sheets.get(0);
        assertThat(texts(rows.get(0))).containsExactly("id_client", "montant", "ville");
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
        XlsxTable xlsx = workbook("Données fictives", 3);
        for (int i = 0; i < 7; i++) {
            xlsx.write(row("C" + i, 1.0, "x"));
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
        assertThat(XlsxTable.MOST_ROWS + 1).isEqualTo(1 << 20);
    }

    private XlsxTable workbook(String lastSheet, int mostRows) {
        return new XlsxTable(bytes, HEADER, new XlsxTable.Names("Lignes", lastSheet, lastSheet), mostRows);
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

    private static List<Object> row(String id, Double amount, String town) {
        return Arrays.asList(id, amount == null ? null : BigDecimal.valueOf(amount), town);
    }
}

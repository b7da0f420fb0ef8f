package tn.segmentation.store.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;

class WorkbookTest {

    private static final String HEADER = row(1, text("A1", "id_client") + text("B1", "montant") + text("C1", "région"));

    @TempDir
    Path folder;

    @Test
    void readsTheOneVisibleSheetWithCells() {
        SourceFile file = file(new WorkbookBytes()
                .sheet("Vide", "visible", "")
                .sheet("Ancien", "hidden", HEADER)
                .sheet(
                        "Octobre",
                        "visible",
                        HEADER + row(2, number("A2", "21623456789") + number("B2", "12.5") + text("C2", "تونس")))
                .sheet("Secret", "veryHidden", HEADER));

        assertThat(file.text()).isEqualTo("id_client\tmontant\trégion\n21623456789\t12.5\tتونس\n");
        try (FileText text = file.open()) {
            assertThat(text.container()).isEqualTo(Container.XLSX);
            assertThat(text.delimiter()).isEqualTo('\t');
            assertThat(text.hasCertainNumbers()).isTrue();
            assertThat(text.encodingReason().code()).isEqualTo("inside");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**table");
    }

    @Test
    void writesNumbersInFullAndDatesAsIso() {
        String cells = "A1 0 2.1623456789E10|A2 0 1E7|A3 0 1.234|A4 0 -0.5|A5 0 0.30000000000000004|A6 0 12.50"
                + "|A7 1 45931|A8 2 45931.520833333336|A9 3 0.75|A10 4 1250.5|A11 5 45931|A12 0 1E-3|A13 1 60|A14 0 1E+400";
        StringBuilder rows = new StringBuilder();
        String[] all = cells.split("\\|", -1);
        for (int i = 0; i < all.length; i++) {
            String[] cell = all[i].split(" ", -1);
            rows.append(row(i + 1, "<c r='%s' s='%s'><v>%s</v></c>".formatted(cell[0], cell[1], cell[2])));
        }

        // The days are those that Excel shows: 45931 is 2025-10-01; 60 is its 29 February 1900, which never was.
        assertThat(sheet(rows.toString()).text().lines())
                .startsWith(
                        "21623456789",
                        "10000000",
                        "1.234",
                        "-0.5",
                        "0.30000000000000004",
                        "12.5",
                        "2025-10-01",
                        "2025-10-01T12:30:00",
                        "18:00:00",
                        "1250.5",
                        "2025-10-01",
                        "0.001",
                        "1900-03-01")
                .hasSize(14);
        SourceFile mac = file(
                new WorkbookBytes().startingIn1904().sheet("S", "visible", row(1, "<c r='A1' s='1'><v>44469</v></c>")));
        assertThat(mac.text()).isEqualTo("2025-10-01\n");
    }

    @Test
    void writesWhatOtherCellsSay() {
        String rows = row(
                        1,
                        "<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='b'><v>1</v></c>"
                                + "<c r='D1' t='e'><v>#N/A</v></c>")
                + row(
                        2,
                        "<c r='A2' t='str'><f>A1&amp;B1</f><v>somme</v></c><c r='B2'><f>1+1</f><v>2</v></c>"
                                + "<c r='C2'><f>SUM(B1:B9)</f></c><c r='D2' t='e'><f>1/0</f><v>#DIV/0!</v></c>")
                + row(3, text("A3", "deux&#10;lignes") + text("B3", "a&#9;b") + text("C3", "\"x\"") + text("D3", "y"));
        SourceFile file = file(new WorkbookBytes()
                .shared("<si><r><t>gr</t></r><r><rPr><b/></rPr><t>as</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si>"
                        + "<si><t>l’été</t></si>")
                .sheet("S", "visible", rows));

        assertThat(file.text())
                .isEqualTo("gras\tl’été\ttrue\t#N/A\nsomme\t2\t=SUM(B1:B9)\t#DIV/0!\n"
                        + "deux lignes\t\"a\tb\"\t\"\"\"x\"\"\"\ty\n");
    }

    @Test
    void keepsTheRowsThatExcelShows() {
        String rows = row(2, text("A2", "Parc d’octobre"))
                + row(4, text("A4", "id") + text("B4", "age") + text("C4", "ville"))
                + row(5, number("A5", "1") + "<c r='C5' s='1'/>")
                + row(8, number("A8", "2") + number("B8", "30") + text("C8", "Tunis") + text("E8", "!"))
                + row(9, "<c r='A9' s='1'/>");

        assertThat(sheet(rows).text()).isEqualTo("\nParc d’octobre\n\nid\tage\tville\n1\t\t\n\n\n2\t30\tTunis\t\t!\n");
    }

    @Test
    void asksWhichOfSeveralSheets() {
        SourceFile file = file(new WorkbookBytes()
                .sheet("Octobre", "visible", HEADER)
                .sheet("Novembre", "visible", row(1, text("A1", "x"))));

        assertThat(file.refusal().getMessage()).startsWith("sheets_several").contains("sheets=Octobre, Novembre");
        assertThat(file.text(new FileAnswers(null, "Novembre"))).isEqualTo("x\n");
        assertThat(catchThrowableOfType(Refusal.class, () -> file.text(new FileAnswers(null, "Mars")))
                        .code())
                .isEqualTo("sheet_unknown");
        assertThat(file(new WorkbookBytes().sheet("S", "visible", "")).refusal().code())
                .isEqualTo("file_empty");
    }

    @Test
    @Timeout(20)
    void refusesWorkbooksThatAreMadeToExhaust() {
        String laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>";
        assertThat(file(new WorkbookBytes().prologue(laughs).sheet("S", "visible", row(1, text("A1", "&b;"))))
                        .refusal()
                        .code())
                .isEqualTo("xlsx_unsafe");
        assertThat(sheet(row(1, text("A1", "x".repeat(2 << 20)))).refusal().code())
                .isEqualTo("xlsx_unsafe");
        for (String cells : new String[] {
            number("ZZZZZZ1", "1"),
            number("XFE1", "1"),
            number("A99999999", "1"),
            "<c r='A1' t='s'><v>2000000000</v></c>",
            "<c r='A1' t='s'><v>-1</v></c>",
            "<c r='A1' t='x'><v>1</v></c>",
            "<c r='A1'><v>1</v>"
        }) {
            assertThat(sheet(row(1, cells)).refusal().code()).as(cells).isEqualTo("xlsx_damaged");
        }
        assertThat(sheet(row(2_000_000_000, number("A1", "1"))).refusal().code())
                .isEqualTo("xlsx_damaged");
        assertThat(sheet(row(1, "<c r='A1'><f t='array' ref='A1'>1</f><v>1</v></c>".repeat(1_001)))
                        .refusal()
                        .code())
                .isEqualTo("xlsx_array_formulas");
    }

    @Test
    @Timeout(20)
    void refusesABombWithinAWorkbook() {
        String row = row(1, number("A1", "1"));
        assertThat(sheet(row.repeat(3_000_000)).refusal().code()).isEqualTo("expands_too_much");
        String shared = "<si><t>" + "x".repeat(32_000) + "</t></si>";
        String cells = "<c t='s'><v>0</v></c>".repeat(1_000);
        assertThat(file(new WorkbookBytes()
                                .shared(shared)
                                .sheet("S", "visible", ("<row>" + cells + "</row>").repeat(10)))
                        .refusal()
                        .code())
                .isIn("line_too_long", "expands_too_much");
    }

    @Test
    void refusesDamagedAndOtherSpreadsheets() {
        byte[] whole = new WorkbookBytes().sheet("S", "visible", HEADER).bytes();

        assertThat(SourceFile.of(folder, Arrays.copyOf(whole, whole.length / 2))
                        .refusal()
                        .code())
                .isEqualTo("zip_damaged");
        byte[] ods = SourceFile.zip(out -> SourceFile.entry(
                out, "mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII)));
        assertThat(SourceFile.of(folder, ods).refusal().code()).isEqualTo("workbook_unknown");
        byte[] empty = SourceFile.zip(
                out -> SourceFile.entry(out, "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.US_ASCII)));
        assertThat(SourceFile.of(folder, empty).refusal().code()).isEqualTo("xlsx_damaged");
    }

    private SourceFile sheet(String rows) {
        return file(new WorkbookBytes().sheet("S", "visible", rows));
    }

    private SourceFile file(WorkbookBytes workbook) {
        return SourceFile.of(folder, workbook.bytes());
    }

    private static String row(int number, String cells) {
        return "<row r='" + number + "'>" + cells + "</row>";
    }

    private static String number(String place, String value) {
        return "<c r='" + place + "'><v>" + value + "</v></c>";
    }

    private static String text(String place, String value) {
        return "<c r='" + place + "' t='inlineStr'><is><t>" + value + "</t></is></c>";
    }
}

package tn.segmentation.store.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

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
            assertThat(text.encodingReason().code()).isEqualTo("inside");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**table");
    }

    @Test
    void tellsWhatIsHidden() {
        String hidden = "<row r='3' hidden='1'>" + number("A3", "2") + "</row><row r='4' hidden='1'/>";
        String columns =
                "<col min='1' max='1'/><col min='2' max='3' hidden='1'/><col min='5' max='16384' hidden='true'/>"
                        + "<col min='x' max='99999999999999999999' hidden='1'/>";
        SourceFile file = file(new WorkbookBytes()
                .sheet("Ancien", "hidden", "<col min='1' max='1' hidden='1'/>", HEADER)
                .sheet("Vide", "veryHidden", "")
                .sheet("Octobre", "visible", columns, HEADER + row(2, number("A2", "1")) + hidden));

        try (FileText text = file.open()) {
            assertThat(text.hidden()).isEqualTo(new Hidden(1, List.of(1, 2), List.of("Ancien")));
        }
        try (FileText text = sheet(HEADER).open()) {
            assertThat(text.hidden()).isEqualTo(new Hidden(0, List.of(), List.of()));
        }
        assertThat(file.text()).isEqualTo("id_client\tmontant\trégion\n1\t\t\n2\t\t\n");
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
    void writesCodesSharesAndDaysAsTheyAreShown() {
        List<List<String>> cells = List.of(
                List.of("00000", "123", "00123"),
                List.of("00000", "12.5", "12.5"),
                List.of("00000", "-12", "-12"),
                List.of("00000;(00000)", "7", "00007"),
                List.of("[<=99999999]00 000 000;General", "7", "7"),
                List.of("#00\\-00", "12345", "123-45"),
                List.of("\"0\"000", "7", "0007"),
                List.of("#,##0", "7", "7"),
                List.of("0.00", "7", "7"),
                List.of("00.0", "7", "7"),
                List.of("0%", "0.5", "50%"),
                List.of("0\\%", "50", "50"),
                List.of("mmmm", "45931", "2025-10-01"),
                List.of("[h]:mm:ss", "1.25", "30:00:00"),
                List.of("dd/mm/yyyy", "-1", "########"),
                List.of("dd/mm/yyyy", "1E10", "########"),
                List.of("Standard", "45931", "45931"),
                List.of("General\\ \"dh\"", "45931", "45931 dh"),
                List.of("#,##0.000\\ \"DT\"", "45931.5", "45931.5"),
                List.of("[$€-40C]\\ 0.00", "12.5", "€ 12.5"),
                List.of("[>=1024]0.0,\" Go\";0\" Mo\"", "536", "536 Go Mo"),
                List.of("\"A-\"0", "7", "A-7"),
                List.of("#,##0.000\\ _DT", "45931.5", "45931.5"),
                List.of("0.00E+00", "21623456789", "21623456789"));
        WorkbookBytes workbook = new WorkbookBytes();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int style = workbook.format(cells.get(i).get(0));
            rows.append(row(
                    i + 1,
                    "<c r='A%d' s='%d'><v>%s</v></c>"
                            .formatted(i + 1, style, cells.get(i).get(1))));
        }

        assertThat(file(workbook.sheet("S", "visible", rows.toString())).text().lines())
                .containsExactlyElementsOf(
                        cells.stream().map(cell -> cell.get(2)).toList());
    }

    @Test
    void marksTextsThatMayBeNumbersOrFormulas() {
        String rows = row(1, text("A1", "1.234") + number("B1", "1.234") + text("C1", "a.b") + text("D1", "=1"))
                + row(2, text("A2", "1 234") + text("B2", "12,5 DT") + text("C2", "+216") + number("D2", "1E16"))
                + row(
                        3,
                        "<c r='A3'><v>1,5</v></c><c r='B3' t='str'><f>TEXT(1;0)</f><v>1,0</v></c><c r='C3'><f>1</f></c>");

        assertThat(sheet(rows).text())
                .isEqualTo("\"1.234\"\t1.234\ta.b\t\"=1\"\n1 234\t\"12,5 DT\"\t+216\t1E+16\n\"1,5\"\t\"1,0\"\t=1\t\n");
    }

    @Test
    void knowsAnEmptyResultFromOneThatIsNotThere() {
        String empty = "<c r='B1' t='str'><f>\"\"</f><v></v></c>";
        String missing = "<c r='C1'><f>1</f><v/></c>";

        assertThat(sheet(row(1, text("A1", "x") + empty + number("D1", "1"))).text())
                .isEqualTo("x\t\t\t1\n");
        assertThat(sheet(row(1, text("A1", "x") + missing + number("D1", "1"))).text())
                .isEqualTo("x\t\t=1\t1\n");
    }

    /** Nobody waits before a bar that stands still: the copy takes most of the time. */
    @Test
    void reportsHowFarItIs() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 20_000; i++) {
            rows.append(row(i, number("A" + i, "" + i * 7919 % 100_003)));
        }
        SourceFile file = sheet(rows.toString());
        Heard heard = new Heard();

        try (FileText text = FileText.of(InputFile.plain(file.path()), FileAnswers.none(), folder, heard);
                InputStream in = text.open(done -> heard.report(Stage.READ, text.read(done), text.bytes()))) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThat(heard.shares).isSorted().hasSizeGreaterThan(5);
        assertThat(heard.shares.stream().filter(share -> share > 0 && share < 0.75))
                .hasSizeGreaterThan(3);
        assertThat(heard.shares.get(heard.shares.size() - 1)).isBetween(0.99, 1.0);
    }

    private static final class Heard implements Progress {

        private final List<Double> shares = new ArrayList<>();

        @Override
        public void report(Stage stage, long done, long total) {
            assertThat(stage).isEqualTo(Stage.READ);
            shares.add((double) done / total);
        }
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
    @Timeout(120)
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
    @Timeout(120)
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

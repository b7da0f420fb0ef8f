package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.progress.Progress;

/** Customers of files that are no text. */
class CopiedTablesTest {

    @TempDir
    Path folder;

    @Test
    void takesTheNumbersOfAWorkbookForCertain() throws IOException {
        Customers read = TestFile.of(
                        folder,
                        NastyWorkbook.ofRows("<row r='2'><c r='A2' t='inlineStr'><is><t>id_client</t></is></c>"
                                + "<c r='B2' t='inlineStr'><is><t>montant</t></is></c></row>"
                                + "<row r='3'><c r='A3'><v>2.1623456789E10</v></c><c r='B3'><v>1.234</v></c></row>"
                                + "<row r='5'><c r='A5'><v>21698765432</v></c><c r='B5'><v>12.5</v></c></row>"
                                + "<row r='7'><c r='A7'><v>21698765433</v></c><c r='B7' t='e'><v>#N/A</v></c></row>"))
                .read();

        assertThat(read.features().numbers("montant_consommation").values()).containsExactly(1.234, 12.5);
        assertThat(read.rejects().first())
                .containsExactly(new Reject(7, "montant", "#N/A", "not_a_number", "21698765433\t#N/A"));
        assertThat(read.verdict().container()).isEqualTo("xlsx");
        assertThat(read.verdict().rowsRead()).isEqualTo(3);
    }

    /** Its rows are lines, where Excel has none too, and a line end in a cell is a blank. */
    @Test
    void annotatesAWorkbookAsCsv() throws IOException {
        Path file = TestFile.of(
                        folder,
                        NastyWorkbook.ofRows(
                                "<row r='1'><c r='A1' t='inlineStr'><is><t>Octobre, 2026</t></is></c></row>"
                                        + "<row r='3'><c r='A3' t='inlineStr'><is><t>id_client</t></is></c>"
                                        + "<c r='B3' t='inlineStr'><is><t>age</t></is></c>"
                                        + "<c r='C3' t='inlineStr'><is><t>note</t></is></c></row>"
                                        + "<row r='4'><c r='A4'><v>21698765432</v></c><c r='B4'><v>30.5</v></c>"
                                        + "<c r='C4' t='inlineStr'><is><t>a, \"b\"\nc</t></is></c></row>"
                                        + "<row r='6'><c r='A6'><v>21698765433</v></c><c r='B6' t='e'><v>#N/A</v></c></row>"))
                .path();
        Path copy = folder.resolve("copy.csv");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        try (Customers customers = Customers.read(file, ReadingOptions.none(), scratch, 2, Progress.SILENT)) {
            customers.annotate(copy, new AnnotatedTextTest.Codes("reason", ", so"), Progress.SILENT);
        }

        assertThat(scratch).isEmptyDirectory();
        assertThat(Files.readString(copy))
                .isEqualTo("\uFEFF,\"Octobre, 2026\"\r\n\r\nreason,id_client,age,note\r\n"
                        + ",21698765432,30.5,\"a, \"\"b\"\" c\"\r\n\r\n"
                        + "\"6 age not_a_number, so\",21698765433,#N/A,\r\n");
    }
}

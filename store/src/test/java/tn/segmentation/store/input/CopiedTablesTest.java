package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** What is only kept is known by how its cells are written, and its decimals are no less decimals. */
    @Test
    void tellsTheTypesOfTypedColumns() {
        byte[] book = NastyWorkbook.of(
                List.of("id_client | age | solde | points", "A1 | #30 | #1.5 | #2", "A2 | #31 | #1.234 | #3"), false);

        Path path = TestFile.of(folder, book).path();
        try (Customers customers = Customers.read(path, ReadingOptions.none(), folder, 1, Progress.SILENT)) {
            assertThat(customers.inspect(1, Progress.SILENT).columnFacts())
                    .extracting(ColumnFacts::type)
                    .containsExactly(
                            ColumnFacts.Type.TEXT,
                            ColumnFacts.Type.INTEGER,
                            ColumnFacts.Type.DECIMAL,
                            ColumnFacts.Type.INTEGER);
        }
    }

    /** The copy is a CSV: a typed number takes the mark of the texts of its column, or it would be another one. */
    @Test
    void annotatesTypedNumbersAsTheirColumnWritesThem() throws IOException {
        byte[] book = NastyWorkbook.of(
                List.of("id_client | montant", "A1 | 1.234,5", "A2 | #12.345", "A3 | #1250", "A4 | 12.500"), false);
        Path copy = folder.resolve("copy.csv");

        Path path = TestFile.of(folder, book).path();
        try (Customers customers = Customers.read(path, ReadingOptions.none(), folder, 1, Progress.SILENT)) {
            customers.annotate(copy, new AnnotatedTextTest.Codes("reason", ""), Progress.SILENT);
        }

        assertThat(Files.readString(copy))
                .isEqualTo("\uFEFFreason,id_client,montant\r\n,A1,\"1.234,5\"\r\n,A2,\"12,345\"\r\n"
                        + ",A3,1250\r\n,A4,12.500\r\n");
        assertThat(new TestFile(copy)
                        .read()
                        .features()
                        .numbers("montant_consommation")
                        .values())
                .containsExactly(1234.5, 12.345, 1250, 12500);
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

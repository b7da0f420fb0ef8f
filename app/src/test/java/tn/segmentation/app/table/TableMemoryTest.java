package tn.segmentation.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many rows a file has, few are in memory: a million, in a process that has room for some thousands. */
class TableMemoryTest {

    private static final int ROWS = 1_000_000;

    /** A million rows of these cells take some 300 MB. */
    private static final String MEMORY = "-Xmx40m";

    private static final List<String> HEADER =
            List.of("id_client", "segment", "age", "montant_consommation", "nombre_appels", "volume_data", "ville");

    @TempDir
    Path folder;

    @Test
    void writesAMillionRowsAsCsv() throws Exception {
        Path file = written("csv");

        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            assertThat(lines.count()).isEqualTo(1 + ROWS);
        }
    }

    /** The oracle is fastexcel-reader 0.20.2. */
    @Test
    void writesAMillionRowsIntoAWorkbook() throws Exception {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(written("xlsx")));
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            List<Sheet> sheets = workbook.getSheets().toList();
            long rows = 0;
            for (Sheet sheet : sheets) {
                try (Stream<Row> read = sheet.openStream()) {
                    rows += read.count();
                }
            }
            assertThat(rows).isEqualTo(1 + ROWS);
        }
    }

    private Path written(String form) throws IOException, InterruptedException {
        Path file = folder.resolve("customers." + form);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MEMORY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        form,
                        file.toString())
                .inheritIO()
                .start();
        assertThat(child.waitFor()).isZero();
        return file;
    }

    /** The process with little memory. */
    static final class Child {

        private Child() {}

        /** Writes a file of the form and the name that are given. */
        public static void main(String[] args) throws IOException {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])))) {
                TableWriter table = args[0].equals("csv")
                        ? new CsvTable(out, HEADER, CsvStyle.FRENCH_EXCEL, "")
                        : new XlsxTable(out, HEADER, new XlsxTable.Names("Lignes", "", ""), XlsxTable.MOST_ROWS);
                for (int i = 0; i < ROWS; i++) {
                    table.write(List.of(
                            "216" + (20_000_000 + i),
                            "S" + (1 + i % 5),
                            BigDecimal.valueOf(18 + i % 70),
                            BigDecimal.valueOf(i % 90_000, 3),
                            BigDecimal.valueOf(i % 300),
                            BigDecimal.valueOf(i % 40_000, 3),
                            "Sidi Bouzid"));
                }
                table.end();
            }
        }
    }
}

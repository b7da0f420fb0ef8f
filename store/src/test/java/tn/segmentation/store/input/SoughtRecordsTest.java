package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;

/** The records of one customer in a file: found, and left out of a copy. */
class SoughtRecordsTest {

    private static final String HEADER = "msisdn;nom;age;montant_consommation\n";
    private static final SoughtId SOUGHT = SoughtId.of("21622000002");

    @TempDir
    Path folder;

    private <T> T with(Path file, Function<Customers, T> question) {
        try (Customers customers = Customers.read(file, ReadingOptions.none(), folder, 2, Progress.SILENT)) {
            return question.apply(customers);
        }
    }

    private List<FoundRecord> find(Path file) {
        return with(file, customers -> customers.find(SOUGHT, Progress.SILENT));
    }

    private byte[] without(Path file, long expected) throws IOException {
        Path copy = folder.resolve("copy");
        long count;
        try (OutputStream out = Files.newOutputStream(copy)) {
            count = with(file, customers -> customers.writeWithout(SOUGHT, out, Progress.SILENT));
        }
        assertThat(count).isEqualTo(expected);
        return Files.readAllBytes(copy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21622000002;Salma;31;12,5\n",
                "+216 22 000 002;Salma;31;12,5\r\n",
                "00216-22-000-002;\"Ben\nSalah\";31;12,5\n",
                "\"22000002\";Salma;31;12,5\n",
                // rejected: no age of a person, a cell too many, the id elsewhere, twice the same
                "22000002;Salma;311;12,5\n",
                "21622000002;Ben;Salah;31;12,5\n",
                "Salma;21622000002;x;31;12,5\n",
                "21622000002;Salma;31;12,5\n22 000 002;Salma;31;12,5\n"
            })
    void findsThemAndLeavesOutNothingElse(String own) throws IOException {
        String first = "21621000001;Ali;40;7,25\n";
        String last = "+21623000003;\"Béja; \"\"nord\"\"\";28;9,75\r\n\n216220000022;Amine;50;3,5\n";
        Path file = TestFile.of(folder, "Lignes d’octobre\n\n" + HEADER + first + own + last)
                .path();

        int records = own.endsWith("22 000 002;Salma;31;12,5\n") ? 2 : 1;
        assertThat(find(file)).hasSize(records).first().satisfies(found -> {
            assertThat(found.line()).isEqualTo(5);
            assertThat(found.columns()).containsExactly("msisdn", "nom", "age", "montant_consommation");
            assertThat(found.cells()).hasSizeBetween(4, 5);
        });
        assertThat(new String(without(file, records), UTF_8)).isEqualTo("Lignes d’octobre\n\n" + HEADER + first + last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1256", "UTF-16LE"})
    void keepsTheEncoding(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        String mark = charset.equals(UTF_16LE) ? "\uFEFF" : "";
        String others = "21621000001;علي;40;7,25\n21623000003;فاطمة بنت محمد;28;9,75\n21624000004;سلمى;33;8,5\n";
        byte[] bytes = (mark + HEADER + others + "22000002;سلمى;31;12,5\n").getBytes(charset);

        assertThat(without(TestFile.of(folder, bytes).path(), 1)).isEqualTo((mark + HEADER + others).getBytes(charset));
    }

    @Test
    void unpacksAPackedText() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((HEADER + "21622000002;Salma;31;12,5\n21623000003;Ali;28;9,75\n").getBytes(UTF_8));
        }

        assertThat(new String(without(TestFile.of(folder, packed.toByteArray()).path(), 1), UTF_8))
                .isEqualTo(HEADER + "21623000003;Ali;28;9,75\n");
    }

    @Test
    void copiesAFileThatTheCustomerIsNotInByteForByte() throws IOException {
        String text = HEADER + "21621000001;Ali;40;7,25\n21623000003;Salma;28;22000002\n";

        assertThat(new String(without(TestFile.of(folder, text).path(), 0), UTF_8))
                .isEqualTo(text);
    }

    /** Where lines stand for ids, nobody is to be found by them. */
    @Test
    void findsNobodyInAFileWithoutIds() throws IOException {
        Path file = TestFile.of(folder, "age;montant_consommation\n40;7,25\n28;9,75\n")
                .path();

        List<FoundRecord> found = with(file, customers -> customers.find(SoughtId.of("2"), Progress.SILENT));
        assertThat(found).isEmpty();
    }

    @Test
    void leavesNothingOutOfWhatIsNoText() throws Exception {
        Path file = folder.resolve("lignes.parquet");
        try (DuckDb db = DuckDb.open(folder, List.of(), 256L << 20, 1)) {
            db.execute("COPY (SELECT '21622000002' AS msisdn, 31 AS age, 12.5 AS montant_consommation) TO "
                    + DuckDb.quote(file.toString()) + " (FORMAT parquet)");
        }

        boolean isText = with(file, Customers::isText);
        assertThat(isText).isFalse();
        assertThat(find(file)).hasSize(1);
        assertThatThrownBy(() -> without(file, 1)).isInstanceOf(IllegalStateException.class);
    }
}

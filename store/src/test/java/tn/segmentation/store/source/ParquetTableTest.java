package tn.segmentation.store.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.store.duckdb.DuckDb;

class ParquetTableTest {

    @TempDir
    Path folder;

    @Test
    void writesPlainValuesAsText() {
        SourceFile file = parquet("SELECT * FROM (VALUES"
                + " (21623456789::BIGINT, 21623456789::DOUBLE, 1.234::DOUBLE, 1.5::FLOAT, 12.500::DECIMAL(9,3), 'تونس',"
                + " true, DATE '2026-10-01', TIMESTAMP '2026-10-01 12:30:00'),"
                + " (2, 3, 0.1, 2, 0, E'a\\nb\\tc', false, NULL, NULL)) t(id, num, d, f, m, ville, b, jour, instant)");

        assertThat(file.text())
                .isEqualTo("id\tnum\td\tf\tm\tville\tb\tjour\tinstant\n"
                        + "21623456789\t21623456789\t1.234\t1.5\t12.500\tتونس\ttrue\t2026-10-01\t2026-10-01 12:30:00\n"
                        + "2\t3\t0.1\t2\t0.000\t\"a b\tc\"\tfalse\t\t\n");
        try (FileText text = file.open()) {
            assertThat(text.container()).isEqualTo(Container.PARQUET);
        }
    }

    /** A number of single precision has seven digits: an id of eleven is another one by then. */
    @Test
    void showsNumbersThatMayHaveLostDigitsAsPowers() {
        SourceFile file = parquet("SELECT * FROM (VALUES (16777216::FLOAT, 9007199254740992::DOUBLE, '1.234'),"
                + " (21623456789::FLOAT, 1e19::DOUBLE, '=1'), ('nan'::FLOAT, 'inf'::DOUBLE, 'a,b'),"
                + " (-0.25::FLOAT, NULL, '12,5')) t(f, d, s)");

        assertThat(file.text())
                .isEqualTo("f\td\ts\n16777216\t9007199254740992\t\"1.234\"\n"
                        + "2.1623457792000000e+10\t1.0000000000000000e+19\t\"=1\"\n"
                        + "nan\tinf\ta,b\n-0.25\t\t\"12,5\"\n");
    }

    @Test
    void refusesNestedColumnsByName() {
        Refusal list = parquet("SELECT 1 AS id, [1, 2] AS appels").refusal();
        Refusal struct = parquet("SELECT 1 AS id, {'a': 1} AS appels").refusal();

        assertThat(list.code()).isEqualTo("parquet_nested");
        assertThat(list.params()).containsEntry("column", "appels").containsEntry("type", "INTEGER[]");
        assertThat(struct.code()).isEqualTo("parquet_nested");
        assertThat(parquet("SELECT 1 AS id, 'x'::BLOB AS octets").refusal().code())
                .isEqualTo("parquet_nested");
    }

    @Test
    void noticesADamagedFile() throws IOException {
        byte[] whole = Files.readAllBytes(
                parquet("SELECT i AS id, i * 2 AS age FROM range(1000) t(i)").path());

        for (int length : new int[] {4, 8, whole.length / 2, whole.length - 1}) {
            assertThat(SourceFile.of(folder, Arrays.copyOf(whole, length))
                            .refusal()
                            .code())
                    .as("%d bytes", length)
                    .isEqualTo("parquet_damaged");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**table.parquet");
    }

    @Test
    void readsAFileWhoseNameIsAPattern() throws IOException {
        Path plain = parquet("SELECT 7 AS id").path();

        assertThat(new SourceFile(Files.move(plain, folder.resolve("lignes [oct]*.parquet"))).text())
                .isEqualTo("id\n7\n");
    }

    @Test
    @Timeout(120)
    void refusesAHundredMillionRowsInAFewKilobytes() {
        assertThat(parquet("SELECT 1 AS id, 0 AS appels FROM range(100000000)")
                        .refusal()
                        .code())
                .isEqualTo("expands_too_much");
    }

    private SourceFile parquet(String sql) {
        return parquet(folder, sql);
    }

    /** Returns a file with what a query finds, in a folder. */
    static SourceFile parquet(Path folder, String sql) {
        Path file = folder.resolve("lignes.parquet");
        try (DuckDb db = DuckDb.open(folder, List.of(folder), 1L << 30, 2)) {
            db.execute("COPY (" + sql + ") TO " + DuckDb.quote(file.toString()) + " (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new SourceFile(file);
    }
}

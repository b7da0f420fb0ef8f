package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.core.progress.Progress;

class MissingValuesTest {

    @TempDir
    Path folder;

    /** A file in which so many of ten cells of the calls are empty, the first ones or the last ones. */
    private TestFile missing(int empty, boolean first) {
        StringBuilder text = new StringBuilder("id,age,appels\n");
        for (int i = 0; i < 10; i++) {
            boolean isEmpty = first ? i < empty : i >= 10 - empty;
            text.append(i)
                    .append(",3")
                    .append(i)
                    .append(',')
                    .append(isEmpty ? "" : "7")
                    .append('\n');
        }
        return TestFile.of(folder, text.toString());
    }

    @Test
    void onlyDescribesAFeatureOfWhichMoreThanThirtyPercentAreMissing() {
        Customers customers = missing(4, true).read();

        Verdict verdict = customers.verdict();
        assertThat(verdict.features()).containsExactly("age");
        assertThat(verdict.descriptive()).containsExactly("nombre_appels");
        assertThat(verdict.rowsAccepted()).isEqualTo(10);
        assertThat(((NumberColumn) Objects.requireNonNull(customers.descriptive())
                                .columns()
                                .get(0))
                        .values())
                .startsWith(Double.NaN)
                .endsWith(7);
        assertThat(verdict.warnings())
                .containsExactly(
                        new Finding("described_only", Map.of("column", "nombre_appels", "missing", 4L, "share", 40.0)));
    }

    @Test
    void segmentsByAFeatureOfWhichThirtyPercentAreMissing() {
        Verdict verdict = missing(3, true).read().verdict();

        assertThat(verdict.features()).containsExactly("age", "nombre_appels");
        assertThat(verdict.rowsRejected()).isEqualTo(3);
        assertThat(verdict.warnings())
                .containsExactly(
                        new Finding("empty_rejected", Map.of("column", "nombre_appels", "missing", 3L, "share", 30.0)));
    }

    @Test
    void believesWhoInsistsOnAFeature() {
        Verdict verdict =
                missing(4, true).read(TestFile.features("age", "nombre_appels")).verdict();

        assertThat(verdict.features()).containsExactly("age", "nombre_appels");
        assertThat(verdict.rowsRejected()).isEqualTo(4);
        assertThat(verdict.warnings()).extracting(Finding::code).containsExactly("mostly_missing", "empty_rejected");
    }

    @Test
    void missesNothingWhereEmptyIsZero() {
        Verdict verdict = missing(9, true)
                .read(new ReadingOptions(Map.of(), List.of(), List.of(), Map.of("nombre_appels", EmptyCells.ZERO)))
                .verdict();

        assertThat(verdict.features()).containsExactly("age", "nombre_appels");
        assertThat(verdict.rowsAccepted()).isEqualTo(10);
        assertThat(verdict.warnings()).isEmpty();
    }

    @Test
    void refusesAFileOfWhichNoFeatureIsLeft() {
        TestFile file = TestFile.of(folder, "id,age,appels\n1,,\n2,,\n3,30,5\n");

        assertThatThrownBy(file::read)
                .hasMessage("features_missing file=" + file.path().getFileName() + " columns=age, nombre_appels");
    }

    @Test
    void neitherDescribesNorUsesAColumnWithoutValues() {
        Verdict verdict =
                TestFile.of(folder, "id,age,appels\n1,30,\n2,31,\n").read().verdict();

        assertThat(verdict.features()).containsExactly("age");
        assertThat(verdict.descriptive()).isEmpty();
    }

    /** The first records, by which the reading is planned, say otherwise than the whole file. */
    @Test
    void goesByTheWholeFile() {
        String full = "1,30,7\n".repeat(20_000);
        String empty = "1,30,\n".repeat(20_000);
        for (boolean gapsFirst : new boolean[] {true, false}) {
            StringBuilder text = new StringBuilder("nom,age,appels\n");
            text.append(gapsFirst ? empty + full : full + empty);
            TestFile half = TestFile.of(folder, text.toString());
            TestFile fifth = TestFile.of(folder, text + full.repeat(3));

            Verdict gappy = half.read(ReadingOptions.none(), 2, 1 << 16, Progress.SILENT)
                    .verdict();
            Verdict fine = fifth.read(ReadingOptions.none(), 2, 1 << 16, Progress.SILENT)
                    .verdict();

            assertThat(gappy.features()).containsExactly("age");
            assertThat(gappy.rowsRejected()).isZero();
            assertThat(fine.features()).containsExactly("age", "nombre_appels");
            assertThat(fine.rowsRejected()).isEqualTo(20_000);
        }
    }
}

package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.segmentation.store.input.TestFile.HEADER;
import static tn.segmentation.store.input.TestFile.descriptive;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.ColumnFacts.Role;
import tn.segmentation.store.input.ColumnFacts.StrikingCell;
import tn.segmentation.store.input.ColumnFacts.Suspicion;

/** Quartiles are those of numpy 2.4.6, {@code numpy.quantile(x, [.25, .5, .75])}. */
class InspectionTest {

    private static final String MIXED = """
            numero;age;montant;data;ville;activation;note;vide
            21623456789;30;12,5;0;Tunis;31/12/2025;1;
            +216 23 456 790;;7,25;0;Tunis;01/02/2026;2;
            23456791;40;0;0;Tunis;01/03/2026;3,5;
            0021623456789;50;1;0;Tunis;01/04/2026;4;
            23456792;45;3;2;;02/04/2026;x;
            23456793;20;x;2;;02/04/2026;;
            """;

    @TempDir
    Path folder;

    @Test
    void saysWhatIsInEachColumn() {
        Inspection inspection = inspect(MIXED, descriptive("ville", "activation"));

        assertThat(inspection.columnFacts())
                .extracting(f -> f.header() + "|" + f.name() + "|" + f.role().word() + "|"
                        + f.type().word() + "|" + f.missing())
                .containsExactly(
                        "numero|id_client|id|text|0",
                        "age|age|feature|integer|1",
                        "montant|montant_consommation|feature|decimal|0",
                        "data|volume_data|feature|integer|0",
                        "ville|ville|descriptive|text|2",
                        "activation|activation|descriptive|date|0",
                        "note|note|kept|text|1",
                        "vide|vide|kept|empty|6");
        assertThat(inspection.duplicateIds()).isEqualTo(1);
    }

    @Test
    void givesStatisticsOfAcceptedRecords() {
        ColumnFacts amounts =
                inspect(MIXED, ReadingOptions.none()).columnFacts().get(2);

        assertThat(amounts)
                .extracting(
                        ColumnFacts::zeros,
                        ColumnFacts::min,
                        ColumnFacts::q1,
                        ColumnFacts::median,
                        ColumnFacts::q3,
                        ColumnFacts::max)
                .containsExactly(1L, 0.0, 2.25, 5.125, 8.5625, 12.5);
    }

    @Test
    void givesNoneOfColumnsThatAreOnlyKept() {
        ColumnFacts kept = inspect("id,age,points\n1,30,5\n2,31,6.5\n", ReadingOptions.none())
                .columnFacts()
                .get(2);

        assertThat(kept)
                .isEqualTo(new ColumnFacts(
                        "points",
                        "points",
                        Role.KEPT,
                        ColumnFacts.Type.DECIMAL,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    @Test
    void countsLinesWithoutUsage() {
        String text = HEADER + "A,30,0,0,0,0\nB,30,0,1,0,0\nC,,0,0,0.0,0\nD,31,0,0,0,x\n";

        assertThat(inspect(text, ReadingOptions.none()).rowsWithoutUsage()).isEqualTo(2);
        assertThat(inspect("id,age\n1,30\n2,0\n", ReadingOptions.none()).rowsWithoutUsage())
                .isZero();
    }

    /** The quartiles are 27.25 and 79.75: far is beyond 10 · 79.75 · (79.75 / 27.25)². */
    @Test
    void namesTheLinesOfFarOutliersTheFarthestFirst() {
        StringBuilder text = new StringBuilder("id,montant\n");
        for (int i = 1; i <= 99; i++) {
            text.append(i).append(',').append(i).append('\n');
        }
        text.append("u,9000\nv,6000\nw,9000\nx,100000\ny,7000\nz,7500\nx2,8000\n");

        Suspicion far = only(inspect(text.toString(), ReadingOptions.none()), 1);

        assertThat(far.code()).isEqualTo("far_outliers");
        assertThat(far.params()).containsEntry("count", 6L).containsEntry("low", 0.0);
        assertThat((double) far.params().get("high")).isCloseTo(6_830.603274135174, within(1e-9));
        assertThat(far.examples())
                .containsExactly(
                        new StrikingCell(104, 100_000),
                        new StrikingCell(101, 9_000),
                        new StrikingCell(103, 9_000),
                        new StrikingCell(107, 8_000),
                        new StrikingCell(106, 7_500));
    }

    @Test
    void namesNumbersThatAreNoAmountsOnBothSides() {
        StringBuilder text = new StringBuilder("id,montant,solde\n");
        for (int i = 0; i <= 100; i++) {
            text.append("%d,%d,%d\n".formatted(i, 10 + i % 7, i - 50));
        }
        text.append("x,10,-600\ny,10,700\n");

        Suspicion far = only(inspect(text.toString(), descriptive("solde")), 2);

        assertThat(far.examples()).containsExactly(new StrikingCell(104, 700), new StrikingCell(103, -600));
    }

    @Test
    void wondersAboutUnits() {
        String text = "id,montant,data\n1,12500,3000.5\n2,7000,2500\n3,0,9000\n";

        List<ColumnFacts> facts = inspect(text, ReadingOptions.none()).columnFacts();

        assertThat(facts.get(1).suspicious())
                .containsExactly(new Suspicion("maybe_millimes", Map.of("median", 7_000.0), List.of()));
        assertThat(facts.get(2).suspicious())
                .containsExactly(new Suspicion("maybe_megabytes", Map.of("median", 3_000.5), List.of()));
        assertThat(inspect(text.replace("7000", "7000.5"), ReadingOptions.none())
                        .columnFacts()
                        .get(1)
                        .suspicious())
                .isEmpty();
    }

    @Test
    void noticesConstantAndSparseColumns() {
        Inspection inspection = inspect(
                "id,age,montant,ville,nom\n1,,5,Tunis,a\n2,,5,Tunis,b\n3,30,5,,\n4,31,5,,\n",
                descriptive("ville", "nom"));

        assertThat(only(inspection, 1).code()).isEqualTo("many_missing");
        assertThat(only(inspection, 1).params()).containsEntry("share", 0.5);
        assertThat(only(inspection, 2)).isEqualTo(new Suspicion("constant", Map.of("value", 5.0), List.of()));
        assertThat(inspection.columnFacts().get(3).suspicious())
                .extracting(Suspicion::code)
                .containsExactly("many_missing", "constant");
    }

    /** Whatever the number of threads, and wherever blocks end. */
    private Inspection inspect(String text, ReadingOptions options) {
        TestFile file = TestFile.of(folder, text);
        Inspection whole = file.read(options).inspect(1, Progress.SILENT);
        for (int size : new int[] {1, 16, 40}) {
            assertThat(file.read(options, 3, size, Progress.SILENT).inspect(3, Progress.SILENT))
                    .isEqualTo(whole);
        }
        return whole;
    }

    private static Suspicion only(Inspection inspection, int column) {
        List<Suspicion> suspicious = inspection.columnFacts().get(column).suspicious();
        assertThat(suspicious).hasSize(1);
        return suspicious.get(0);
    }
}

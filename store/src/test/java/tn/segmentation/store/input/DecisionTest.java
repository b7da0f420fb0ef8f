package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tn.segmentation.store.input.TestFile.descriptive;
import static tn.segmentation.store.input.TestFile.features;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.Decision.AmbiguousCell;
import tn.segmentation.store.input.Decision.Consequence;
import tn.segmentation.store.input.Decision.Reading;

/** Medians are those of numpy 2.4.6, {@code numpy.median}. */
class DecisionTest {

    private static final String DATES = "id,age,activation\n1,30,01/02/2026\n2,31,03/04/2026\n3,32,05/05/2026\n";

    @TempDir
    Path folder;

    @Test
    void showsBothReadingsOfPoints() {
        Decision decision = only("id;montant;volume\n1;;1,5\n2;12.500;1,5\n3;7.250;2,25\n4;4;3\n5;9.750;4\n");

        assertThat(decision)
                .isEqualTo(new Decision(
                        "montant",
                        "montant",
                        "ambiguous_numbers",
                        new AmbiguousCell(3, "12.500"),
                        List.of(
                                new Reading("point", new Consequence(12.5, 4.0, 8.5, 12.5, 0)),
                                new Reading("thousands", new Consequence(12_500.0, 4.0, 8_500.0, 12_500.0, 0)))));
    }

    @Test
    void countsWhatAReadingCannotRead() {
        Decision decision = only("id;montant\n1;12.5\n2;12,5\n3;7.5\n4;8,5\n5;3\n");

        assertThat(decision.readings())
                .containsExactly(
                        new Reading("point", new Consequence(null, 3.0, 7.5, 12.5, 2)),
                        new Reading("comma", new Consequence(12.5, 3.0, 8.5, 12.5, 2)));
    }

    @Test
    void asksAboutAllColumnsAtOnceInTheOrderOfTheFile() {
        List<Decision> decisions = undecided(
                        "id;montant;nombre_sms\n1;12.500;1.234.567\n2;7.250;0.850\n", ReadingOptions.none())
                .decisions();

        assertThat(decisions).extracting(Decision::column).containsExactly("montant", "nombre_sms");
        assertThat(decisions.get(1).readings()).extracting(Reading::answer).containsExactly("point", "thousands");
    }

    @Test
    void saysEverythingElseOfTheFile() {
        String text = "id;montant;volume\n1;12.500;1,5\n1;7.250;2,25\n3;4;x\n";

        Customers customers = TestFile.of(folder, text).read(ReadingOptions.none());

        assertThat(customers.verdict().rowsRead()).isEqualTo(3);
        assertThat(customers.verdict().rowsAccepted()).isEqualTo(1);
        assertThat(customers.rejects().first())
                .extracting(Reject::reason)
                .containsExactly("duplicate_id", "not_a_number");
        assertThat(undecided(text, ReadingOptions.none()).params())
                .containsEntry("value", "12.500")
                .containsEntry("key", "montant");
    }

    @Test
    void callsAColumnByItsPositionWhereItsHeaderWouldNotDo() {
        Refusal refusal = undecided("id;ca;ca\n1;12.500;3\n2;7.250;4\n", features("#2"));

        assertThat(refusal.params()).containsEntry("column", "ca").containsEntry("key", "#2");
    }

    @Test
    void asksNothingWhenAllIsDecided() {
        TestFile file = TestFile.of(folder, "id;montant\n1;12.500\n2;7.250\n");

        assertThat(file.read(ReadingOptions.none().withReading(Map.of("montant", "point")))
                        .verdict()
                        .decisions())
                .isEmpty();
    }

    @Test
    void showsBothReadingsOfDates() {
        assertThat(undecided(DATES, descriptive("activation")).decisions())
                .containsExactly(new Decision(
                        "activation",
                        "activation",
                        "ambiguous_dates",
                        new AmbiguousCell(2, "01/02/2026"),
                        List.of(
                                new Reading(
                                        "dmy",
                                        new Consequence("2026-02-01", "2026-02-01", "2026-04-03", "2026-05-05", 0)),
                                new Reading(
                                        "mdy",
                                        new Consequence("2026-01-02", "2026-01-02", "2026-03-04", "2026-05-05", 0)))));
    }

    @Test
    void describesDatesByMonth() {
        ReadingOptions asked = descriptive("activation");

        assertThat(levels(DATES, asked.withReading(Map.of("activation", "dmy"))))
                .containsExactly("2026-02", "2026-04", "2026-05");
        assertThat(levels(DATES, asked.withReading(Map.of("activation", "mdy"))))
                .containsExactly("2026-01", "2026-03", "2026-05");
        assertThat(levels(DATES + "4,33,13/01/2026 08:30\n", asked))
                .containsExactly("2026-01", "2026-02", "2026-04", "2026-05");
        assertThat(levels(DATES + "4,33,01/13/2026\n", asked)).containsExactly("2026-01", "2026-03", "2026-05");
        assertThat(levels("id,age,activation\n1,30,2026-02-01\n2,31,2026-12-03T10:00\n3,30,\n", asked))
                .containsExactly("2026-02", "2026-12");
    }

    @Test
    void describesManyMonthsByYear() {
        StringBuilder text = new StringBuilder("id,age,activation\n");
        for (int i = 0; i < 60; i++) {
            text.append(i)
                    .append(",30,")
                    .append(2020 + i / 12)
                    .append('-')
                    .append(1 + i % 12)
                    .append("-15\n");
        }

        assertThat(levels(text.toString(), descriptive("activation")))
                .containsExactly("2020", "2021", "2022", "2023", "2024");
    }

    @Test
    void leavesOutTheFewThatAreNoDates() {
        StringBuilder text = new StringBuilder("id,age,activation\n");
        for (int i = 1; i < 28; i++) {
            text.append(i).append(",30,").append(i).append("/01/2026\n");
        }
        CategoryColumn column = column(text + "28,30,inconnue\n", descriptive("activation"));

        assertThat(column.levels()).containsExactly("2026-01");
        assertThat(column.codes()).endsWith(0, -1);
    }

    @Test
    void refusesADateAsAFeature() {
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> TestFile.of(folder, DATES).read(features("activation")))
                        .code())
                .isEqualTo("column_of_dates");
    }

    @Test
    void tellsDatesFromOtherTexts() {
        List<String> dates = List.of(
                "2026-02-01",
                "1/2/2026",
                "01.02.2026",
                " 31-12-2025 ",
                "2026/2/1",
                "12/31/2025 23:59",
                "01/02/2026T08:00");
        List<String> none = List.of(
                "",
                "2026",
                "01/02/26",
                "31/31/2026",
                "2026-13-01",
                "30/02/2026",
                "1/2-2026",
                "2026-02-01x",
                "1/2/2026 08",
                "192.168.1.1",
                "2026-02-",
                "100/2/2026",
                "12345-1-1");

        assertThat(dates).allMatch(DateText::isDate);
        assertThat(none).noneMatch(DateText::isDate);
    }

    private Decision only(String text) {
        List<Decision> decisions = undecided(text, ReadingOptions.none()).decisions();
        assertThat(decisions).hasSize(1);
        return decisions.get(0);
    }

    /** Whatever the number of threads, and wherever blocks end. */
    private UndecidedColumns undecided(String text, ReadingOptions options) {
        TestFile file = TestFile.of(folder, text);
        UndecidedColumns whole = catchThrowableOfType(
                UndecidedColumns.class, () -> file.read(options).records());
        for (int size : new int[] {1, 16, 40}) {
            UndecidedColumns cut = catchThrowableOfType(
                    UndecidedColumns.class,
                    () -> file.read(options, 3, size, Progress.SILENT).records());
            assertThat(cut.decisions()).isEqualTo(whole.decisions());
        }
        return whole;
    }

    private List<String> levels(String text, ReadingOptions options) {
        return column(text, options).levels();
    }

    private CategoryColumn column(String text, ReadingOptions options) {
        Column column = Objects.requireNonNull(
                        TestFile.of(folder, text).read(options).descriptive())
                .columns()
                .get(0);
        return (CategoryColumn) column;
    }
}

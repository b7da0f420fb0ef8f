package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/**
 * What is filled in enters no number that is shown. Expected numbers are those of pandas 1.5.3, which leaves missing
 * values out: {@code d.mean()}, {@code d.median()}, {@code d.quantile([.05, .25, .5, .75, .95])}, {@code (d.dropna() ==
 * 0).mean()}, {@code d.std()}, the same by group, and {@code (g.mean() - x.mean()) / x.std(ddof=0)}.
 */
class ImputationTest {

    @TempDir
    Path home;

    /** Two groups far apart. Both medians are far from the mean of either group, and would show. */
    @BeforeEach
    void writesTwoGroupsWithGaps() throws IOException {
        Files.writeString(home.resolve("octobre.csv"), """
                id_client,age,montant_consommation,nombre_appels,nombre_sms
                A1,20,10,5,0
                A2,,12,6,1
                A3,22,11,4,
                A4,24,13,5,0
                A5,21,10,7,2
                A6,23,12,5,3
                B1,60,110,5,10
                B2,62,112,6,
                B3,61,111,4,30
                B4,,113,5,40
                B5,65,110,7,50
                B6,63,112,5,0
                """);
    }

    @Test
    void leavesWhatIsFilledInOutOfEveryNumber() throws IOException {
        Cli.at(home)
                .run(("segment octobre.csv --segments 2 --scaling standard --empty nombre_sms=median"
                                + " --format csv --out run")
                        .split(" "));

        RunSummary summary = RunFolder.open(home.resolve("run")).summary();
        assertThat(summary.rowsSegmented()).isEqualTo(12);
        assertThat(summary.rowsImputed()).isEqualTo(4);
        assertThat(summary.imputed()).isEqualTo(Map.of("age", 2L, "nombre_sms", 2L));
        RunSummary.Overall overall = summary.overall();
        assertClose(overall.meanValues(), 42.1, 13.6);
        assertClose(overall.medianValues(), 42, 2.5);
        assertClose(overall.deviationValues(), 21.252189429693015, 19.04497600710253);
        assertClose(overall.zeroShare(), 0, 0.3);
        assertThat(overall.quantiles()).containsEntry("age", List.of(20.45, 22.25, 42.0, 61.75, 64.1));
        RunSummary.Segment low = summary.segments().get(0);
        RunSummary.Segment high = summary.segments().get(1);
        assertThat(low.size()).isEqualTo(6);
        assertClose(low.meanValues(), 22, 1.2);
        assertClose(low.medianValues(), 22, 1);
        assertClose(high.meanValues(), 62.2, 26);
        assertClose(high.medianValues(), 62, 30);
        assertImportance(summary, "age", 0.9938989889050162, 0.9969448274127392);
        assertImportance(summary, "nombre_sms", 0.4710207082465385, 0.6863094843046674);
    }

    @Test
    void marksTheRowsInWhichSomethingIsFilledIn() throws IOException {
        Cli.at(home)
                .run("segment octobre.csv --segments 2 --empty nombre_sms=median --format csv --out run".split(" "));

        assertThat(Files.readAllLines(home.resolve("run/assignments.csv")))
                .element(2)
                .asString()
                .startsWith("A2,,12.0,6.0,1.0,3,age,S1,");
        assertThat(Files.readAllLines(home.resolve("run/assignments.csv")))
                .element(3)
                .asString()
                .startsWith("A3,22.0,11.0,4.0,,4,nombre_sms,S1,");
    }

    private static void assertClose(Map<String, Double> values, double age, double sms) {
        assertThat(values.get("age")).isCloseTo(age, within(1e-12));
        assertThat(values.get("nombre_sms")).isCloseTo(sms, within(1e-12));
    }

    /** Scaled values are on a grid of some 2^-29, hence the tolerance. */
    private static void assertImportance(RunSummary summary, String feature, double share, double difference) {
        RunSummary.Importance importance = summary.featureImportance().stream()
                .filter(one -> one.feature().equals(feature))
                .findFirst()
                .orElseThrow();
        assertThat(importance.importance()).isCloseTo(share, within(1e-8));
        assertThat(importance.values().get(0)).isCloseTo(-difference, within(1e-8));
        assertThat(importance.values().get(1)).isCloseTo(difference, within(1e-8));
    }
}

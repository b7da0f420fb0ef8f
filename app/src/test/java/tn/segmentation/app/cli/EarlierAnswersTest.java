package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.store.run.RunFolder;

/** What was answered about the file of the published run holds for the next file that raises the same questions. */
class EarlierAnswersTest {

    private static final String FIRST = """
            id;montant;appels;sms;inscription
            A1;12.500;3;;01/02/2026
            A2;7.250;4;2;03/02/2026
            A3;12.500;5;3;01/02/2026
            A4;7.250;6;4;01/02/2026
            """;
    private static final String ANSWERS = "segment octobre.csv --segments 2 --descriptive inscription --out run"
            + " --reading montant_consommation=POINT --reading inscription=dmy --empty sms=zero";

    @TempDir
    Path home;

    @BeforeEach
    void writesTwoMonths() throws IOException {
        Files.writeString(home.resolve("octobre.csv"), FIRST);
        Files.writeString(home.resolve("novembre.csv"), FIRST.replace("12.500", "13.500"));
    }

    @Test
    void areNotAskedForAgainAndSaid() {
        Cli platform = Cli.at(home);
        assertThat(run(platform, ANSWERS).exitCode()).isZero();

        Cli.Result dry = run(platform, "segment novembre.csv --segments 2 --dry-run --json --descriptive inscription");
        Cli.Result next = run(platform, "segment novembre.csv --segments 2 --out next --descriptive inscription");

        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out()).contains("answer_remembered").contains("\"decisions\" : [ ]");
        assertThat(next.exitCode()).isZero();
        assertThat(next.out()).contains("« montant »", "« point »", "« nombre_sms »", "« zero »", "« dmy »");
        RunFolder run = RunFolder.open(home.resolve("next"));
        assertThat(run.summary().overall().meanValues().get("montant_consommation"))
                .isEqualTo(10.375);
        assertThat(run.summary().rowsRejected()).isZero();
        assertThat(run(platform, "verify run next").exitCode()).isZero();
    }

    @Test
    void giveWayToWhatIsSaid() {
        Cli platform = Cli.at(home);
        run(platform, ANSWERS);

        Cli.Result other = run(
                platform,
                "segment novembre.csv --segments 2 --out next --reading montant=thousands --empty nombre_sms=reject");

        assertThat(other.out()).doesNotContain("« point »").doesNotContain("« zero »");
        assertThat(RunFolder.open(home.resolve("next")).summary().overall().meanValues())
                .containsEntry("montant_consommation", (7_250 + 13_500 + 7_250) / 3.0);
    }

    @Test
    void areOnlyThoseOfThePublishedRun() {
        Cli platform = Cli.at(home);
        run(platform, ANSWERS + " --no-publish");

        Cli.Result next = run(platform, "segment novembre.csv --segments 2 --dry-run");

        assertThat(next.exitCode()).isEqualTo(1);
    }

    private static Cli.Result run(Cli platform, String command) {
        return platform.run(command.split(" "));
    }
}

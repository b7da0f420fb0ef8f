package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file to score may raise questions that the file of the run did not. */
class AssignAnswersTest {

    @TempDir
    Path home;

    private Cli platform = Cli.at(Path.of(""));

    @BeforeEach
    void makesARun() throws IOException {
        platform = Cli.at(home);
        Files.writeString(
                home.resolve("run.csv"), "id;montant;sms\nA1;12,5;1\nA2;13,5;2\nA3;8000,5;300\nA4;9000,5;310\n");
        assertThat(run("segment run.csv --segments 2 --out run").exitCode()).isZero();
        Files.writeString(home.resolve("more.csv"), "id;conso TND;sms\nB1;8.125;1\nB2;9.250;2\nB3;9.125;\n");
    }

    @Test
    void asksWhatTheFileLeavesOpen() {
        Cli.Result asked = run("assign --run run more.csv --out more.csv.parquet --map montant_consommation=#2");

        assertThat(asked.exitCode()).isEqualTo(1);
        assertThat(asked.err()).contains("--reading");
        assertThat(home.resolve("more.csv.parquet")).doesNotExist();
    }

    @Test
    void takesTheAnswers() throws IOException {
        Cli.Result point = run("assign --run run more.csv --out a.csv --map montant_consommation=#2"
                + " --reading montant_consommation=point --empty nombre_sms=zero");
        Cli.Result thousands = run("assign --run run more.csv --out b.csv --map montant_consommation=#2"
                + " --reading montant_consommation=thousands");

        assertThat(point.exitCode()).isZero();
        assertThat(Files.readString(home.resolve("a.csv")))
                .contains("8.125")
                .contains("B3")
                .doesNotContain(",S2,");
        assertThat(thousands.exitCode()).isZero();
        assertThat(Files.readString(home.resolve("b.csv"))).contains("8125").doesNotContain("B3");
    }

    private Cli.Result run(String command) {
        return platform.run(command.split(" "));
    }
}

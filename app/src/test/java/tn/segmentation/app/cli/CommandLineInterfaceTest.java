package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Environment;

class CommandLineInterfaceTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void describesEveryOptionInTheLanguageOfTheUser(String language) {
        try (Interruption interruption = Interruption.listen()) {
            Environment environment = new Environment(Map.of(), Map.of("segmentation.language", language), home);
            Session session = new Session(environment, Clock.systemUTC(), System.out, System.err, interruption);
            CommandLine line = new CommandLineInterface(
                            environment, Clock.systemUTC(), System.out, System.err, Interruption::listen)
                    .parser(session);
            line.getSubcommands().forEach((name, command) -> {
                Result result = Cli.at(home).in(language).run(name, "--help");
                String text = result.out().replaceAll("\\s+", " ");

                assertThat(result.exitCode()).isZero();
                assertThat(text).startsWith(language.equals("fr") ? "Utilisation" : "Usage");
                CommandSpec spec = command.getCommandSpec();
                assertThat(spec.options()).extracting(OptionSpec::longestName).allMatch(text::contains);
                for (OptionSpec option : spec.options()) {
                    assertThat(text)
                            .contains(option.description()[0]
                                    .replace("%%", "%")
                                    .replace('\'', '’')
                                    .replaceAll("\\s+", " "));
                }
            });
        }
    }

    @Test
    void knowsNoOptionOfLaterWork() {
        assertThat(Cli.at(home).run("segment", "--help").out()).doesNotContain("--previous", "--engine");
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        Result result = Cli.at(home).in("en").run("segment", "--segmets", "3", "x.csv");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Unknown option: --segmets", "--segments");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "segment",
                "segment x.csv --segments 0",
                "segment x.csv --segments 101",
                "segment x.csv --segments auto",
                "segment x.csv --scaling zscore",
                "segment x.csv --map age",
                "segment x.csv --weight age=0",
                "segment x.csv --weight age=heavy",
                "segment x.csv --empty age=maybe",
                "segment x.csv --period octobre",
                "segment x.csv --tolerance -1",
                "segment x.csv --max-iterations 0",
                "segment x.csv --seed 1 --seed 2",
                "segment x.csv --format xlsx",
                "segment x.csv y.csv",
                "assign x.csv",
                "assign --run r x.csv --format both",
                "sample 0 --out s",
                "sample 10",
                "serve --port 70000",
                "recommend x.csv",
                "''"
            })
    void exitsWithTwoWhenTheCommandLineMakesNoSense(String commandLine) throws IOException {
        Result result = Cli.at(home).run(commandLine.isEmpty() ? new String[0] : commandLine.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("segmentation").doesNotContain("Exception", "Could not", "Unknown");
        try (var entries = Files.list(home)) {
            assertThat(entries).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "segment x.csv --seed 1 --seed 2 | --seed est donnée deux fois.",
                "segment x.csv --scaling zscore | Choisissez parmi\u202f: auto, standard, log, robust, none.",
                "segment x.csv --format xlsx | Choisissez parmi\u202f: parquet, csv, both.",
                "segment x.csv --empty age=maybe | «\u202fmaybe\u202f» n’est pas une valeur possible. Choisissez parmi\u202f: zero, unknown, median, reject.",
                "assign --run r x.csv --format xlsx | Choisissez parmi\u202f: parquet, csv.",
                "assign --run r x.csv --format both | Choisissez parmi\u202f: parquet, csv."
            })
    void saysWhatIsWrongWithAnOption(String commandLine, String sentence) {
        Result result = Cli.at(home).run(commandLine.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(sentence);
    }

    @Test
    void takesAnEmptyNameForAMistake() {
        Result file = Cli.at(home).in("en").run("segment", "");
        Result folder = Cli.at(home).in("en").run("sample", "10", "--out", "");

        assertThat(List.of(file.exitCode(), folder.exitCode())).containsOnly(2);
        assertThat(file.err()).startsWith("The name of a file or folder is empty.");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void refusesWithASentence() {
        Result result = Cli.at(home).in("en").run("segment", "absent.csv");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("“absent.csv” does not exist.").doesNotContain("\tat ");
    }

    @Test
    void refusesInJsonForMachines() {
        Result result = Cli.at(home).in("en").run("segment", "absent.csv", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("{\"error\":{\"code\":\"file_missing\",\"params\":{\"file\":\"absent.csv\"},\"text\":\"");
    }

    @Test
    void refusesAWrongSettingInAnyCommand() {
        Result result = Cli.at(home).in("en").with("LOG_DAYS", "x").run("segment", "absent.csv");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("LOG_DAYS must be a whole number from 1 to 3,650, not “x”.");
    }

    @Test
    void showsEverySettingAndWhereItComesFrom() {
        Result result = Cli.at(home).with("LOG_DAYS", "7").run("doctor");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("LOG_DAYS +7 +environnement \\(LOG_DAYS\\)")
                .contains("Tout va bien.");
    }

    @Test
    void exitsWithOneWhenTheDoctorFindsAnError() {
        Result result = Cli.at(home).in("en").with("SEGMENT_LABELS", "S1,S1").run("doctor", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("\"code\" : \"label_repeated\"", "\"name\" : \"SEGMENT_LABELS\"");
    }

    @Test
    void writesASample() {
        Result result = Cli.at(home).run("sample", "50", "--months", "1", "--out", "lignes");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().strip())
                .isEqualTo(home.resolve("lignes/lignes-2026-10.csv").toString());
        assertThat(home.resolve("lignes/verite-2026-10.csv")).isNotEmptyFile();
    }
}

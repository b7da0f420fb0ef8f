package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.store.run.RunFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest {

    @TempDir
    Path home;

    /** Three groups far apart, with some empty cells. */
    @BeforeEach
    void writesThreeGroups() throws IOException {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("numero,ans,montant_consommation,nombre_appels,ville\n");
        for (int i = 0; i < 120; i++) {
            int group = i % 3;
            csv.append("CANARI").append(1000 + i).append(',');
            csv.append(20 + 20 * group + random.nextInt(4)).append(',');
            csv.append(5 + 50 * group + random.nextInt(5)).append(',');
            csv.append(i % 10 == 0 ? "" : 10 + 100 * (2 - group) + random.nextInt(9));
            csv.append(i % 2 == 0 ? ",Tunis\n" : ",Sfax\n");
        }
        Files.writeString(home.resolve("octobre.csv"), csv);
    }

    @Test
    void findsARunIdenticalWhateverItWasAskedFor() throws IOException {
        Files.writeString(
                home.resolve("centres.csv"),
                "montant_consommation,age,nombre_appels\n7,21,214\n57,41,114\n107,61,14\n");
        List<List<String>> asked = List.of(
                List.of("--segments", "3", "--map", "age=ans", "--initial-centers", "centres.csv"),
                List.of("--segments", "4", "--seed", "7", "--restarts", "5", "--scaling", "robust", "--format", "both"),
                List.of("--weight", "age=0.5", "--map", "age=ans", "--max-iterations", "2", "--tolerance", "0.1"),
                List.of("--features", "ans,montant_consommation", "--descriptive", "ville", "--format", "csv"));
        for (int i = 0; i < asked.size(); i++) {
            List<String> arguments = new ArrayList<>(
                    List.of("segment", "octobre.csv", "--empty", "nombre_appels=zero", "--out", "run" + i));
            arguments.addAll(asked.get(i));
            assertThat(Cli.at(home).run(arguments.toArray(String[]::new)).exitCode())
                    .isZero();
        }
        Files.delete(home.resolve("centres.csv"));

        for (int i = 0; i < asked.size(); i++) {
            Result result = Cli.at(home).with("SEGMENT_LABELS", "A,B").run("verify", "run", "run" + i);

            assertThat(result.out()).startsWith("Identique\u202f: ").contains("octobre.csv");
            assertThat(result.err()).isEmpty();
            assertThat(result.exitCode()).isZero();
        }
        assertThat(entries("data/processed")).isEmpty();
    }

    @Test
    void makesARunAgainWithTheAnswersItWasGiven() throws IOException {
        String octobre = Files.readString(home.resolve("octobre.csv"));
        Files.writeString(
                home.resolve("milliers.csv"),
                octobre.replaceAll("(CANARI[0-9]+,[0-9]+),([0-9]+)", "$1,$2.500")
                        .replace(",ville", ",activation"));
        String[] segment = {"segment", "milliers.csv", "--segments", "3", "--empty", "nombre_appels=zero"};
        assertThat(Cli.at(home).run(segment).err()).contains("peut se lire de deux façons");

        Result result = Cli.at(home)
                .run(
                        "segment",
                        "milliers.csv",
                        "--empty",
                        "nombre_appels=zero",
                        "--reading",
                        "montant_consommation=thousands",
                        "--out",
                        "run");

        assertThat(result.exitCode()).isZero();
        assertThat(Files.readString(home.resolve("run/run.json")))
                .contains(
                        "\"reading\" : {",
                        "\"montant_consommation\" : \"thousands\"",
                        "montant_consommation=thousands");
        assertThat(Cli.at(home).run("verify", "run", "run").out()).startsWith("Identique");
        assertThat(Cli.at(home)
                        .run("assign", "--run", "run", "milliers.csv", "--out", "notes.csv")
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/raw/octobre.csv", "data/raw/20261101T070000-0f3a5c7e9b1d/data"})
    void findsARunByItsIdAndItsFileAmongThoseThatArrived(String place) throws IOException {
        Files.createDirectories(home.resolve(place).getParent());
        segment();
        Files.move(home.resolve("octobre.csv"), home.resolve(place));
        String id = RunFolder.open(home.resolve("run")).id();

        Result result = Cli.at(home).in("en").run("verify", "run", id, "--json");

        assertThat(result.exitCode()).isZero();
        JsonNode json = JsonMapper.shared().readTree(result.out());
        assertThat(json.get("run").stringValue()).isEqualTo(id);
        assertThat(json.get("identical").booleanValue()).isTrue();
        assertThat(json.get("input").stringValue()).endsWith(place);
        assertThat(json.get("differences").isEmpty()).isTrue();
        assertThat(result.err()).contains("{\"stage\":\"write\"").doesNotContain("published");
    }

    @Test
    void refusesARunWhoseFilesAreNotThoseOfTheManifest() throws IOException {
        segment();
        Path model = home.resolve("run/model.json");
        Files.writeString(model, Files.readString(model).replaceFirst("\"mean\" : \\d", "\"mean\" : 9"));

        Result result = Cli.at(home).in("en").run("verify", "run", "run");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("model.json");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void saysWhereAModelDiffers() throws IOException {
        segment();
        rewrite("model.json", model -> model.replaceFirst("(?s)(\"segments\" .*?\"center\" : \\[ )(-?[0-9])", "$17"));
        rewrite("run.json", run -> run.replaceFirst("\"version\" : \"[^\"]*\"", "\"version\" : \"0.0.9\""));

        Result result = Cli.at(home).in("en").run("verify", "run", "run");
        Result french = Cli.at(home).run("verify", "run", "run");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("Different: ")
                .contains("model.json differs first at segments, S1, center, montant_consommation: recorded 7")
                .contains("The run was made by version 0.0.9; this is version ")
                .doesNotContain("assignments.csv");
        assertThat(french.out()).contains("model.json diffère d’abord à segments, S1, center, montant_consommation");
    }

    @Test
    void saysWhichRecordsDiffer() throws IOException {
        segment();
        rewrite("assignments.csv", csv -> csv.replaceFirst("(CANARI1004,.*),S\\d,", "$1,S9,"));

        Result result = Cli.at(home).in("en").run("verify", "run", "run", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        JsonNode difference = JsonMapper.shared().readTree(result.out()).at("/differences/0");
        assertThat(difference.get("code").stringValue()).isEqualTo("assignments");
        assertThat(difference.get("text").stringValue())
                .startsWith("assignments.csv: records that differ: 1; the first at line 6, id CANARI1004: recorded S9 ")
                .contains(", replayed S");
    }

    @Test
    void comparesTheRecordsOfParquet() throws IOException {
        Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--empty", "nombre_appels=zero", "--out", "run");
        Cli.at(home).run("segment", "octobre.csv", "--segments", "2", "--empty", "nombre_appels=zero", "--out", "two");
        byte[] other = Files.readAllBytes(home.resolve("two/assignments.parquet"));
        replace("assignments.parquet", other);

        Result result = Cli.at(home).in("en").run("verify", "run", "run");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("assignments.parquet: records that differ: ", "line 2, id CANARI1000");
    }

    @Test
    void asksForTheFileThatTheRunWasMadeOf() throws IOException {
        segment();
        Files.move(home.resolve("octobre.csv"), home.resolve("ailleurs.csv"));

        Result missing = Cli.at(home).in("en").run("verify", "run", "run");
        Result given = Cli.at(home).run("verify", "run", "run", "--file", "ailleurs.csv");
        Files.writeString(home.resolve("ailleurs.csv"), "age,montant_consommation\n1,2\n");
        Result other = Cli.at(home).in("en").run("verify", "run", "run", "--file", "ailleurs.csv");

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("octobre.csv, is not found", "--file");
        assertThat(given.exitCode()).isZero();
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("ailleurs.csv is not the file that the run was made of", "--file");
    }

    @Test
    void showsItsHelpWhenNothingIsToBeVerified() {
        Result result = Cli.at(home).in("en").run("verify");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("run", "Makes a run again");
    }

    private void segment() {
        Result result = Cli.at(home)
                .run(
                        "segment",
                        "octobre.csv",
                        "--segments",
                        "3",
                        "--empty",
                        "nombre_appels=zero",
                        "--format",
                        "csv",
                        "--out",
                        "run");
        assertThat(result.exitCode()).isZero();
    }

    /** Changes a file of the run, and the manifest with it: as another computation would have written it. */
    private void rewrite(String name, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(home.resolve("run").resolve(name));
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        replace(name, after.getBytes(StandardCharsets.UTF_8));
    }

    private void replace(String name, byte[] bytes) throws IOException {
        Path file = home.resolve("run").resolve(name);
        byte[] before = Files.readAllBytes(file);
        Files.write(file, bytes);
        Path manifest = home.resolve("run/manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(sha256(before), sha256(bytes))
                        .replaceFirst("(\"name\" : \"" + name + "\",\\s*\"bytes\" : )\\d+", "$1" + bytes.length));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> entries(String folder) throws IOException {
        if (!Files.isDirectory(home.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(home.resolve(folder))) {
            return entries.toList();
        }
    }
}

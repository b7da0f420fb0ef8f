package tn.segmentation.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.Site;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;
import tn.segmentation.store.input.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform in production keeps nothing of a file that it is brought in the open, and works with it as with any. */
class SealedFilesTest {

    private static final String PASSWORD = "quatre mots sans rapport";

    /** Each number of the file begins so, and nothing else does. */
    private static final String CANARY = "2162399";

    @TempDir
    Path home;

    private int people;

    @BeforeEach
    void isInProduction() throws IOException {
        // commands read it too
        Files.writeString(
                home.resolve("segmentation.yml"), "APP_ENV: production\nTOKENISE_NUMBERS: 0\nUPLOAD_LIMIT_MB: 1\n");
    }

    private Path raw() {
        return home.resolve("data/raw");
    }

    private Cli cli() {
        return Cli.at(home).in("en");
    }

    /** The last one is not understood, and the verdict quotes it. */
    private static String lines() {
        return IntStream.range(0, 60)
                .mapToObj(i -> CANARY + "12%02d,%s,%d\n".formatted(i, i == 59 ? CANARY : 20 + i, 10 + 50 * (i % 3) + i))
                .collect(Collectors.joining("", "msisdn,age,montant_consommation\n", ""));
    }

    /** Does something as an analyst of a server. */
    private interface Deed {
        void by(Site analyst) throws IOException;
    }

    private void served(Deed deed) throws IOException {
        Configuration configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
        try (WebServer server =
                WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration))) {
            String name = "amel" + people++;
            String key = Users.open(configuration)
                    .add(name, Role.ANALYST, Instant.now())
                    .key();
            deed.by(new Site(URI.create(server.address()).getPort()).welcomed(key, PASSWORD));
        }
    }

    private String brought() throws IOException {
        StringBuilder id = new StringBuilder();
        served(amel -> {
            HttpResponse<String> answer = amel.uploadWith(
                    "/api/v1/datasets", "{\"empty\": {\"age\": \"unknown\"}}", "été.csv", lines().getBytes(UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(json(answer).path("name").asString()).isEqualTo("été.csv");
            assertThat(json(answer).at("/answers/empty/age").asString()).isEqualTo("unknown");
            JsonNode verdict = json(answer).path("verdict");
            assertThat(verdict.path("sha256").asString()).isEqualTo(Sha256.of(lines().getBytes(UTF_8)));
            assertThat(verdict.path("bytes").asLong()).isEqualTo(lines().length());
            assertThat(verdict.at("/rejects/0/value").asString()).isEqualTo(CANARY);
            id.append(json(answer).path("id").asString());
            assertThat(amel.get("/api/v1/datasets/" + id).body()).isEqualTo(answer.body());
            assertThat(amel.get("/api/v1/datasets/" + id + "/rejects.csv").body())
                    .contains(CANARY);
            assertThat(amel.get("/api/v1/datasets/" + id + "/annotated.csv").body())
                    .contains(CANARY + "1200");
        });
        return id.toString();
    }

    /** Returns the files in which a number stands. */
    private static List<Path> inTheOpen(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(CANARY))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsNothingOfAFileInTheOpen() throws IOException {
        String id = brought();

        assertThat(inTheOpen(raw())).isEmpty();
        assertThat(inTheOpen(home.resolve("data/state"))).isEmpty();
        assertThat(inTheOpen(home.resolve("data/logs"))).isEmpty();
        assertThat(raw().resolve(id)).isDirectoryContaining("glob:**data");
        for (String file : List.of("data", "dataset.json", "rejects.csv")) {
            assertThat(RawFiles.isSealed(raw().resolve(id).resolve(file))).isTrue();
        }
        assertThat(home.resolve("data/state/raw-files.json")).exists();
    }

    @Test
    void segmentsFindsAndTakesOutOfItAndMakesTheRunAgain() throws IOException {
        Path file = raw().resolve(brought()).resolve("data");

        Result made = cli().run("segment", file.toString(), "--segments", "3", "--json", "--empty", "age=unknown");
        assertThat(made.exitCode()).as(made.err()).isZero();
        String run = JsonMapper.shared().readTree(made.out()).path("run_id").asString();
        Result again = cli().run("verify", "run", run);
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(inTheOpen(raw())).isEmpty();
        Result copy = cli().run("person", "copy", CANARY + "1205", "--json");
        assertThat(JsonMapper.shared().readTree(copy.out()).at("/files/0/records"))
                .hasSize(1);
        Result erased = cli().run("person", "erase", CANARY + "1205", "--reason", "demande");
        assertThat(erased.exitCode()).as(erased.err()).isZero();

        assertThat(RawFiles.isSealed(file)).isTrue();
        assertThat(inTheOpen(raw())).isEmpty();
        Configuration configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
        try (var in = RawFiles.of(configuration).read(file)) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(lines().replaceFirst(CANARY + "1205.*\n", ""));
        }
        assertThat(cli().run("doctor").out()).doesNotContain("encrypted by keys");
    }

    @Test
    void keepsNothingOfAFileThatIsRefusedOrTooLarge() throws IOException {
        served(amel -> {
            HttpResponse<String> villes =
                    amel.upload("/api/v1/datasets", "v.csv", ("id,ville\n" + CANARY + "1200,Tunis\n").getBytes(UTF_8));
            assertThat(villes.statusCode()).as(villes.body()).isEqualTo(422);
            byte[] large = (lines() + (CANARY + "9999,40,50\n").repeat(60_000)).getBytes(UTF_8);
            assertThat(amel.upload("/api/v1/datasets", "g.csv", large).statusCode())
                    .isEqualTo(413);
        });

        assertThat(inTheOpen(raw())).isEmpty();
        try (Stream<Path> left = Files.walk(raw())) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNotAsItWas() throws IOException {
        Path file = raw().resolve(brought()).resolve("data");
        byte[] kept = Files.readAllBytes(file);
        kept[kept.length / 2] = (byte) ~kept[kept.length / 2];
        Files.write(file, kept);

        for (Map.Entry<String, String> sentence : Map.of(
                        "en",
                        "is encrypted, and is not what was written",
                        "fr",
                        "est chiffré, et n’est plus",
                        "ar",
                        "مشفّر ولم يعد")
                .entrySet()) {
            Result refused = Cli.at(home).in(sentence.getKey()).run("segment", file.toString());
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains(sentence.getValue()).doesNotContain("Exception", "\tat ");
        }
        assertThat(inTheOpen(home.resolve("data/processed"))).isEmpty();
    }

    @Test
    void saysThatTheKeyIsMissing() throws IOException {
        Path file = raw().resolve(brought()).resolve("data");
        Path key = home.resolve("data/state/raw-files.json");
        Path away = Files.move(key, home.resolve("away.json"));

        Result refused = cli().run("segment", file.toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("which is not among the keys of this installation");
        assertThat(cli().run("doctor").out())
                .contains("1 file(s) that were brought are encrypted by keys", key.toString());
        assertThat(key).doesNotExist();
        served(amel -> assertThat(
                        json(amel.get("/api/v1/datasets/" + file.getParent().getFileName()))
                                .path("code")
                                .asString())
                .isEqualTo("sealed_key_missing"));
        Files.move(away, key);
        assertThat(cli().run("segment", file.toString(), "--segments", "3").exitCode())
                .isZero();
    }
}

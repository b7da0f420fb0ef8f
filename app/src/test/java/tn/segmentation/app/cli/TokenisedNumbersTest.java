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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.Pause;
import tn.segmentation.app.Site;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;
import tn.segmentation.store.run.RunFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers of a file that was brought to a platform in production stand nowhere, and everybody is found by them. */
class TokenisedNumbersTest {

    private static final String PASSWORD = "quatre mots sans rapport";

    /** Each number of the file holds these digits, and nothing else does. */
    private static final String CANARY = "239912";

    @TempDir
    Path home;

    @BeforeEach
    void isInProduction() throws IOException {
        // commands read it too
        Files.writeString(home.resolve("segmentation.yml"), "APP_ENV: production\n");
    }

    private Cli cli() {
        return Cli.at(home).in("en");
    }

    private static String lines() {
        return IntStream.range(0, 60)
                .mapToObj(i -> "216" + CANARY
                        + "%02d,%d,%d,Salma Ben Salah,%s\n".formatted(i, 20 + i, 10 + 50 * (i % 3) + i, CANARY + "99"))
                .collect(Collectors.joining(
                        "", "msisdn,age,montant_consommation,nom,contact tel\n", "216" + CANARY + "77,x,10,Salma,\n"));
    }

    private String segmented(Site amel) {
        JsonNode dataset = json(amel.upload("/api/v1/datasets", "octobre.csv", lines().getBytes(UTF_8)));
        String order = "{\"dataset\": \"" + dataset.path("id").asString() + "\", \"segments\": 3}";
        String run =
                json(amel.sendJson("POST", "/api/v1/runs", order)).path("id").asString();
        Pause.until(() ->
                json(amel.get("/api/v1/runs/" + run)).path("state").asString().equals("complete"));
        return run;
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts are looked at as they are; Parquet is looked at by its own test. */
    private void assertNumbersStandNowhere() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile))
                    .filteredOn(file ->
                            content(file).contains(CANARY) || content(file).contains("Salma"))
                    .isEmpty();
        }
    }

    @Test
    void findsMasksShowsAndGivesOutWhoStandsNowhere() throws IOException {
        Configuration configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
        try (WebServer server =
                WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration))) {
            String key = Users.open(configuration)
                    .add("amel", Role.ANALYST, Instant.now())
                    .key();
            Site amel = new Site(URI.create(server.address()).getPort()).welcomed(key, PASSWORD);
            String run = segmented(amel);
            assertNumbersStandNowhere();

            JsonNode found = json(amel.sendJson("POST", "/api/v1/customers/search", "{\"id\": \"+216 23 99 12 05\"}"))
                    .at("/customers/0");
            String token = found.path("token").asString();
            assertThat(found.path("id").asString()).endsWith("205").doesNotContain(CANARY);
            assertThat(found.at("/values/age").asInt()).isEqualTo(25);
            HttpResponse<String> revealed = amel.sendJson(
                    "POST", "/api/v1/customers/" + token + "/reveal", "{\"reason\": \"rappel du client\"}");
            assertThat(json(revealed).path("id").asString()).isEqualTo("216" + CANARY + "05");
            String export = "{\"run\": \"" + run + "\", \"format\": \"csv\", \"purpose\": \"Campagne\"}";
            HttpResponse<String> file = amel.sendJson("POST", "/api/v1/exports", export);
            assertThat(file.body()).contains("216" + CANARY + "05").doesNotContain("Salma", token);
            String parquet = export.replace("csv", "parquet");
            assertThat(amel.sendJson("POST", "/api/v1/exports", parquet).statusCode())
                    .isEqualTo(200);
            assertNumbersStandNowhere();
        }
    }

    @Test
    void segmentsCopiesErasesAndMakesARunAgain() throws IOException {
        Path file = Files.writeString(Files.createDirectories(home.resolve("x")).resolve("octobre.csv"), lines());
        Result made = cli().run("segment", file.toString(), "--segments", "3", "--format", "both", "--json");
        assertThat(made.exitCode()).as(made.err()).isZero();
        String run = JsonMapper.shared().readTree(made.out()).path("run_id").asString();
        RunFolder folder = RunFolder.open(home.resolve("data/processed").resolve(run));
        assertThat(Objects.requireNonNull(folder.provenance().tokens()).columns())
                .containsExactly("id_client", "nom", "contact tel");
        assertThat(cli().run("verify", "run", run, "--file", file.toString()).exitCode())
                .isZero();
        Files.delete(file);
        assertNumbersStandNowhere();

        JsonNode copy = JsonMapper.shared()
                .readTree(cli().run("person", "copy", CANARY + "77", "--json").out());
        assertThat(copy.at("/runs/0/rejected/0/record").asString()).startsWith("216" + CANARY + "77");
        Result erased = cli().run("person", "erase", CANARY + "05", "--reason", "demande");
        assertThat(erased.exitCode()).as(erased.err()).isZero();
        assertThat(RunFolder.open(folder.path()).erased()).isEqualTo(1);
        assertNumbersStandNowhere();
    }
}

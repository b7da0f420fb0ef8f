package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Site;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;
import tools.jackson.databind.JsonNode;

/** What an operator says of all files with customers: no line of an unknown age, a declaration, ids that are shown. */
class ExportRulesTest {

    private static final String DECLARATION = "INPDP 2026/1234-DP";
    private static final String PASSWORD = "quatre mots sans rapport";

    /** Lines 0 to 59: 20 are minors, of 10 the age is not known. */
    private static final int LINES = 60;

    private final Path home;
    private WebServer server;
    private Site analyst;

    ExportRulesTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void makesAFile() throws IOException {
        Files.writeString(
                home.resolve("octobre.csv"),
                "msisdn;age;montant_consommation\n"
                        + IntStream.range(0, LINES)
                                .mapToObj(i -> "216220000%02d;%s;%d,5\n".formatted(i, age(i), 10 + 50 * (i % 3)))
                                .collect(Collectors.joining()));
    }

    @AfterEach
    void stops() {
        server.close();
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    private static String age(int i) {
        return i < 20 ? Integer.toString(17 - i % 8) : i < 30 ? "" : Integer.toString(18 + i % 40);
    }

    private void serve(Map<String, String> settings) {
        Configuration configuration = Configuration.load(new Environment(settings, Map.of(), home));
        Cli.Result made = Cli.at(home).run("segment", "octobre.csv", "--segments", "3");
        assertThat(made.exitCode()).as(made.err()).isZero();
        server = WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration));
        int port = URI.create(server.address()).getPort();
        String key = Users.open(configuration)
                .add("amel", Role.ANALYST, Instant.now())
                .key();
        analyst = new Site(port).welcomed(key, PASSWORD);
    }

    private HttpResponse<String> export(String format) {
        return analyst.sendJson(
                "POST",
                "/api/v1/exports?lang=fr",
                "{\"format\": \"" + format + "\", \"purpose\": \"Campagne\", \"columns\": [\"age\"]}");
    }

    private static List<String> ages(String csv) {
        return csv.lines()
                .skip(1)
                .filter(line -> line.startsWith("216"))
                .map(line -> line.split(";", -1)[1])
                .toList();
    }

    private JsonNode last() {
        return json(analyst.get("/api/v1/exports")).at("/exports/0");
    }

    @Test
    void givesOutNoMinorWhoeverAsks() {
        serve(Map.of());

        HttpResponse<String> csv = export("csv");

        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        assertThat(ages(csv.body()))
                .hasSize(40)
                .contains("", "18")
                .allMatch(age -> age.isEmpty() || Integer.parseInt(age) >= 18);
        assertThat(last().get("ages").stringValue()).isEqualTo("no_minors");
        assertThat(last().get("rows").longValue()).isEqualTo(40);
        assertThat(last().get("left_out").longValue()).isEqualTo(20);
        assertThat(analyst.get("/exports").body()).contains("écartées pour leur âge\u202f: 20");
    }

    @Test
    void asksForNobodyByAFilterOfMinors() {
        serve(Map.of());

        HttpResponse<String> csv = analyst.sendJson(
                "POST",
                "/api/v1/exports",
                "{\"format\": \"csv\", \"purpose\": \"Campagne\","
                        + " \"filter\": {\"numbers\": [{\"column\": \"age\", \"max\": 17}]}}");

        assertThat(ages(csv.body())).isEmpty();
        assertThat(last().get("left_out").longValue()).isEqualTo(20);
    }

    @Test
    void leavesOutUnknownAgesWhereThatIsSaidAndNamesTheDeclaration() {
        Map<String, String> settings = new HashMap<>();
        settings.put("EXPORT_UNKNOWN_AGE", "leave_out");
        settings.put("DECLARATION_NUMBER", DECLARATION);
        settings.put("MASK_IDS", "0");
        serve(settings);

        HttpResponse<String> csv = export("csv");

        assertThat(ages(csv.body())).hasSize(30).allMatch(age -> Integer.parseInt(age) >= 18);
        assertThat(csv.body().strip()).endsWith("Traitement déclaré sous le n° " + DECLARATION);
        assertThat(last().get("ages").stringValue()).isEqualTo("adults");
        assertThat(last().get("left_out").longValue()).isEqualTo(30);
        assertThat(export("parquet").body()).contains("declaration", DECLARATION);
        assertThat(export("xlsx").statusCode()).isEqualTo(200);
        assertThat(analyst.get("/customers").body()).contains("21622000000").doesNotContain("\u2022\u2022");
    }

    @Test
    void givesOutNobodyOfNoAgesWhereUnknownOnesAreLeftOut() throws IOException {
        String file = Files.readString(home.resolve("octobre.csv")).replaceAll("(?m);[0-9]*;", ";");
        Files.writeString(home.resolve("octobre.csv"), file.replace(";age;", ";"));
        serve(Map.of("EXPORT_UNKNOWN_AGE", "leave_out"));

        HttpResponse<String> csv =
                analyst.sendJson("POST", "/api/v1/exports", "{\"format\": \"csv\", \"purpose\": \"Campagne\"}");

        assertThat(csv.statusCode()).isEqualTo(409);
        assertThat(json(csv).get("code").stringValue()).isEqualTo("export_ages_unknown");
        assertThat(json(analyst.get("/api/v1/exports")).get("total").longValue())
                .isZero();
    }
}

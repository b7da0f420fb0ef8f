package tn.segmentation.app.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Pause;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class DatasetEndpointsTest {

    private static final String LINES = "id;montant;volume\n1;12.500;1,5\n2;7.250;2,5\n3;4;x\n4;1;2\n";

    private final Site site;
    private final Path raw;

    DatasetEndpointsTest(@LocalServerPort int port, @Autowired Configuration configuration) {
        this.site = UserFixtures.as(Role.ANALYST, port);
        this.raw = configuration.rawData();
    }

    @Test
    void answersWithTheVerdictAndKeepsTheFile() throws IOException {
        HttpResponse<String> answer = site.upload("/api/v1/datasets", "../octobre.csv", LINES.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode dataset = JsonMapper.shared().readTree(answer.body());
        String id = dataset.get("id").stringValue();
        assertThat(id).matches("[0-9]{8}T[0-9]{6}-[0-9a-f]{12}");
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/datasets/" + id);
        assertThat(dataset.get("name").stringValue()).isEqualTo("octobre.csv");
        JsonNode verdict = dataset.get("verdict");
        assertThat(verdict.get("file").stringValue()).isEqualTo("octobre.csv");
        assertThat(verdict.get("rows_read").intValue()).isEqualTo(4);
        assertThat(verdict.at("/rejects/0/message").stringValue()).contains("Ligne 4");
        assertThat(verdict.at("/decisions/0/readings/1/consequence/max").doubleValue())
                .isEqualTo(12_500);
        assertThat(raw.resolve(id).resolve("data")).hasBinaryContent(LINES.getBytes(UTF_8));
        assertThat(site.get("/api/v1/datasets/" + id).body()).isEqualTo(answer.body());
    }

    @Test
    void keepsNothingOfAFileThatIsRefused() throws IOException {
        List<Path> before = below(raw);

        HttpResponse<String> answer = site.upload(
                "/api/v1/datasets", "villes.csv", "id;ville\n1;Tunis\n".getBytes(UTF_8), "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("code").stringValue()).isEqualTo("no_feature_column");
        assertThat(problem.at("/params/file").stringValue()).isEqualTo("villes.csv");
        assertThat(problem.get("detail").stringValue()).startsWith("In “villes.csv”, no column is known");
        assertThatNothingCame(before);
    }

    /** What is wrong with a file may be a list. */
    @Test
    void saysWhyNoRecordOfAFileIsGood() throws IOException {
        List<Path> before = below(raw);

        HttpResponse<String> answer = site.upload(
                "/api/v1/datasets", "a.csv", "id,age,montant\nA,20\nB,-1,2\n".getBytes(UTF_8), "Accept-Language", "fr");

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode problem = json(answer);
        assertThat(problem.get("code").stringValue()).isEqualTo("no_accepted_record");
        assertThat(problem.at("/params/reasons").values())
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrder("too_few_cells", "out_of_range");
        assertThat(problem.get("detail").stringValue())
                .contains("« a.csv »", "trop peu de cellules", "Ligne 2")
                .endsWith("Complétez-le.");
        assertThatNothingCame(before);
    }

    @Test
    void refusesARequestWithoutAFile() {
        HttpResponse<String> answer = site.uploadPart("/api/v1/datasets", "autre", "a.csv", new byte[] {1});

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("upload_missing");
    }

    @Test
    void judgesAgainByTheAnswers() {
        String id = json(site.upload("/api/v1/datasets", "a.csv", LINES.getBytes(UTF_8)))
                .get("id")
                .stringValue();
        String path = "/api/v1/datasets/" + id;

        HttpResponse<String> answered =
                site.sendJson("PUT", path + "/answers", "{\"reading\": {\"montant\": \"thousands\"}}");

        assertThat(answered.statusCode()).isEqualTo(200);
        JsonNode dataset = json(answered);
        assertThat(dataset.at("/answers/reading/montant").stringValue()).isEqualTo("thousands");
        assertThat(dataset.at("/verdict/decisions").isEmpty()).isTrue();
        assertThat(dataset.at("/verdict/column_facts/1/max").doubleValue()).isEqualTo(12_500);
        assertThat(site.get(path).body()).isEqualTo(answered.body());

        HttpResponse<String> refused = site.sendJson("PUT", path + "/answers", "{\"reading\": {\"montant\": \"dmy\"}}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("code").stringValue()).isEqualTo("answer_unfit");
        assertThat(site.get(path).body()).isEqualTo(answered.body());
    }

    @Test
    void takesAnswersWithTheFile() {
        HttpResponse<String> answer = site.uploadWith(
                "/api/v1/datasets", "{\"reading\": {\"montant\": \"point\"}}", "a.csv", LINES.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).at("/verdict/column_facts/1/max").doubleValue()).isEqualTo(12.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"out\": {\"a\": \"b\"}}", "{\"reading\": {\"montant\": \"octal\"}}", "non"})
    void understandsOnlyAnswersThatThereAre(String answers) throws IOException {
        List<Path> before = below(raw);

        HttpResponse<String> answer = site.uploadWith("/api/v1/datasets", answers, "a.csv", LINES.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("answers_unknown");
        assertThatNothingCame(before);
    }

    @Test
    void listsWhatWasBroughtNewestFirstAndNamesWhatIsDamaged() throws IOException {
        String older = json(site.upload("/api/v1/datasets", "a.csv", LINES.getBytes(UTF_8)))
                .get("id")
                .stringValue();
        String newer = json(site.upload("/api/v1/datasets", "b.csv", LINES.getBytes(UTF_8)))
                .get("id")
                .stringValue();

        List<String> ids = json(site.get("/api/v1/datasets?size=100"))
                .get("datasets")
                .valueStream()
                .map(dataset -> dataset.get("id").stringValue())
                .toList();
        JsonNode one = json(site.get("/api/v1/datasets?page=1&size=1"));

        assertThat(ids).contains(older, newer).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(one.get("total").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(one.get("datasets")).hasSize(1);
        Path known = raw.resolve(newer).resolve("dataset.json");
        String whole = Files.readString(known);
        Files.writeString(known, "{");
        JsonNode damaged = json(site.get("/api/v1/datasets?size=100"))
                .get("datasets")
                .valueStream()
                .filter(dataset -> dataset.get("id").stringValue().equals(newer))
                .findFirst()
                .orElseThrow();
        Files.writeString(known, whole);
        assertThat(damaged.toString()).isEqualTo("{\"id\":\"" + newer + "\",\"damaged\":true}");
    }

    @Test
    void handsOutEveryBadCell() {
        StringBuilder lines = new StringBuilder("id,sms\n");
        IntStream.range(0, 250)
                .forEach(i -> lines.append(i).append(",x\nb").append(i).append(",1\n"));
        String id = json(site.upload(
                        "/api/v1/datasets",
                        "=a.csv",
                        (lines + "a,1\nb,=A2\n").getBytes(UTF_8),
                        "Accept-Language",
                        "en"))
                .get("id")
                .stringValue();

        HttpResponse<String> rejects = site.get("/api/v1/datasets/" + id + "/rejects.csv");

        assertThat(rejects.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(rejects.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("a.csv.rejects.csv");
        assertThat(rejects.body().split("\r\n"))
                .hasSize(252)
                .startsWith("\uFEFFline,column,value,reason,message")
                .endsWith(
                        "503,sms,'=A2,not_a_number,\"Line 503, column “sms”: “=A2” is not a number as this column writes"
                                + " them. Correct it.\"");
    }

    @Test
    void handsOutTheFileWithWhatIsWrongBesideEachRecord() {
        String id = json(site.upload("/api/v1/datasets", "a.csv", "id;sms\r\na;1\r\nb;x\r\n".getBytes(UTF_8)))
                .get("id")
                .stringValue();

        HttpResponse<String> copy = site.get("/api/v1/datasets/" + id + "/annotated.csv", "Accept-Language", "en");

        assertThat(copy.headers().firstValue("Content-Disposition").orElse("")).contains("a.csv.annotated.csv");
        assertThat(copy.body().lines())
                .hasSize(3)
                .first(InstanceOfAssertFactories.STRING)
                .isEqualTo("reason;id;sms");
        assertThat(copy.body().lines().skip(1))
                .first(InstanceOfAssertFactories.STRING)
                .isEqualTo(";a;1");
        assertThat(copy.body()).contains("is not a number", ";b;x\r\n");
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7 %\u00e2\u00e3\u00cf\u00d3, file_binary", "PK\u0003\u0004zip, zip_damaged"})
    void looksAtTheBytesWhateverTheNameSays(String bytes, String code) throws IOException {
        List<Path> before = below(raw);

        HttpResponse<String> answer =
                site.upload("/api/v1/datasets", "octobre.csv", bytes.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(json(answer).get("code").stringValue()).isEqualTo(code);
        assertThatNothingCame(before);
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        List<Path> before = below(raw);

        HttpResponse<String> answer = site.upload("/api/v1/datasets", "a.csv", new byte[1_000_001]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("upload_too_large");
        assertThatNothingCame(before);
    }

    @Test
    void knowsOnlyItsOwnIds() {
        for (String id : List.of("rien", "..", "20261101T070000-0f3a5c7e9b1d", "%2e%2e")) {
            HttpResponse<String> answer = site.get("/api/v1/datasets/" + id);

            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(site.get("/api/v1/datasets/" + id + "/rejects.csv").statusCode())
                    .isIn(400, 404);
        }
        assertThat(site.sendJson("PUT", "/api/v1/datasets/rien/answers", "{}").statusCode())
                .isEqualTo(404);
        assertThat(site.get("/api/v1/datasets/rien").body())
                .contains("dataset_unknown", "« rien »".replace("« ", "«\u202f").replace(" »", "\u202f»"));
    }

    @Test
    void takesNothingFromPagesOfOtherSites() throws IOException {
        List<Path> before = below(raw);
        Site withoutProof = new Site(site.port(), site.cookies(), "");
        for (HttpResponse<String> answer : List.of(
                withoutProof.upload("/api/v1/datasets", "a.csv", LINES.getBytes(UTF_8)),
                site.upload("/api/v1/datasets", "a.csv", LINES.getBytes(UTF_8), "Sec-Fetch-Site", "cross-site"))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("http_403");
        }
        assertThatNothingCame(before);
    }

    /** An answer before the body has come; one that waits for it would run into the time-out. */
    @Test
    void doesNotReadTheFileOfWhoMayNotBringOne() throws IOException {
        Site viewer = UserFixtures.as(Role.VIEWER, site.port());
        assertThat(statusWithoutBody("")).isEqualTo("HTTP/1.1 401 ");
        assertThat(statusWithoutBody("Authorization: Bearer nobody's\r\n")).isEqualTo("HTTP/1.1 401 ");
        assertThat(statusWithoutBody("Cookie: " + site.cookies() + "\r\n")).isEqualTo("HTTP/1.1 403 ");
        assertThat(statusWithoutBody("Cookie: " + viewer.cookies() + "\r\nX-CSRF-TOKEN: " + viewer.csrf() + "\r\n"))
                .isEqualTo("HTTP/1.1 403 ");
    }

    private String statusWithoutBody(String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/datasets HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n"
                                    + "Content-Type: multipart/form-data; boundary=limite\r\n" + headers + "\r\n")
                            .getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    /** The web server removes what it has received once it has answered. */
    private void assertThatNothingCame(List<Path> before) throws IOException {
        Instant most = Instant.now().plusSeconds(10);
        while (!below(raw).equals(before) && Instant.now().isBefore(most)) {
            Pause.brief();
        }
        assertThat(below(raw)).isEqualTo(before);
    }

    private static List<Path> below(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                all.add(file);
                try (Stream<Path> inside = Files.list(file)) {
                    inside.sorted().forEach(all::add);
                }
            }
        }
        return all;
    }
}

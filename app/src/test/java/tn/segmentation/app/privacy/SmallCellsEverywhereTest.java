package tn.segmentation.app.privacy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.cli.Cli;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunJson;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every address that a viewer may read, of a run with segments of 1, 5, 10 and 11 customers and of hundreds: pages,
 * answers, figures, reports, files. None has a number that the run says of the small ones, and what the answers have
 * gives none away to who subtracts.
 */
@WebTest
class SmallCellsEverywhereTest {

    private static final int LEAST = 11;
    private static final Path ROUTES = Path.of("src/test/resources/routes.txt");

    /** Customers by segment; those of 1, 5 and 10 are few, and enough together. */
    private static final int[] SIZES = {200, 1, 400, 5, 11, 10};

    private static final Set<String> FEW = Set.of("S2", "S4", "S6");

    private final Configuration configuration;
    private final RunFixtures fixtures;
    private final Site viewer;
    private final RunFolder run;

    SmallCellsEverywhereTest(
            @Autowired Configuration configuration, @Autowired RunFixtures fixtures, @LocalServerPort int port) {
        this.configuration = configuration;
        this.fixtures = fixtures;
        this.viewer = UserFixtures.as(Role.VIEWER, port);
        this.run = run(configuration);
    }

    @BeforeEach
    void publish() {
        fixtures.publish(run.summary());
    }

    @Test
    void isAboutSegmentsOfTheseSizes() {
        assertThat(run.summary().segments())
                .extracting(RunSummary.Segment::size)
                .as("the file is exact")
                .containsExactly(200L, 1L, 400L, 5L, 11L, 10L);
    }

    @Test
    void answersNoNumberOfFewCustomersAtAnyAddress() throws IOException {
        Map<String, List<String>> addresses = addresses();
        assertThat(addresses.keySet()).as("every route that a viewer may read").isEqualTo(readable());
        Set<String> telling = telling();
        assertThat(telling).hasSizeGreaterThan(60);
        List<String> found = new ArrayList<>();
        int read = 0;

        for (List<String> each : addresses.values()) {
            for (String address : each) {
                HttpResponse<byte[]> answer = viewer.bytes(address);
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                String text = text(address, answer);
                read++;
                telling.stream()
                        .filter(number -> stands(number, text))
                        .forEach(number -> found.add(address + ": " + number));
            }
        }

        assertThat(read).isGreaterThan(60);
        assertThat(found).isEmpty();
    }

    @Test
    void drawsNoNumberOfFewCustomersIntoTheSavedFigures() throws IOException {
        Set<String> telling = telling();
        Path folder = configuration.figures().resolve(run.id());
        List<String> found = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> !f.toString().endsWith(".png")).toList()) {
                String text = Files.readString(file);
                // the page has the whole of Plotly in it, and with it any short number
                int data = Math.max(0, text.indexOf("id=\"figures-data\""));
                String own = text.substring(data);
                read++;
                telling.stream()
                        .filter(number -> stands(number, own))
                        .forEach(number -> found.add(file + ": " + number));
            }
        }

        assertThat(read).isGreaterThan(4);
        assertThat(found).isEmpty();
    }

    @Test
    void findsTheNumbersWhereTheyAre() throws IOException {
        String file = Files.readString(run.path().resolve("summary.json"));

        assertThat(telling()).filteredOn(number -> stands(number, file)).hasSizeGreaterThan(20);
    }

    @Test
    void givesNothingAwayBySubtraction() {
        String json = viewer.get("/api/v1/runs/" + run.id() + "/summary").body();
        RunSummary shown = RunJson.read(json, RunSummary.class);

        assertThat(shown.segments())
                .filteredOn(RunSummary.Segment::hidden)
                .extracting(RunSummary.Segment::id)
                .containsExactlyElementsOf(new TreeSet<>(FEW));
        assertThat(Subtraction.of(shown, LEAST)).isEmpty();
        assertThat(json).contains("\"size\" : null", "\"percentage\" : null", "\"suppressed\" : true");
        assertThat(shown.overall().categories().get("ville").keySet())
                .as("two have « Gafsa »; it would be alone")
                .containsOnly("Tunis", "Sfax");
    }

    @Test
    void answersTheFourEndpointsWithNullsAndSaysSo() {
        JsonNode sizes = json("/api/cluster_distribution").path("data");
        assertThat(sizes.path("values").toString()).isEqualTo("[200,null,400,null,11,null]");
        assertThat(sizes.path("labels").toString()).isEqualTo("[\"S1\",\"S2\",\"S3\",\"S4\",\"S5\",\"S6\"]");
        assertThat(sizes.path("suppressed").booleanValue()).isTrue();

        JsonNode profiles = json("/api/cluster_profiles").path("data");
        assertThat(profiles.at("/profiles/1").toString()).isEqualTo("[null,null]");
        assertThat(profiles.at("/scaled/3").toString()).isEqualTo("[null,null]");
        assertThat(profiles.at("/profiles/0/0").isNumber()).isTrue();
        assertThat(profiles.path("suppressed").booleanValue()).isTrue();

        for (JsonNode feature : json("/api/feature_importance").path("data")) {
            assertThat(feature.at("/values/5").isNull()).isTrue();
            assertThat(feature.at("/ratio/5").isNull()).isTrue();
            assertThat(feature.at("/quantiles/5")).isEmpty();
            assertThat(feature.path("suppressed").booleanValue()).isTrue();
        }

        JsonNode details = json("/api/segment_details");
        for (String id : FEW) {
            assertThat(details.path(id).path("size").isNull()).isTrue();
            assertThat(details.path(id).path("percentage").isNull()).isTrue();
            assertThat(details.path(id).path("mean_values")).isEmpty();
            assertThat(details.path(id).path("suppressed").booleanValue()).isTrue();
        }
        assertThat(details.path("S5").path("size").intValue()).isEqualTo(11);
        assertThat(details.path("S5").has("suppressed")).isFalse();
    }

    @Test
    void saysThatItHidesSomethingAndWhatThatMeans() {
        String sentence = "« masqué » tient lieu de ce qui porte sur moins de 11 lignes";

        String overview = viewer.get("/").body();
        assertThat(overview).contains(sentence);
        assertThat(row(overview, "S2")).contains("masqué").doesNotContain(">1<");
        assertThat(row(overview, "S5")).contains(">11<").doesNotContain("masqué");
        assertThat(viewer.get("/segments/S4").body()).contains(sentence, "masqué");
        assertThat(viewer.get("/runs/" + run.id()).body()).contains(sentence);
        assertThat(viewer.get("/api/v1/figures/distribution?format=svg").body())
                .contains("masqué : pour protéger les petits effectifs");
        assertThat(viewer.get("/runs/compare?a=" + run.id() + "&b=" + run.id()).body())
                .contains("masqué");
        assertThat(viewer.get("/", "Accept-Language", "en").body())
                .contains("stands for what is about fewer than 11 lines");
    }

    /** What each route that a viewer may read is asked for, to read all that it can say of the run. */
    private Map<String, List<String>> addresses() {
        String id = run.id();
        List<String> figures = new ArrayList<>();
        for (JsonNode figure : json("/api/v1/figures")) {
            String name = figure.path("id").stringValue();
            for (String format : List.of("png", "svg", "csv", "xlsx")) {
                figures.add("/api/v1/figures/" + name + "?format=" + format);
            }
            figures.add("/api/v1/figures/" + name + "?format=csv&numbers=shown&lang=en");
            figures.add("/api/v1/figures/" + name + "?format=xlsx&numbers=shown");
        }
        figures.add("/api/v1/figures/feature-montant_consommation?format=csv&segment=S2");
        for (String numbers : List.of("raw", "shown")) {
            for (String format : List.of("csv", "xlsx")) {
                String file = "?format=" + format + "&numbers=" + numbers;
                figures.add("/api/v1/figures/segments" + file);
                Stream.of(1, 2, 3, 4, 5, 6)
                        .forEach(s -> figures.add("/api/v1/figures/profile" + file + "&segment=S" + s));
            }
        }
        List<String> segments = Stream.of(1, 2, 3, 4, 5, 6)
                .flatMap(s -> Stream.of("/segments/S" + s, "/segments/S" + s + "?run=" + id))
                .toList();
        return Map.ofEntries(
                entry("/", List.of("/", "/?run=" + id)),
                entry("/segments/{id}", segments),
                entry("/api/cluster_distribution", both("/api/cluster_distribution")),
                entry("/api/feature_importance", both("/api/feature_importance")),
                entry("/api/cluster_profiles", both("/api/cluster_profiles")),
                entry("/api/segment_details", both("/api/segment_details")),
                entry("/api/v1/segments", both("/api/v1/segments")),
                entry("/api/v1/segments/{id}", List.of("/api/v1/segments/S4", "/api/v1/segments/S1")),
                entry(
                        "/api/v1/figures",
                        List.of("/api/v1/figures", "/api/v1/figures?segment=S4", "/api/v1/figures?segment=S1")),
                entry("/api/v1/figures/{id}", figures),
                entry("/runs", List.of("/runs")),
                entry("/runs/{id}", List.of("/runs/" + id)),
                entry("/runs/compare", List.of("/runs/compare?a=" + id + "&b=" + id)),
                entry("/api/v1/runs", List.of("/api/v1/runs")),
                entry("/api/v1/runs/{id}/summary", List.of("/api/v1/runs/" + id + "/summary")),
                entry("/api/v1/runs/{id}/provenance", List.of("/api/v1/runs/" + id + "/provenance")),
                entry("/api/v1/runs/{id}/report.pdf", List.of("/api/v1/runs/" + id + "/report.pdf")),
                entry("/api/v1/runs/{id}/report.html", List.of("/api/v1/runs/" + id + "/report.html")),
                entry("/api/v1/publications", List.of("/api/v1/publications")),
                entry("/reports", List.of("/reports")),
                entry("/help", List.of("/help")),
                entry("/help/api", List.of("/help/api")),
                entry("/v3/api-docs", List.of("/v3/api-docs")),
                entry("/v3/api-docs.yaml", List.of("/v3/api-docs.yaml")),
                entry("/offers", List.of("/offers")),
                entry("/api/v1/offers", List.of("/api/v1/offers")),
                entry("/api/v1/offers/{id}", List.of("/api/v1/offers/S2")),
                entry("/api/v1/offers/{id}/history", List.of("/api/v1/offers/S2/history")),
                entry("/actuator/health", List.of("/actuator/health")));
    }

    private List<String> both(String path) {
        return List.of(path, path + "?run=" + run.id());
    }

    /** The routes that a viewer may read, as they are written by hand; none for static files and for signing in. */
    private static Set<String> readable() throws IOException {
        Set<String> readable = new TreeSet<>();
        for (String line : Files.readAllLines(ROUTES)) {
            if (line.startsWith("GET ")) {
                String[] parts = line.split("\\|", -1);
                String answer = parts[1].strip().split(" +", -1)[1];
                String path = parts[0].substring(4).strip();
                if (!Set.of("401", "403").contains(answer) && !path.endsWith("/**") && !isSignIn(path)) {
                    readable.add(path);
                }
            }
        }
        return readable;
    }

    private static boolean isSignIn(String path) {
        return path.startsWith("/sign-in") || path.equals("/welcome");
    }

    /** Every number that the file says of the small segments, as programs and as people read it. */
    private Set<String> telling() {
        Set<String> numbers = new TreeSet<>();
        for (RunSummary.Segment segment : run.summary().segments()) {
            if (!FEW.contains(segment.id())) {
                continue;
            }
            List<Double> values = new ArrayList<>();
            values.addAll(segment.meanValues().values());
            values.addAll(segment.medianValues().values());
            values.addAll(segment.deviationValues().values());
            segment.quantiles().values().forEach(values::addAll);
            values.add(segment.percentage());
            values.add(segment.shareOfSpend());
            int position = run.summary().position(segment.id()).orElseThrow();
            run.summary()
                    .featureImportance()
                    .forEach(one -> values.add(one.values().get(position)));
            for (Double value : values) {
                numbers.add(value.toString());
                for (Language language : Language.values()) {
                    for (int decimals = 0; decimals <= 3; decimals++) {
                        numbers.add(Messages.unmarked(language).formats().decimal(value, decimals));
                    }
                }
            }
            for (Language language : Language.values()) {
                numbers.add(Messages.unmarked(language).share(segment.percentageDisplay()));
            }
        }
        // what is so short stands for other things as well
        numbers.removeIf(number -> number.replaceAll("\\D", "").length() < 4 && !number.contains("%"));
        return numbers;
    }

    /** Whether a number stands in a text, not as a part of another. */
    private static boolean stands(String number, String text) {
        int at = text.indexOf(number);
        while (at >= 0) {
            boolean begins = at == 0 || !partOfNumber(text.charAt(at - 1));
            int end = at + number.length();
            if (begins && (end == text.length() || !partOfNumber(text.charAt(end)))) {
                return true;
            }
            at = text.indexOf(number, at + 1);
        }
        return false;
    }

    private static boolean partOfNumber(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '\u202f' || c == '-' || c == '_';
    }

    private static String text(String address, HttpResponse<byte[]> answer) throws IOException {
        byte[] body = answer.body();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.contains("pdf")) {
            try (PDDocument pdf = Loader.loadPDF(body)) {
                return new PDFTextStripper().getText(pdf);
            }
        }
        if (type.contains("spreadsheet")) {
            return unzipped(body);
        }
        if (type.contains("png")) {
            // the same drawing as the SVG, which is read
            return "";
        }
        String text = new String(body, StandardCharsets.UTF_8);
        assertThat(text).as(address).isNotEmpty();
        // pictures within a page are read as the files that they are; as letters they are any numbers
        return text.replaceAll("base64,[A-Za-z0-9+/=]+", "");
    }

    private static String unzipped(byte[] file) throws IOException {
        Path workbook = Files.createTempFile("figure", ".xlsx");
        StringBuilder text = new StringBuilder();
        Files.write(workbook, file);
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        } finally {
            Files.delete(workbook);
        }
        return text.toString();
    }

    private static String row(String page, String segment) {
        String mark = "<span>" + segment + "</span>";
        return Pattern.compile("(?s)<tr.*?</tr>")
                .matcher(page)
                .results()
                .map(match -> match.group())
                .filter(row -> row.contains(mark))
                .collect(Collectors.joining());
    }

    private JsonNode json(String path) {
        HttpResponse<String> answer = viewer.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Makes the run by the command line, once for each platform. */
    private static synchronized RunFolder run(Configuration configuration) {
        Path file = configuration.home().resolve("petits.csv");
        if (!Files.exists(file)) {
            make(configuration, file);
        }
        return Runs.open(configuration).madeOf(file).stream()
                .findFirst()
                .map(RegisteredRun::open)
                .orElseThrow();
    }

    /** Segments are far apart on both features, and every small one has numbers that stand nowhere else. */
    private static void make(Configuration configuration, Path file) {
        StringBuilder lines = new StringBuilder("id_client,montant_consommation,nombre_appels,ville\n");
        StringBuilder centers = new StringBuilder("montant_consommation,nombre_appels\n");
        int customer = 0;
        for (int s = 0; s < SIZES.length; s++) {
            int place = 1000 * (s + 1) + 137;
            centers.append(place).append(',').append(place).append('\n');
            for (int i = 0; i < SIZES[s]; i++) {
                String spend = place + (17 * i) % 71 + "." + (31 + s * 7 + i % 9);
                int calls = place + 13 + s * 3 + (11 * i) % 37;
                String town =
                        SIZES[s] < 100 || i % 3 == 2 ? "Tunis" : i == 4 ? "Gafsa" : i % 3 == 0 ? "Sfax" : "Ariana";
                lines.append("c").append(customer++).append(',').append(spend);
                lines.append(',').append(calls).append(',').append(town).append('\n');
            }
        }
        Path start = file.resolveSibling("centres.csv");
        try {
            Files.writeString(file, lines);
            Files.writeString(start, centers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Cli.Result result = Cli.at(configuration.home())
                .run(
                        "segment",
                        file.toString(),
                        "--segments=6",
                        "--scaling=none",
                        "--descriptive=ville",
                        "--initial-centers=" + start);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.err());
        }
    }
}

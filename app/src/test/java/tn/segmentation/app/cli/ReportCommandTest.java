package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Site;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;
import tn.segmentation.store.run.RunSummary.Offer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report that the command line writes is the one that the web application gives, as a whole or not at all. */
class ReportCommandTest {

    private static final List<String> LANGUAGES = List.of("fr", "en", "ar");

    @TempDir
    Path home;

    @AfterEach
    void givesTheLogsBack() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void isTheReportOfTheWebApplicationInTheLanguageOfTheCommandLine() throws IOException {
        segment(10);
        for (String language : LANGUAGES) {
            for (String form : List.of("pdf", "html")) {
                written(language, language + "." + form, published().id());
            }
        }
        Configuration configuration = configuration();
        try (WebServer server =
                WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration))) {
            Site site = new Site(URI.create(server.address()).getPort())
                    .welcomed(
                            Users.open(configuration)
                                    .add("amel", Role.VIEWER, Instant.now())
                                    .key(),
                            "quatre mots sans rapport");
            for (String language : LANGUAGES) {
                assertThat(Files.readAllBytes(home.resolve(language + ".html")))
                        .as(language)
                        .isEqualTo(site.bytes(address("html", language)).body());
                assertThat(text(Files.readAllBytes(home.resolve(language + ".pdf"))))
                        .as(language)
                        .isEqualTo(text(site.bytes(address("pdf", language)).body()));
            }
        }
    }

    @Test
    void isOfThePublishedRunWhereNoneIsNamedWithTheOffersInForce() throws IOException {
        segment(10);
        segment(11);
        SegmentOffers.open(configuration())
                .change("S2", 1, new OfferContent("Bavards", new Offer("Soir", Map.of())), Instant.now(), "amel");

        Result result = written("en", "now.html");
        written("en", "before.html", earlier().id());

        assertThat(result.out())
                .contains(
                        "Report of the run " + published().id(),
                        home.resolve("now.html").toString());
        assertThat(home.resolve("now.html")).content().contains(published().id(), "Bavards", "Soir");
        assertThat(home.resolve("before.html"))
                .content()
                .contains(earlier().id())
                .doesNotContain("Bavards", "Soir");
    }

    @Test
    void hidesWhatTellsOfFewLines() throws IOException {
        segment(10);
        Cli cli = Cli.at(home).in("en");

        cli.with("SMALL_CELLS", "0").run("report", "--out", "exact.html");
        cli.with("SMALL_CELLS", "21").run("report", "--out", "hidden.html");

        assertThat(home.resolve("exact.html")).content().doesNotContain(">hidden<");
        assertThat(home.resolve("hidden.html")).content().contains(">hidden<");
    }

    @Test
    void saysWhatItWroteToPrograms() throws IOException {
        segment(10);
        JsonNode json = JsonMapper.shared()
                .readTree(written("fr", "Octobre.PDF", "--json").out());

        assertThat(json.propertyNames()).containsExactly("run", "output");
        assertThat(json.get("run").stringValue()).isEqualTo(published().id());
        assertThat(json.get("output").stringValue())
                .isEqualTo(home.resolve("Octobre.PDF").toString());
        assertThat(text(Files.readAllBytes(home.resolve("Octobre.PDF"))))
                .contains(published().id());
    }

    @Test
    void leavesAFileThatExistsAsItIs() throws IOException {
        Files.writeString(home.resolve("report.pdf"), "mine");

        Result result = Cli.at(home).in("en").run("report", "--out", "report.pdf");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains(home.resolve("report.pdf") + " already exists and is not overwritten", "with --out");
        assertThat(home.resolve("report.pdf")).hasContent("mine");
    }

    @Test
    void leavesNothingBesideTheReport() throws IOException {
        segment(10);
        written("fr", "reports/octobre.pdf");

        try (Stream<Path> files = Files.list(home.resolve("reports"))) {
            assertThat(files).containsExactly(home.resolve("reports/octobre.pdf"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.docx", "pdf", "report.pdf.txt"})
    void writesNothingWhereTheNameSaysNoForm(String name) {
        Result result = Cli.at(home).in("en").run("report", "--out", name);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("--out: “" + name + "” ends neither in .pdf nor in .html", "segmentation report --help");
        assertThat(home.resolve(name)).doesNotExist();
    }

    /** As that of a variable which nobody has set: another run than the one that was meant would be no answer. */
    @Test
    void doesNotTakeAnEmptyIdForNone() {
        Result result = Cli.at(home).in("en").run("report", "", "--out", "report.pdf");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("The id of the run is empty");
        assertThat(home.resolve("report.pdf")).doesNotExist();
    }

    @Test
    void isOfNoRunThatThereIsNot() {
        Result unknown = Cli.at(home).in("en").run("report", "20261101T080000-bad000", "--out", "report.pdf", "--json");
        Result none = Cli.at(home).in("en").run("report", "--out", "report.pdf", "--json");

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("No registered run has the id 20261101T080000-bad000");
        assertThat(code(unknown)).isEqualTo("run_unknown");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("No run is published");
        assertThat(code(none)).isEqualTo("nothing_published");
        assertThat(home.resolve("report.pdf")).doesNotExist();
    }

    /** A page shows the run before; whoever asked for a report of this month is not given one of last month. */
    @Test
    void namesTheFileThatIsDamaged() throws IOException {
        segment(10);
        segment(11);
        Path summary = published().folder().resolve("summary.json");
        Files.writeString(summary, Files.readString(summary).replace("60", "61"), StandardCharsets.UTF_8);

        Result result = Cli.at(home).in("en").run("report", "--out", "report.pdf", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("summary.json", published().folder().toString());
        assertThat(code(result)).isEqualTo("run_damaged");
        assertThat(home.resolve("report.pdf")).doesNotExist();
    }

    private void segment(int month) throws IOException {
        ThreeGroups.write(home.resolve(month + ".csv"), month);
        Result made = Cli.at(home).run("segment", month + ".csv", "--segments", "3");
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    private Result written(String language, String file, String... more) {
        String[] command = Stream.concat(Stream.of("report", "--out", file), Stream.of(more))
                .toArray(String[]::new);
        Result result = Cli.at(home).in(language).run(command);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static String code(Result result) {
        return JsonMapper.shared().readTree(result.out()).at("/error/code").stringValue();
    }

    private String address(String form, String language) {
        return "/api/v1/runs/" + published().id() + "/report." + form + "?lang=" + language;
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).hasSizeGreaterThan(1000);
            return text;
        }
    }

    private RegisteredRun published() {
        return Runs.open(configuration()).published().orElseThrow();
    }

    private RegisteredRun earlier() {
        // both may be of the same second, and then stand in any order
        String published = published().id();
        return Runs.open(configuration()).list().stream()
                .filter(run -> !run.id().equals(published))
                .findFirst()
                .orElseThrow();
    }

    private Configuration configuration() {
        return Configuration.load(new Environment(Map.of(), Map.of(), home));
    }
}

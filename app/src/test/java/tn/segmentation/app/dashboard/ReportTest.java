package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tn.segmentation.store.run.RunSummary;

/** What leaves the application says what the dashboard says, and holds all that it shows. */
@WebTest
class ReportTest {

    private static final RunSummary RUN = RunFixtures.telecom();

    private final RunFixtures runs;
    private final Site site;

    ReportTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.VIEWER, port);
    }

    @BeforeEach
    void publish() {
        runs.publish(RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void isAPdfOfAFewSheetsWithTheNumbersOfTheDashboard(String language) throws IOException {
        HttpResponse<byte[]> answer = site.bytes(path("pdf", language));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"segmentation-" + RUN.runId() + ".pdf\"");
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            assertThat(pdf.getNumberOfPages()).isBetween(3, 9);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language);
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).doesNotContain("??").doesNotContain("#");
            // where a line is broken is for the paper to say
            assertThat(joined(text))
                    .contains(Stream.of(shown(language)).map(ReportTest::joined).toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void isAPageThatNeedsNothingElse(String language) {
        HttpResponse<String> answer = site.get(path("html", language));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(answer.body())
                .contains(
                        "<html", "lang=\"" + language + "\"", "dir=\"" + (language.equals("ar") ? "rtl" : "ltr") + "\"")
                .contains(shown(language))
                .doesNotContain("??")
                .doesNotContain("<script")
                .doesNotContain("<object")
                .doesNotContainPattern("(?:src|href)=\"(?!data:)");
        assertThat(answer.body().split("src=\"data:image/svg", -1))
                .hasSize(1 + 3 + RUN.features().size());
    }

    @Test
    void isOfNoRunThatThereIsNot() {
        for (String form : new String[] {"pdf", "html"}) {
            assertThat(site.get("/api/v1/runs/20261101T080000-bad000/report." + form)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void isOfferedWhereARunIsPublished() {
        assertThat(site.get("/reports").body()).contains(path("pdf", "fr"), path("html", "fr"));
        runs.clear();
        assertThat(site.get("/reports").body()).doesNotContain("report.pdf").contains("Aucune segmentation publiée");
    }

    private static String joined(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String path(String form, String language) {
        return "/api/v1/runs/" + RUN.runId() + "/report." + form + "?lang=" + language;
    }

    private static String[] shown(String language) {
        String separator = language.equals("en") ? "." : ",";
        return Stream.of(
                        "40" + separator + "2",
                        "13" + separator + "9",
                        "Forfait Pro Intégral",
                        RUN.runId(),
                        RUN.provenance().inputSha256(),
                        Messages.in(Language.of(language)).text("web.section.segments"))
                .toArray(String[]::new);
    }
}

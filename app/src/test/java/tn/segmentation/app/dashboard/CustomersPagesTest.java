package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.customers.CustomerFixtures;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

@WebTest
class CustomersPagesTest {

    private final RunFixtures runs;
    private final Configuration configuration;
    private final Site analyst;
    private final Site viewer;

    CustomersPagesTest(@Autowired RunFixtures runs, @Autowired Configuration configuration, @LocalServerPort int port) {
        this.runs = runs;
        this.configuration = configuration;
        this.analyst = UserFixtures.as(Role.ANALYST, port);
        this.viewer = UserFixtures.as(Role.VIEWER, port);
    }

    @BeforeEach
    void serve() {
        CustomerFixtures.serve(configuration, runs);
    }

    @Test
    void showsCustomersByPages() {
        String first = analyst.get("/customers").body();
        String second = analyst.get("/customers?page=2").body();

        assertThat(first).contains("300 lignes", "Page 1 sur 6", "page=2").doesNotContain("rel=\"prev\"");
        assertThat(rows(first)).hasSize(50).startsWith("••••••••000");
        assertThat(rows(second)).hasSize(50).startsWith("••••••••050");
        assertThat(second).contains("Page 2 sur 6", "rel=\"prev\"", "rel=\"next\"");
        assertThat(rows(analyst.get("/customers?page=99").body())).contains("••••••••299");
    }

    @Test
    void keepsTheFilterInTheAddress() {
        String page = analyst.get("/customers?segment=S1&min.age=20&max.age=&in.ville=Sfax&lang=en")
                .body();

        long expected = java.util.stream.IntStream.range(0, CustomerFixtures.CUSTOMERS)
                .filter(i -> i % 3 == 0 && i % 4 != 0 && i % 50 != 49)
                .count();
        assertThat(page)
                .contains(expected + " lines", "page=2")
                .containsPattern("name=\"segment\" value=\"S1\" checked")
                .containsPattern("name=\"min.age\"\\s+value=\"20\"")
                .containsPattern("value=\"Sfax\" selected")
                .containsPattern("href=\"\\?[^\"]*segment=S1[^\"]*lang=fr");
        assertThat(page.replace("&quot;", "\"")).contains("\"column\":\"age\",\"min\":20.0", "\"values\":[\"Sfax\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"min.salaire=1", "min.age=beaucoup", "min.ville=1", "in.age=1", "max.age=NaN"})
    void leavesOutNoPartOfAFilter(String query) {
        assertThat(analyst.get("/customers?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void saysThatNobodyIsMeant() {
        assertThat(analyst.get("/customers?segment=S9").body())
                .contains("0 lignes", "Aucune ligne ne correspond")
                .doesNotContain("<tbody>");
    }

    @Test
    void leadsFromANumberToItsCustomerWithoutWritingItIntoAnAddress() {
        HttpResponse<String> found = analyst.post("/customers", Map.of("id", "+216 20 000 049"));

        String address = found.headers().firstValue("Location").orElse("");
        assertThat(found.statusCode()).isEqualTo(302);
        assertThat(address).matches(".*/customers/[A-Za-z0-9_-]{30,}").doesNotContain("20000049");
        String card =
                analyst.get(address.substring(address.indexOf("/customers"))).body();
        assertThat(card)
                .contains("••••••••049", "complétée", "Médiane du segment", "Médiane du parc", "Sinon, ce serait")
                .contains("href=\"/segments/S2\"", "open-reveal")
                .doesNotContain("20000049");
    }

    @Test
    void saysThatNoCustomerHasANumber() {
        HttpResponse<String> answer = analyst.post("/customers", Map.of("id", "<b>99 999 999"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Aucune ligne n’a cet identifiant", "value=\"&lt;b&gt;99 999 999\"")
                .doesNotContain("<b>99");
        assertThat(analyst.post("/customers", Map.of("id", "9".repeat(501))).statusCode())
                .isEqualTo(400);
        assertThat(analyst.get("/customers/21620000049").statusCode()).isEqualTo(404);
    }

    @Test
    void showsASegmentBesideTheBase() {
        String page = viewer.get("/segments/S2").body();

        assertThat(page)
                .contains("/segments/S1", "/segments/S3", "100", "33,3\u202f%", "Ses mots les plus fréquents", "=1+1")
                .containsPattern("data-figures=\"/api/v1/figures\\?run=[^\"]*segment=S2")
                .doesNotContain("/customers")
                .doesNotContainPattern(CustomerFixtures.NUMBER);
        assertThat(analyst.get("/segments/S2").body()).contains("/customers?segment=S2", "class=\"export\"");
        assertThat(viewer.get("/segments/S4").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/segments/S1", "/customers", "/customers?segment=S1&min.age=20"})
    void staysInTheRunThatTheAddressNames(String path) {
        String run = replaced();

        String page = analyst.get(path + (path.contains("?") ? "&" : "?") + "run=" + run)
                .body();

        assertThat(page)
                .contains("300 lignes · non publiée", "n’est pas celle qui est publiée", "href=\"/runs/" + run + "\"")
                .doesNotContain("20\u202f000 lignes");
        assertThat(links(page)).isNotEmpty().allSatisfy(link -> assertThat(link).contains("run=" + run));
    }

    /** Links to what there is about a run, but for those of the navigation and the one to the run that is served. */
    private static List<String> links(String page) {
        return Pattern.compile("(?:href|action)=\"(/(?:segments/|customers/|customers\\?|\\?)[^\"]*)\"")
                .matcher(page)
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    @Test
    void leadsThroughARunThatIsNotThePublishedOneToOneOfItsCustomers() {
        String run = replaced();
        assertThat(viewer.get("/?run=" + run).body()).contains("href=\"/segments/S2?run=" + run + "\"");
        assertThat(analyst.get("/segments/S2?run=" + run).body())
                .contains("href=\"/customers?segment=S2&amp;run=" + run + "\"", "href=\"/?run=" + run + "\"")
                .containsPattern("class=\"export\"[^>]*data-run=\"" + run);
        assertThat(analyst.get("/customers?segment=S2&run=" + run).body())
                .contains("100 lignes", "name=\"run\" value=\"" + run + "\"", "action=\"/customers?run=" + run + "\"")
                .containsPattern("href=\"\\?segment=S2&amp;run=" + run + "&amp;page=2");

        HttpResponse<String> found = analyst.post("/customers?run=" + run, Map.of("id", CustomerFixtures.msisdn(49)));

        String card = found.headers().firstValue("Location").orElse("");
        assertThat(card).matches(".*/customers/[A-Za-z0-9_-]{30,}\\?run=" + run);
        assertThat(analyst.get(card.substring(card.indexOf("/customers"))).body())
                .contains("••••••••049", "300 lignes · non publiée", "data-run=\"" + run + "\"")
                .contains("href=\"/segments/S2?run=" + run + "\"", "href=\"/customers?run=" + run + "\"");
        assertThat(analyst.post("/customers?run=" + run, Map.of("id", "1")).body())
                .contains("Aucune ligne n’a cet identifiant", "non publiée");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/segments/S1", "/customers", "/"})
    void countsThePublishedRunAsPublishedWhereTheAddressNamesIt(String path) {
        String run = CustomerFixtures.serve(configuration, runs).runId();

        String page = analyst.get(path + "?run=" + run).body();

        assertThat(page).doesNotContain("non publiée", "n’est pas celle qui est publiée");
        assertThat(links(page)).noneMatch(link -> link.contains("run="));
        if (!path.equals("/")) {
            assertThat(page).contains("class=\"export\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/segments/S1", "/customers"})
    void knowsNoOtherRuns(String path) {
        assertThat(analyst.get(path + "?run=20260101T000000-000000").statusCode())
                .isEqualTo(404);
    }

    @Test
    void callsSegmentsAsTheyAreCalledNow() {
        assertThat(analyst.get("/customers").body()).doesNotContain("Tout nouveau");
        String tag =
                analyst.get("/api/v1/offers/S1").headers().firstValue("ETag").orElseThrow();
        analyst.sendJson("PUT", "/api/v1/offers/S1", "{\"name\": \"Tout nouveau\"}", "If-Match", tag);

        assertThat(analyst.get("/customers").body()).contains("S1 · Tout nouveau");
    }

    /** Returns the run of customers after another was published. */
    private String replaced() {
        String run = CustomerFixtures.serve(configuration, runs).runId();
        runs.publish(RunFixtures.telecom());
        return run;
    }

    @Test
    void leadsFromTheOverviewToEachSegment() {
        String page = viewer.get("/").body();

        for (String segment : List.of("S1", "S2", "S3")) {
            assertThat(page).contains("href=\"/segments/" + segment + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers", "/segments/S1"})
    void hasNoTextThatIsMissingAndNothingInline(String path) {
        for (String language : List.of("fr", "en")) {
            assertThat(analyst.get(path + "?lang=" + language).body())
                    .contains("<html lang=\"" + language + "\"")
                    .doesNotContain("??")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("\\son[a-z]+=")
                    .doesNotContainPattern("\\sstyle=");
        }
    }

    @Test
    void saysWhatToDoBeforeAnythingIsPublished() {
        runs.clear();

        assertThat(analyst.get("/customers").body()).contains("Aucune segmentation publiée");
        assertThat(viewer.get("/segments/S1").statusCode()).isEqualTo(404);
    }

    private static List<String> rows(String page) {
        return Pattern.compile("(?<=<bdi>)\u2022{8}[0-9]{3}(?=</bdi>)")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}

package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

@WebTest
class PagesTest {

    private final RunFixtures runs;
    private final Site site;

    PagesTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.VIEWER, port);
    }

    @BeforeEach
    void publish() {
        runs.publish(RunFixtures.telecom());
    }

    @Test
    void showsTheRunInFrench() {
        String page = site.get("/").body();

        assertThat(page)
                .contains("<html lang=\"fr\"")
                .contains("Segmentation du 1 nov. 2026 · 20\u202f000 lignes")
                .contains("40,2", "13,9", "DT")
                .contains("21,4\u202f%", "S5", "Forfait Pro Intégral")
                .contains("volume data 6,9\u202f× la médiane du parc")
                .contains("SMS\u202f: 45,6\u202f% d’utilisateurs (parc 20,2\u202f%)")
                .contains("Données fictives");
    }

    @Test
    void keepsTheLanguageThatIsPicked() {
        HttpResponse<String> picked = site.get("/?lang=en");

        assertThat(picked.body()).contains("<html lang=\"en\"", "20,000 lines", "Synthetic data", "Mean spend");
        String cookie = picked.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).startsWith("lang=en;").contains("HttpOnly", "SameSite=Lax");
        assertThat(site.get("/", "Cookie", "lang=en").body()).contains("<html lang=\"en\"");
    }

    @Test
    void showsTheRunInArabicFromRightToLeft() {
        String page = site.get("/?lang=ar").body();

        assertThat(page)
                .contains("<html lang=\"ar\" dir=\"rtl\"", "bootstrap.rtl.min")
                .contains("تقسيم \u20681 نوفمبر 2026\u2069 · \u206820\u202f000\u2069 خط")
                .contains("40,2", "13,9", "د.ت", "بيانات وهمية")
                .contains("21,4\u200e%\u200e", "<bdi>20261101T070000");
    }

    @Test
    void keepsTheLanguageThatIsPickedOnAPageWithTheAccount() {
        // the others are asked for in the language of a header by other tests
        Site administrator = UserFixtures.as(Role.ADMINISTRATOR, site.port());
        try {
            administrator.get("/?lang=ar");
            assertThat(administrator.get("/").body()).contains("<html lang=\"fr\"");
            // as when a page loads itself again to which a link led that somebody was sent
            administrator.get("/?lang=ar", "Sec-Fetch-Site", "same-origin");
            assertThat(administrator.get("/").body()).contains("<html lang=\"fr\"");
            administrator.get("/?lang=ar&picked=lang", "Sec-Fetch-Site", "cross-site");
            assertThat(administrator.get("/").body()).contains("<html lang=\"fr\"");
            administrator.get("/?lang=ar&picked=lang", "Sec-Fetch-Site", "same-origin");
            assertThat(administrator.get("/").body()).contains("<html lang=\"ar\"");
            assertThat(administrator
                            .get("/", "Cookie", administrator.cookies() + "; lang=en")
                            .body())
                    .contains("<html lang=\"ar\"");
        } finally {
            administrator.get("/?lang=fr&picked=lang", "Sec-Fetch-Site", "same-origin");
        }
    }

    @Test
    void keepsTheThemeThatIsPicked() {
        HttpResponse<String> picked = site.get("/?theme=dark&picked=theme");

        assertThat(picked.body()).contains("data-bs-theme=\"dark\"");
        assertThat(picked.headers().firstValue("Set-Cookie").orElse("")).startsWith("theme=dark;");
        assertThat(site.get("/", "Cookie", "theme=dark").body()).contains("data-bs-theme=\"dark\"");
        assertThat(site.get("/").body()).doesNotContain("data-bs-theme");
    }

    @Test
    void showsThePageOfALinkInItsThemeWithoutKeepingIt() {
        HttpResponse<String> sent = site.get("/?theme=dark");

        assertThat(sent.body()).contains("data-bs-theme=\"dark\"").containsPattern("rel=\"bookmark\"[^>]*theme=dark#");
        assertThat(sent.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?lang=%3Cscript%3E&theme=%3Cscript%3E", "/?lang=zz&theme=zz"})
    void readsNothingIntoAChoiceThatDoesNotExist(String path) {
        HttpResponse<String> answer = site.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<html lang=\"fr\"")
                .doesNotContain("data-bs-theme")
                .doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource({
        "/, fr",
        "/?lang=en, en",
        "/?lang=ar, ar",
        "/nothing, fr",
        "/nothing?lang=en, en",
        "/nothing?lang=ar, ar"
    })
    void hasNoTextThatIsMissingAndNothingInline(String path, String language) {
        String page = site.get(path).body();

        assertThat(page)
                .contains("<html lang=\"" + language + "\"")
                .doesNotContain("??")
                .doesNotContain("<style")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("\\sstyle=");
    }

    @ParameterizedTest
    @CsvSource({"/, Aucune segmentation publiée", "/?lang=en, Nothing published yet", "/?lang=ar, لا يوجد تقسيم منشور"})
    void saysWhatToDoBeforeAnythingIsPublished(String path, String title) {
        runs.clear();

        HttpResponse<String> answer = site.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(title, "./segmentation demo").doesNotContain("??");
    }

    @Test
    void namesTheDamagedRunThatItDoesNotShow() {
        assertThat(site.get("/?lang=en").body()).doesNotContain("is damaged");
        runs.skip("20261101T080000-bad000");

        assertThat(site.get("/?lang=en").body())
                .contains("The run 20261101T080000-bad000, published after this one, is damaged: "
                        + "the one of 1 Nov 2026 is shown.");
    }

    @Test
    void doesNotDecorateWhatIsNoBetterThanChance() {
        runs.publish(RunFixtures.chance());

        String page = site.get("/").body();

        assertThat(page)
                .contains("class=\"trust alert\"", "Ces segments ne valent pas mieux que le hasard")
                .contains("Aucune offre définie")
                .contains("Une phrase que seule une autre version connaît.")
                .doesNotContain("la médiane du parc")
                .doesNotContain("Données fictives");
    }

    @Test
    void showsTheNumbersOfEveryChartWithoutScripts() {
        String page = site.get("/").body();

        assertThat(count("<figure ", page)).isEqualTo(8);
        // a table and a menu each, and the menu of the table of segments
        assertThat(count("<details", page)).isEqualTo(2 * 8 + 1);
        assertThat(count("<tbody>", page)).isEqualTo(9);
    }

    @Test
    void leadsFromTheTableOfEveryChartToItsSegments() {
        String page = site.get("/").body();

        for (String segment : List.of("S1", "S2", "S3", "S4", "S5")) {
            String link = "<a href=\"/segments/" + segment + "\" data-segment=\"" + segment + "\">" + segment;
            assertThat(count(link, page)).isEqualTo(8);
        }
        assertThat(site.get("/segments/S1").body()).doesNotContain("data-segment");
    }

    @Test
    void hasHeadingsInOrder() {
        List<Integer> levels = Pattern.compile("<h([1-6])")
                .matcher(site.get("/").body())
                .results()
                .map(heading -> Integer.valueOf(heading.group(1)))
                .toList();

        assertThat(levels).startsWith(1).filteredOn(level -> level == 1).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @Test
    void loadsEverythingFromItselfUnderNamesToBeKeptForGood() {
        String page = site.get("/").body();
        List<String> files = Pattern.compile("(?:src|href|data-plotly)=\"(/[a-z]+/[^\"]+\\.(?:js|css|svg))\"")
                .matcher(page)
                .results()
                .map(file -> file.group(1))
                .distinct()
                .toList();

        assertThat(files).hasSize(6);
        assertThat(page).doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
        for (String file : files) {
            HttpResponse<String> answer = site.get(file, "Accept-Encoding", "gzip");
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(file).containsPattern("[0-9a-f]{32}");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plotly", "bootstrap"})
    void servesLibrariesCompressedByTheBuild(String library) {
        String file = Pattern.compile("/vendor/" + library + "[^\"]+")
                .matcher(site.get("/").body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();

        HttpResponse<String> answer = site.get(file, "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("Content-Length")).isPresent();
    }

    /** In the order in which browsers name what they take; the one that takes no Brotli is one without TLS. */
    @ParameterizedTest
    @CsvSource({"'gzip, deflate, br, zstd', br", "'gzip, deflate', gzip", "br;q=1, br", "identity,"})
    void sendsTheSmallestFormThatABrowserTakes(String taken, String sent) {
        String file = Pattern.compile("/vendor/plotly[^\"]+")
                .matcher(site.get("/").body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();

        assertThat(site.send("HEAD", file, "Accept-Encoding", taken).headers().firstValue("Content-Encoding"))
                .isEqualTo(Optional.ofNullable(sent));
    }

    @Test
    void linksEveryModuleToTheOthersUnderOneVersion() {
        String overview = Pattern.compile("/js/[^\"]+overview.js")
                .matcher(site.get("/").body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();

        for (String module : List.of("chart", "donut", "heatmap", "profile", "box")) {
            assertThat(site.get(overview.replace("overview", module)).statusCode())
                    .as(module)
                    .isEqualTo(200);
        }
    }

    @Test
    void showsBrowsersAPageAndProgramsADocumentWhenNothingIsThere() {
        HttpResponse<String> page = site.get("/nothing", "Accept", "text/html");
        HttpResponse<String> document = site.get("/api/nothing", "Accept", "text/html");

        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("Introuvable", "href=\"/\"");
        assertThat(document.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static long count(String part, String text) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}

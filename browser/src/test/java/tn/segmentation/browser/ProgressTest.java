package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** A page says how far a run is as the run tells it; here what it tells is made up, line by line. */
@InChromium
class ProgressTest {

    private static final Pattern VERDICT = Pattern.compile(".*/import/[0-9]{8}T[0-9]{6}-[0-9a-f]{12}.*");
    private static final String RUN = "20261101T070000-3fa9c1";
    private static final String LINES = "id;sms\n"
            + IntStream.range(0, 60).mapToObj(i -> i + ";" + i + "\n").collect(Collectors.joining());

    private final Reader reader;

    private String told = "";

    ProgressTest(Reader reader) {
        this.reader = reader;
    }

    /**
     * What is told of a run, and what a page makes of it: the stage, how far, how long, and how full the bar is; null
     * where that is open.
     */
    private record Step(
            String told,
            String named,
            String done,
            String left,
            @Nullable String bar) {}

    private static final String READ = "{\"stage\":\"read\",\"done\":20971520,\"total\":41943040,\"unit\":\"bytes\"";

    private static final List<Step> FRENCH = List.of(
            new Step(READ + "}", "Lecture", "21,0 / 41,9 Mo", "", "20971520"),
            new Step(READ + ",\"seconds_left\":2.4}", "Lecture", "21,0 / 41,9 Mo", "", "20971520"),
            new Step(
                    READ + ",\"seconds_left\":14.2}",
                    "Lecture",
                    "21,0 / 41,9 Mo",
                    "encore 14 secondes environ",
                    "20971520"),
            new Step(
                    "{\"stage\":\"read\",\"done\":1234567890,\"unit\":\"bytes\"}",
                    "Lecture",
                    "1\u202f234,6 Mo",
                    "",
                    null),
            new Step(
                    "{\"stage\":\"seed\",\"done\":3,\"total\":50,\"unit\":\"attempts\"}",
                    "Recherche des départs",
                    "Essai 3 / 50",
                    "",
                    "3"),
            new Step(
                    "{\"stage\":\"iterate\",\"done\":12,\"unit\":\"iterations\"}",
                    "Segmentation",
                    "Itération 12",
                    "",
                    null),
            new Step(
                    "{\"stage\":\"judge\",\"done\":2,\"total\":5,\"unit\":\"steps\"}",
                    "Évaluation",
                    "Étape 2 / 5",
                    "",
                    "2"),
            new Step(
                    "{\"stage\":\"write\",\"done\":8192000,\"total\":10000000,\"unit\":\"rows\",\"seconds_left\":200}",
                    "Écriture",
                    "8\u202f192\u202f000 / 10\u202f000\u202f000 lignes",
                    "encore 3 minutes environ",
                    "8192000"),
            new Step(
                    "{\"stage\":\"register\",\"done\":12,\"total\":60,\"unit\":\"seconds\"}",
                    "Attente de la base de données",
                    "12 / 60 s",
                    "",
                    "12"),
            new Step("{\"stage\":\"published\"}", "Publié", "", "", null),
            new Step(
                    "{\"stage\":\"figures\",\"done\":3,\"total\":12,\"unit\":\"figures\"}",
                    "Figures",
                    "3 / 12 figures",
                    "",
                    "3"));

    private static final List<Step> ARABIC = List.of(
            new Step(
                    READ + ",\"seconds_left\":14.2}",
                    "القراءة",
                    apart(apart("21,0") + " من " + apart("41,9")) + " ميغا",
                    "بقيت " + apart("14") + " ثانية تقريبا",
                    "20971520"),
            new Step(
                    "{\"stage\":\"iterate\",\"done\":1200,\"unit\":\"iterations\"}",
                    "التقسيم",
                    "التكرار " + apart("1\u202f200"),
                    "",
                    null),
            new Step(
                    "{\"stage\":\"write\",\"done\":8192000,\"total\":10000000,\"unit\":\"rows\",\"seconds_left\":200}",
                    "الكتابة",
                    "الخطوط: " + apart(apart("8\u202f192\u202f000") + " من " + apart("10\u202f000\u202f000")),
                    "بقيت " + apart("3") + " دقيقة تقريبا",
                    "8192000"));

    @Test
    void saysHowFarARunIsAndHowLongItWillTake() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import?lang=fr")) {
            follow(visit, FRENCH);
            visit.picture("verdict-progress");
        }
    }

    @Test
    void saysItInArabic() {
        try (Visit visit = reader.visit(Shown.NOTHING, Reader.phone(), "import?lang=ar")) {
            follow(visit, ARABIC);
            visit.part("verdict-progress-arabic", visit.page().locator(".running"));
        }
    }

    @Test
    void readsOutEachStageOnceAndMovesNothing() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import?lang=fr")) {
            Page page = visit.page();
            bring(page, FRENCH.get(0));
            assertThat(page.locator(".running-stage")).hasText("Lecture");
            page.evaluate("""
                    window.said = [];
                    const stage = document.querySelector('.running-stage');
                    new MutationObserver(() => window.said.push(stage.textContent))
                        .observe(stage, { childList: true, characterData: true, subtree: true });""");
            double height = page.locator(".running").boundingBox().height;
            for (Step step : FRENCH) {
                tell(page, step);
                assertThat(page.locator(".running").boundingBox().height)
                        .as(step.told)
                        .isEqualTo(height);
            }

            assertThat(page.evaluate("window.said"))
                    .isEqualTo(FRENCH.stream()
                            .map(Step::named)
                            .distinct()
                            .filter(stage -> !stage.equals("Lecture"))
                            .toList());
            assertThat(page.locator(".running-stage")).hasAttribute("role", "status");
            assertThat(page.locator("[role=status] .pace, [role=alert] .pace, [aria-live] .pace"))
                    .hasCount(0);
        }
    }

    private void follow(Visit visit, List<Step> steps) {
        bring(visit.page(), steps.get(0));
        for (Step step : steps) {
            tell(visit.page(), step);
        }
    }

    private void bring(Page page, Step first) {
        page.locator("#file").setInputFiles(new FilePayload("lignes.csv", "text/csv", LINES.getBytes(UTF_8)));
        page.waitForURL(VERDICT);
        told = job(first);
        page.route("**/api/v1/jobs?*", route -> answer(route, "{\"jobs\":[" + told + "]}"));
        page.route("**/api/v1/runs/" + RUN + "?*", route -> answer(route, told));
        page.route(
                "**/api/v1/runs/" + RUN + "/events?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("retry:20\ndata:" + told + "\n\n")));
        page.reload();
    }

    private void tell(Page page, Step step) {
        told = job(step);
        assertThat(page.locator(".running-stage")).hasText(step.named);
        assertThat(page.locator(".pace-done")).hasText(step.done);
        assertThat(page.locator(".pace-left")).hasText(step.left);
        if (step.bar == null) {
            assertThat(page.locator(".running progress:indeterminate")).isVisible();
        } else {
            assertThat(page.locator(".running progress")).hasJSProperty("value", Double.parseDouble(step.bar));
        }
    }

    private static void answer(Route route, String json) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    private static String job(Step step) {
        return "{\"id\":\"" + RUN + "\",\"kind\":\"run\",\"state\":\"running\",\"publish\":true,\"by\":\"amel\","
                + "\"created_at\":\"2026-11-01T07:00:00Z\",\"progress\":" + step.told + "}";
    }

    /** What a sentence from right to left sets apart, so that its numbers stay in order. */
    private static String apart(String value) {
        return "\u2068" + value + "\u2069";
    }
}

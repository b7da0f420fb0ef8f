package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.browser.Reader.Shown;

/** From what is seen at large to what is behind it, always in the same run. */
@InChromium
class DrillDownTest {

    private static final Pattern ID = Pattern.compile(".*[?&]run=([0-9]{8}T[0-9]{6}-[0-9a-f]{6}).*");

    private final Reader reader;

    DrillDownTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void staysInARunThatIsNotThePublishedOne() {
        try (Visit visit = reader.visit(Shown.HISTORY)) {
            Page page = visit.page();
            String served = page.locator("#topline p").first().innerText();
            visit.go("segments/S1");
            String servedLines = lines(page);
            visit.go("runs");
            page.locator(".history tbody tr:not(.published) a").first().click();
            page.locator(".acts a").first().click();
            page.waitForURL(ID);
            String run = ID.matcher(page.url()).replaceFirst("$1");
            String looked = page.locator("#topline p").first().innerText();
            assertThat(looked).contains("non publiée").isNotEqualTo(served);
            String size = page.locator(".segment .size").first().innerText();

            page.locator(".segment").first().click();
            assertThat(page.locator("h1")).containsText("S1");
            assertThat(page.locator("#topline")).containsText(looked);
            assertThat(lines(page)).isEqualTo(size).isNotEqualTo(servedLines);
            visit.drawAll();
            visit.picture("segment-of-another-run");

            page.locator(".segment-head .btn-primary").click();
            assertThat(page.locator("#count")).containsText(size);
            assertThat(page.locator("#topline")).containsText(looked);
            page.locator(".filters .btn-primary").click();
            page.waitForURL(Pattern.compile(".*min\\.age=.*"));
            assertThat(page.locator("#count")).containsText(size);
            assertThat(page.locator(".export")).hasAttribute("data-run", run);
            visit.picture("customers-of-another-run");

            page.locator("tbody th a").first().click();
            page.waitForURL(Pattern.compile(".*/customers/[A-Za-z0-9_-]{30,}\\?run=" + run));
            assertThat(page.locator("#topline")).containsText(looked);
            assertThat(page.locator("#facts + .panel")).containsText(run);
            visit.picture("customer-of-another-run");

            page.locator("article > p a").first().click();
            page.waitForURL(Pattern.compile(".*/customers\\?run=" + run));
            assertThat(page.locator("#topline")).containsText(looked);
            page.locator("#id").fill("99 999 999");
            page.keyboard().press("Enter");
            assertThat(page.locator(".look-up .refused")).isVisible();
            assertThat(page.locator("#topline")).containsText(looked);
        }
    }

    private static String lines(Page page) {
        return page.locator(".tile .value").first().innerText();
    }

    /** The part of a drawing by its position, and the segment that it is about. */
    @ParameterizedTest
    @CsvSource({
        "[data-figure=distribution] .slice path.surface, 0, S1",
        "[data-figure=importance] .heatmap-label, 1, S2",
        "[data-figure=profiles] .polarlayer > g, 2, S3",
        "[data-figure=profiles] .cartesianlayer .trace:first-child .point, 0, S[1-5]",
        "[data-figure=feature-age] path.box, 3, S4"
    })
    void leadsFromAPartOfAChartToItsSegment(String part, int position, String segment) {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            visit.drawAll();

            click(visit.page(), visit.page().locator(part).nth(position));

            visit.page().waitForURL(Pattern.compile(".*/segments/" + segment));
        }
    }

    /** As a hand does it, into the middle, whatever lies on top; where that is a hole, beside it. */
    private static void click(Page page, Locator part) {
        part.scrollIntoViewIfNeeded();
        List<?> place = (List<?>) part.evaluate("""
                part => {
                    const { left, top, width, height } = part.getBoundingClientRect();
                    const middle = [left + width / 2, top + height / 2];
                    if (!part.matches('.surface')) {
                        return middle;
                    }
                    const steps = [...Array(19).keys()].map(step => (step + 1) / 20);
                    return steps.flatMap(x => steps.map(y => [left + width * x, top + height * y]))
                        .find(([x, y]) => document.elementFromPoint(x, y) === part);
                }""");
        double x = ((Number) place.get(0)).doubleValue();
        double y = ((Number) place.get(1)).doubleValue();
        page.mouse().move(x - 2, y - 2);
        page.mouse().click(x, y);
    }

    @Test
    void leadsToSegmentsByTheKeyboardAndWithoutScripts() {
        for (boolean scripts : new boolean[] {true, false}) {
            try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk().setJavaScriptEnabled(scripts))) {
                Page page = visit.page();
                Locator table = page.locator("[data-figure=profiles] > details");
                table.locator("summary").focus();
                page.keyboard().press("Enter");
                table.locator("a").nth(2).focus();
                page.keyboard().press("Enter");
                page.waitForURL(Pattern.compile(".*/segments/S3"));
            }
        }
    }

    @Test
    void leadsFromAChartOfAnotherRunToItsSegments() {
        try (Visit visit = reader.visit(Shown.HISTORY, "runs")) {
            Page page = visit.page();
            page.locator(".history tbody tr:not(.published) a").first().click();
            page.locator(".acts a").first().click();
            page.waitForURL(ID);
            String run = ID.matcher(page.url()).replaceFirst("$1");
            visit.drawAll();

            click(page, page.locator("[data-figure=importance] .heatmap-label").nth(4));
            page.waitForURL(Pattern.compile(".*/segments/S5\\?run=" + run));
            assertThat(page.locator("#topline")).containsText("non publiée");
        }
    }

    @Test
    void showsThePageOfALinkForGoodAsItWas() {
        String link;
        try (Visit visit =
                reader.visit(Shown.SAMPLE, Reader.desk().setColorScheme(ColorScheme.DARK), "segments/S2?lang=en")) {
            visit.page().locator(".menu summary").first().click();
            Locator bookmark = visit.page().locator("a[rel=bookmark]").first();
            assertThat(bookmark).hasAttribute("href", Pattern.compile(".*&theme=dark#.*"));
            link = (String) bookmark.evaluate("link => link.href");
        }
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            assertThat(visit.page().locator("html")).hasAttribute("data-bs-theme", "light");
            visit.go(link.substring(visit.address().length()));
            Locator page = visit.page().locator("html");
            assertThat(page).hasAttribute("data-bs-theme", "dark");
            assertThat(page).hasAttribute("lang", "en");
            visit.drawAll();
            visit.picture("link-for-good");

            visit.go("");
            assertThat(page).hasAttribute("data-bs-theme", "light");
        }
    }

    @Test
    void offersCustomersAndFilesWhereALinkForGoodNamesThePublishedRun() {
        try (Visit visit = reader.visit(Shown.SAMPLE, "segments/S1")) {
            Page page = visit.page();
            List<String> before = page.locator(".segment-head .actions > *").allInnerTexts();
            page.locator(".menu summary").first().click();
            page.locator("a[rel=bookmark]").first().click();
            page.waitForURL(ID);

            assertThat(page.locator(".segment-head .btn-primary")).isVisible();
            assertThat(page.locator(".open-export")).isVisible();
            assertThat(page.locator(".segment-head .actions > *").allInnerTexts())
                    .isEqualTo(before);
            assertThat(page.locator(".other")).hasCount(0);
        }
    }
}

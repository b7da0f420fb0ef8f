package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** The history of runs is looked at, an earlier run is published again, and the later one after it. */
@InChromium
class RunsPageTest {

    private static final Pattern RUN = Pattern.compile(".*/runs/[0-9]{8}T[0-9]{6}-[0-9a-f]{6}");
    private static final int RUNS = 3;

    private final Reader reader;

    RunsPageTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void goesBackToAnEarlierRunAndForthAgain() {
        try (Visit visit = reader.visit(Shown.HISTORY)) {
            Page page = visit.page();
            page.locator("#topline a").click();
            Locator rows = page.locator(".history tbody tr");
            assertThat(rows).hasCount(RUNS);
            Locator served = page.locator(".history tr.published");
            assertThat(served).containsText("Publiée");
            assertThat(rows.nth(RUNS - 1)).containsText("Endommagée");
            String later = name(served);
            String earlier =
                    page.locator(".history tbody tr:not(.published) a").first().innerText();
            visit.picture("runs");

            page.locator(".history tbody tr:not(.published) a").first().click();
            page.waitForURL(RUN);
            visit.picture("run");
            assertThat(page.locator(".publish")).hasText("Revenir à cette segmentation");
            publish(page);
            assertThat(page.locator(".standing .answer")).containsText("Oui");
            assertThat(page.locator(".publications")).containsText("Publiée par demo");
            assertThat(page.locator(".publish")).hasCount(0);
            page.locator(".back a").click();
            assertThat(served).hasCount(1);
            assertThat(served.locator("a")).hasText(earlier);

            page.locator(".history tbody tr:not(.published) a").first().click();
            page.waitForURL(RUN);
            publish(page);
            assertThat(page.locator(".standing .answer")).containsText("Oui");
            page.locator(".back a").click();
            assertThat(served.locator("a")).hasText(later);
        }
    }

    @Test
    void showsAnotherRunThanThePublishedOneAndComparesTheTwo() {
        try (Visit visit = reader.visit(Shown.HISTORY, "runs")) {
            Page page = visit.page();
            page.locator(".history tbody tr:not(.published) a").first().click();
            page.waitForURL(RUN);
            page.locator(".acts a").first().click();
            assertThat(page.locator(".other")).containsText("n’est pas celle qui est publiée");
            assertThat(page.locator("#topline")).containsText("non publiée");
            visit.drawAll();
            visit.window("overview-of-another-run");
            page.locator(".other a").first().click();
            page.locator(".acts a").last().click();
            assertThat(page.locator(".sides li")).hasCount(2);
            assertThat(page.locator(".sides li").first()).containsText("Publiée");
            assertThat(page.locator(".beside tr.differs")).not().hasCount(0);
            visit.picture("compare");

            visit.go("runs");
            page.locator(".below .btn-primary").click();
            page.waitForURL(Pattern.compile(".*/runs/compare[?].*a=.*"));
            assertThat(page.locator(".sides li")).hasCount(2);
        }
    }

    @Test
    void saysWhyARunWasNotPublished() throws IOException {
        try (Visit visit = reader.visit(Shown.HISTORY, "runs")) {
            visit.expectErrors();
            Page page = visit.page();
            page.locator(".history tbody tr:not(.published) a").first().click();
            page.waitForURL(RUN);
            String id = page.url().replaceFirst(".*/", "");
            Path file = Reader.home(Shown.HISTORY).resolve(Path.of("data", "processed", id, "assignments.parquet"));
            byte[] whole = Files.readAllBytes(file);
            byte[] other = whole.clone();
            other[other.length / 2] ^= 1;
            Files.write(file, other);
            try {
                publish(page);
                assertThat(page.locator(".failure")).containsText("ne sont plus ceux qui ont été écrits");
                assertThat(page.locator(".publish")).isEnabled();
                visit.picture("run-refused");
            } finally {
                Files.write(file, whole);
            }
        }
    }

    @Test
    void saysWhatIsNeededWithoutScripts() {
        try (Visit visit = reader.visit(Shown.HISTORY, Reader.desk().setJavaScriptEnabled(false), "runs")) {
            assertThat(visit.page().locator(".history tbody tr")).hasCount(RUNS);
            visit.page().locator(".history tbody tr:not(.published) a").first().click();
            assertThat(visit.page().locator(".publish")).isHidden();
            assertThat(visit.page().locator(".unscripted")).containsText("JavaScript");
        }
    }

    @Test
    void isWithinReachOnAPhoneInTheDarkAndInEnglish() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.HISTORY, one.getValue(), "runs?lang=en")) {
                Page page = visit.page();
                visit.assertWithinReach("runs-" + one.getKey());
                String compare = page.evaluate("""
                        [...document.querySelectorAll('.history tbody a')].slice(0, 2)
                            .map((a, i) => 'ab'[i] + '=' + a.pathname.split('/')[2]).join('&')""").toString();
                page.locator(".history tbody tr:not(.published) a").first().click();
                page.waitForURL(RUN);
                visit.assertWithinReach("run-" + one.getKey());
                visit.go("runs");
                page.locator(".history tbody tr a").last().click();
                assertThat(page.locator(".damage")).isVisible();
                visit.assertWithinReach("run-damaged-" + one.getKey());
                visit.go("runs/compare?" + compare);
                visit.assertWithinReach("compare-" + one.getKey());
            }
        }
    }

    private static void publish(Page page) {
        page.waitForResponse(
                answer -> answer.request().method().equals("POST"),
                () -> page.locator(".publish").click());
    }

    private static String name(Locator row) {
        return row.locator("a").innerText();
    }
}

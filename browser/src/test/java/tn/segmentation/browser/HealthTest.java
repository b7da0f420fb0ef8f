package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** An administrator looks how the platform is, and changes how much it logs. */
@InChromium
class HealthTest {

    private final Reader reader;

    HealthTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void isWithinReachAndChangesHowMuchIsLogged() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.SAMPLE, one.getValue())) {
                Page page = visit.page();
                page.locator(".side a[href='/reports']").click();
                page.waitForDownload(() -> page.locator("a[href*='report.pdf']").click());
                page.locator(".side a[href='/health']").click();
                assertThat(page.locator(".tile .value").first()).hasText("En service");
                assertThat(page.locator("#room-table tbody tr")).hasCount(5);
                assertThat(page.locator("#job-table tbody tr").first()).containsText("Document");
                visit.assertWithinReach("health-" + one.getKey());

                page.locator("#level").selectOption("debug");
                page.locator(".log-level button").click();
                assertThat(page.locator("#level")).hasValue("debug");
                page.locator("#level").selectOption("info");
                page.locator(".log-level button").click();
                assertThat(page.locator("#level")).hasValue("info");
            }
        }
    }
}

package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** Who did what is found by administrators, wherever they look. */
@InChromium
class AuditPageTest {

    private final Reader reader;

    AuditPageTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void showsWhoDidWhatWithinReach() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.HISTORY, one.getValue(), "audit")) {
                Page page = visit.page();
                page.locator("#who").fill("demo");
                page.locator("#act").selectOption("sign_in_by_link");
                page.locator(".filters .btn-primary").click();
                assertThat(page.locator(".history tbody tr").first()).containsText("Se connecte par un lien");
                assertThat(page.locator("#who")).hasValue("demo");
                visit.assertWithinReach("audit-search-" + one.getKey());
                visit.go("audit?lang=ar");
                assertThat(page.locator(".history tbody tr")).not().hasCount(0);
                visit.assertWithinReach("audit-" + one.getKey());
            }
        }
    }
}

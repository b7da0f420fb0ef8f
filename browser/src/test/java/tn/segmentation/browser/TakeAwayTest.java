package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.browser.Reader.Shown;

/** What leaves the dashboard, and what its words mean. */
@InChromium
class TakeAwayTest {

    private final Reader reader;

    TakeAwayTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void takesAChartAwayByTheKeyboard() throws IOException {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            Page page = visit.page();
            Locator menu = page.locator("[data-figure=distribution] .menu");
            menu.locator("summary").focus();
            page.keyboard().press("Enter");
            assertThat(menu.locator("a")).hasCount(7);
            visit.picture("menu");

            Locator numbers = menu.locator("a[href*='format=csv']").first();
            Download download = page.waitForDownload(() -> {
                numbers.focus();
                page.keyboard().press("Enter");
            });
            assertThat(Files.readString(download.path())).contains("S1;", "Données fictives");

            menu.locator("a").last().click();
            page.waitForURL(Pattern.compile(".*\\?run=.*&lang=fr&theme=light#title-distribution"));
        }
    }

    @Test
    void explainsANumberWhereItStands() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            Page page = visit.page();
            page.locator(".measures a").first().click();
            page.waitForURL(Pattern.compile(".*/help#variance"));
            assertThat(page.locator("#variance dd")).containsText("hasard");
            visit.picture("help");
        }
    }

    @Test
    void handsOnAReport() throws IOException {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            Page page = visit.page();
            page.locator(".side a[href='/reports']").click();
            visit.picture("reports");

            Download pdf =
                    page.waitForDownload(() -> page.locator("a[href*='.pdf']").click());

            assertThat(Files.readAllBytes(pdf.path())).startsWith((byte) '%', (byte) 'P', (byte) 'D', (byte) 'F');
        }
    }

    static Stream<Browser.NewContextOptions> readers() {
        return Stream.of(
                Reader.desk(),
                Reader.desk().setColorScheme(ColorScheme.DARK),
                Reader.phone(),
                Reader.phone().setLocale("ar-TN"));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void isForEverybody(Browser.NewContextOptions options) {
        try (Visit visit = reader.visit(Shown.SAMPLE, options)) {
            visit.page().locator("[data-figure=importance] .menu summary").click();
            visit.assertAccessible("a menu open");
            for (String path : new String[] {"help", "reports"}) {
                visit.go(path);
                visit.assertAccessible(path);
            }
        }
    }
}

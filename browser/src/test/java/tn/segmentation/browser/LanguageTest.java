package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.browser.Reader.Shown;

@InChromium
class LanguageTest {

    private static final Pattern ENGLISH_LINES = Pattern.compile("\\d,\\d{3} lines");

    private final Reader reader;

    LanguageTest(Reader reader) {
        this.reader = reader;
    }

    @ParameterizedTest
    @CsvSource({"en-GB, en", "ar-TN, ar", "fr-FR, fr"})
    void speaksAsTheBrowserDoes(String browser, String language) {
        try (Visit visit = reader.visit(Shown.NOTHING, Reader.desk().setLocale(browser))) {
            assertThat(visit.page().locator("html")).hasAttribute("lang", language);
        }
    }

    @Test
    void isFrenchWhereTheBrowserSpeaksNoneOfItsLanguages() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk().setLocale("de-DE"))) {
            assertThat(visit.page().locator("html")).hasAttribute("lang", "fr");
            assertThat(visit.page()).hasTitle("Vue d’ensemble · Segmentation clients");
            assertThat(visit.page().locator("h2").first()).hasText("Combien\u202f?");
        }
    }

    @Test
    void writesNumbersAsTheFrenchDo() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            visit.drawAll();

            assertThat(visit.page().locator(".looked-at")).hasText(Pattern.compile("· \\d\u202f\\d{3} lignes ·"));
            assertThat(visit.page().locator(".tile .value").nth(2)).hasText(Pattern.compile("^\\d\\d,\\d$"));
            assertThat(visit.page().locator("[data-figure=distribution] g.slicetext"))
                    .hasText(fiveTimes(Pattern.compile("^S\\d\\d{1,2},\\d\u202f%$")));
            assertThat(visit.page().locator("main").innerText()).doesNotContainPattern("[^\u202f][:?!;%](?=\\s)");
        }
    }

    @Test
    void turnsEnglishByTheSwitchAndStaysSo() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            Page page = visit.page();
            page.locator(".switches a[hreflang=en]").click();

            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator(".looked-at")).containsText(ENGLISH_LINES);
            visit.drawAll();
            assertThat(page.locator("[data-figure=distribution] g.slicetext"))
                    .hasText(fiveTimes(Pattern.compile("^S\\d\\d{1,2}\\.\\d%$")));
            // the name of the file is what somebody has called it
            assertThat(page.locator(".charts").innerText().replaceAll("lignes-[0-9-]+\\.csv", ""))
                    .doesNotContain("lignes", "parc", "écart", "\u202f");
            visit.picture("english");

            visit.go("");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            page.locator(".switches a[hreflang=fr]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "fr");
        }
    }

    @Test
    void knowsInAnotherBrowserWhatSomebodyHasPicked() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            visit.page().locator(".switches a[hreflang=ar]").click();
            assertThat(visit.page().locator("html")).hasAttribute("lang", "ar");

            try (Visit other = reader.visit(Shown.SAMPLE)) {
                assertThat(other.page().locator("html")).hasAttribute("lang", "ar");
            }
            visit.page().locator(".switches a[hreflang=fr]").click();
            assertThat(visit.page().locator("html")).hasAttribute("lang", "fr");
        }
    }

    @Test
    void keepsNoLanguageOfALinkThatSomebodyWasSent() {
        try (Visit visit = reader.visit(Shown.SAMPLE, "?lang=ar")) {
            assertThat(visit.page().locator("html")).hasAttribute("lang", "ar");

            try (Visit other = reader.visit(Shown.SAMPLE)) {
                assertThat(other.page().locator("html")).hasAttribute("lang", "fr");
            }
        }
    }

    private static Pattern[] fiveTimes(Pattern pattern) {
        return new Pattern[] {pattern, pattern, pattern, pattern, pattern};
    }
}

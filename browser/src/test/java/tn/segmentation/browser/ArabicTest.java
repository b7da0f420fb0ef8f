package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.browser.Reader.Shown;

/** Pages that are read from right to left. */
@InChromium
class ArabicTest {

    private static final String ARABIC = "?lang=ar";

    private final Reader reader;

    ArabicTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void hasItsNavigationOnTheRight() {
        try (Visit visit = reader.visit(Shown.SAMPLE, ARABIC)) {
            Page page = visit.page();

            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            BoundingBox side = page.locator(".side").boundingBox();
            assertThat(side.x + side.width).isEqualTo(1440);
            assertThat(page.locator("main").boundingBox().x).isZero();
        }
    }

    @Test
    void writesNumbersAsTunisiaDoes() {
        try (Visit visit = reader.visit(Shown.SAMPLE, ARABIC)) {
            visit.drawAll();
            Page page = visit.page();

            assertThat(page.locator(".tile .value").nth(2)).hasText(Pattern.compile("^\\d\\d,\\d$"));
            assertThat(page.locator(".looked-at")).containsText(Pattern.compile("\\d\u202f\\d{3}"));
            assertThat(page.locator("body").innerText()).doesNotContainPattern("[\u0660-\u0669]");
            visit.picture("arabic");
        }
    }

    @Test
    void cutsNoWordOfADrawingAndStandsItsNamesOnTheRight() {
        try (Visit visit = reader.visit(Shown.SAMPLE, ARABIC)) {
            visit.drawAll();

            assertThat(visit.cutOff()).isEqualTo(List.of());
            double first = visit.page()
                    .locator("[data-figure=importance] .xtick text")
                    .nth(0)
                    .boundingBox()
                    .x;
            double name = visit.page()
                    .locator("[data-figure=importance] .ytick text")
                    .nth(0)
                    .boundingBox()
                    .x;
            assertThat(name).isGreaterThan(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "import", "nothing"})
    void fitsANarrowWindow(String path) {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk().setViewportSize(500, 900), "help")) {
            visit.expectErrors();
            visit.go(path + ARABIC);
            visit.drawAll();

            visit.assertNoWider(path);
            visit.picture("arabic-narrow-" + (path.isEmpty() ? "overview" : path));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Shown.class,
            names = {"SAMPLE", "CHANCE", "NOTHING"})
    void isFoundAccessible(Shown shown) {
        findsNothing(shown, Reader.desk());
    }

    @Test
    void isFoundAccessibleInTheDarkAndOnAPhone() {
        findsNothing(Shown.SAMPLE, Reader.desk().setColorScheme(ColorScheme.DARK));
        findsNothing(Shown.SAMPLE, Reader.phone());
    }

    private void findsNothing(Shown shown, Browser.NewContextOptions options) {
        try (Visit visit = reader.visit(shown, options, ARABIC)) {
            visit.drawAll();

            visit.assertAccessible(shown.name());
        }
    }
}

package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** The page of figures that is kept beside a run, opened from a folder. */
@InChromium
class SavedFiguresTest {

    private final Reader reader;

    SavedFiguresTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void drawsFromAFolderAndAsksForNothing() throws IOException {
        try (Visit visit = reader.open(
                reader.platform(Shown.SAMPLE).figures(), Reader.desk().setOffline(true))) {
            assertThat(visit.page().locator("[id=distribution] .slice")).hasCount(5);
            assertThat(visit.page().locator("[id=profiles] .scatterlayer .trace"))
                    .not()
                    .hasCount(0);
            for (Locator box : visit.page().locator("[id^=feature-]").all()) {
                assertThat(box.locator("path.box")).hasCount(5);
            }
            assertThat(visit.page().locator("main")).containsText("Données fictives");
            visit.picture("saved-figures");

            assertThat(visit.requests()).containsExactly(visit.address());
            visit.assertAccessible("saved figures");
        }
    }

    @Test
    void fitsAPhoneInTheDark() throws IOException {
        try (Visit visit = reader.open(
                reader.platform(Shown.SAMPLE).figures(), Reader.phone().setColorScheme(ColorScheme.DARK))) {
            assertThat(visit.page().locator("[id=distribution] .slice")).hasCount(5);
            assertThat(visit.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            assertThat(visit.cutOff()).isEqualTo(List.of());
            visit.part("saved-figures-phone-dark", visit.page().locator("[id=profiles]"));
        }
    }
}

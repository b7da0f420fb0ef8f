package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

@InChromium
class StatesTest {

    private static final String FICTITIOUS = "Données fictives";

    private final Reader reader;

    StatesTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void saysWhatToDoWhileThereIsNoRun() {
        try (Visit visit = reader.visit(Shown.NOTHING)) {
            assertThat(visit.page().locator("h1")).hasText("Aucune segmentation publiée");
            assertThat(visit.page().locator("code"))
                    .hasText(new String[] {"./segmentation segment lignes.csv", "./segmentation demo"});
            visit.picture("empty");
            visit.go("?lang=en");
            assertThat(visit.page().locator("h1")).hasText("Nothing published yet");
            visit.picture("empty-english");
        }
        try (Visit visit = reader.visit(Shown.NOTHING, Reader.phone().setColorScheme(ColorScheme.DARK))) {
            visit.picture("empty-phone-dark");
        }
    }

    @Test
    void warnsOfSegmentsThatAreNoBetterThanChanceAndDoesNotDecorateThem() {
        try (Visit visit = reader.visit(Shown.CHANCE)) {
            Page page = visit.page();
            visit.drawAll();

            assertThat(page.locator(".trust.alert .answer")).hasText("Ces segments ne valent pas mieux que le hasard");
            assertThat(page.locator(".trust.alert")).isVisible();
            assertThat(page.locator(".trait")).hasCount(0);
            assertThat(page.locator("[data-figure=distribution] h3")).hasText("Répartition des lignes par segment");
            visit.picture("chance");
        }
        try (Visit visit = reader.visit(Shown.CHANCE, Reader.desk().setColorScheme(ColorScheme.DARK))) {
            visit.window("chance-dark-window");
        }
    }

    @Test
    void saysThatTheSampleIsFictitiousOnThePageAndUnderEveryChart() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            assertThat(visit.page().locator(".looked-at")).containsText(FICTITIOUS);
            for (String note : visit.page().locator(".chart figcaption").allInnerTexts()) {
                assertThat(note).startsWith(FICTITIOUS);
            }
        }
    }

    @Test
    void callsNothingFictitiousThatDoesNotSaySoItself() {
        try (Visit visit = reader.visit(Shown.CHANCE)) {
            assertThat(visit.page().content()).doesNotContain(FICTITIOUS);
        }
    }

    @Test
    void turnsDarkWithTheSystemAndByTheSwitch() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk().setColorScheme(ColorScheme.DARK))) {
            assertThat(visit.page().locator("html")).hasAttribute("data-bs-theme", "dark");
            visit.drawAll();
            visit.picture("dark");
            visit.page().locator(".switches a[data-theme=light]").click();
            assertThat(visit.page().locator("html")).hasAttribute("data-bs-theme", "light");
            visit.go("");
            assertThat(visit.page().locator("html")).hasAttribute("data-bs-theme", "light");
        }
    }

    @Test
    void showsAPageForWhatIsNotThere() {
        try (Visit visit = reader.visit(Shown.SAMPLE, "help")) {
            visit.expectErrors();
            visit.go("rien");
            assertThat(visit.page().locator("h1")).hasText("Introuvable");
            visit.picture("not-found");
            visit.page().locator("main a").click();
            assertThat(visit.page().locator(".tiles")).isVisible();
        }
    }
}

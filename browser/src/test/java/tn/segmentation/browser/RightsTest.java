package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** An administrator has what is kept of a person put together, and erased. */
@InChromium
class RightsTest {

    /** In no file of the sample: whoever is erased here is missed by no other test. */
    private static final String NOBODY = "22 999 999";

    private final Reader reader;

    RightsTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void isWithinReach() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.SAMPLE, one.getValue())) {
                Page page = visit.page();
                page.locator(".side a[href='/rights']").click();
                assertThat(page.locator("#person-id")).isVisible();

                visit.assertWithinReach("rights-" + one.getKey());
            }
        }
    }

    @Test
    void handsOutAndErases() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk())) {
            Page page = visit.page();
            page.locator(".side a[href='/rights']").click();
            page.locator("#person-id").fill(NOBODY);

            Download copy =
                    page.waitForDownload(() -> page.locator("[data-act='copy']").click());

            Assertions.assertThat(copy.suggestedFilename()).isEqualTo("person.json");
            assertThat(page.locator(".said")).hasText("Les données sont dans le fichier person.json.");

            page.onceDialog(Dialog::accept);
            page.locator("#person-reason").fill("Demande du 12/11");
            page.locator("[data-act='erase']").click();

            assertThat(page.locator("#erasure-rows tr[data-open='false']").first())
                    .containsText("Demande du 12/11");
            page.locator("#erasure-rows summary").first().click();
            assertThat(page.locator("#erasure-rows details").first())
                    .containsText("La personne n’était dans aucun fichier ni aucune segmentation.");
            Assertions.assertThat(page.content()).doesNotContain("22 999 999").doesNotContain("22999999");
            visit.assertAccessible("erasures");
        }
    }

    @Test
    void saysWhatIsNoNumberAndAsksForAReason() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk())) {
            visit.expectErrors();
            Page page = visit.page();
            page.locator(".side a[href='/rights']").click();
            page.locator("#person-id").fill("2,16E+10");
            page.locator("[data-act='copy']").click();
            assertThat(page.locator(".failure-detail")).containsText("Ce n’est ni un numéro de ligne");

            page.locator("[data-act='erase']").click();

            assertThat(page.locator("#person-reason:invalid")).hasCount(1);
            assertThat(page.locator("#erasure-rows td[colspan], #erasure-rows th"))
                    .not()
                    .hasCount(0);
        }
    }
}

package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** The file of the next month becomes a run, which is looked at before everybody sees it. */
@InChromium
class SecondMonthTest {

    private static final Pattern VERDICT = Pattern.compile(".*/import/[0-9]{8}T[0-9]{6}-[0-9a-f]{12}.*");
    private static final Pattern RUN = Pattern.compile(".*/runs/[0-9]{8}T[0-9]{6}-[0-9a-f]{6}");

    private final Reader reader;

    SecondMonthTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void isLookedAtNamedAndOfferedBeforeItIsPublished() throws IOException {
        Path file = reader.platform(Shown.SECOND_MONTH).laterMonth();
        String name = String.valueOf(file.getFileName());
        try (Visit visit = reader.visit(Shown.SECOND_MONTH)) {
            Page page = visit.page();
            assertThat(page.locator(".facts")).not().containsText(name);
            page.locator(".side a[href='/import']").click();
            page.locator("#file").setInputFiles(file);
            page.waitForURL(VERDICT);
            startForReview(page);
            visit.picture("verdict-kept");
            String verdict = page.url();

            visit.go("");
            assertThat(page.locator(".facts")).not().containsText(name);
            page.navigate(verdict);
            assertThat(page.locator(".running-stage"))
                    .hasText("Terminée, sans être publiée\u202f: elle attend que vous la relisiez.");
            page.locator(".running-review").click();
            page.waitForURL(RUN);
            String run = page.url();
            assertThat(page.locator(".standing .answer")).hasText("Non, elle ne l’a jamais été.");
            page.locator(".acts a").first().click();
            assertThat(page.locator(".other")).containsText("n’est pas celle qui est publiée");
            assertThat(page.locator(".facts")).containsText(name);
            visit.drawAll();

            offer(page);

            page.navigate(run);
            page.locator(".publish").click();
            assertThat(page.locator(".standing .answer")).containsText("Oui");
            visit.go("");
            assertThat(page.locator(".facts")).containsText(name);
            assertThat(page.locator(".segment").nth(1)).containsText("Bavards du soir");
            assertThat(page.locator(".offers tbody tr").nth(1)).containsText("Soirées illimitées");
            visit.drawAll();
            visit.picture("second-month");
        }
    }

    private static void startForReview(Page page) {
        page.locator("#segments").fill("5");
        page.locator(".advanced summary").click();
        page.locator("#scope").fill("prépayé, Tunis");
        page.getByLabel("Publier dès que le calcul est terminé").uncheck();
        page.locator(".start button").click();
        assertThat(page.locator(".running-stage"))
                .hasText("Terminée, sans être publiée\u202f: elle attend que vous la relisiez.");
        assertThat(page).hasURL(VERDICT);
    }

    private static void offer(Page page) {
        page.locator(".side a[href='/offers']").click();
        Locator card = page.locator(".offer-card[data-segment=S2]");
        card.locator("[name=name]").fill("Bavards du soir");
        card.locator("[name=offer]").fill("Soirées illimitées");
        card.locator(".save").click();
        assertThat(card.locator(".saving")).hasText("Enregistré.");
    }
}

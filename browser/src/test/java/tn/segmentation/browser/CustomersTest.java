package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.browser.Reader.Shown;

/** From the overview to a segment, its customers, one of them, and all of them as a file. */
@InChromium
class CustomersTest {

    private static final Pattern CARD = Pattern.compile(".*/customers/[A-Za-z0-9_-]{30,}");

    private final Reader reader;

    CustomersTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void leadsFromASegmentToItsCustomersAndOneOfThem() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            Page page = visit.page();
            page.locator(".segment").nth(1).click();
            assertThat(page.locator("h1")).containsText("S2");
            visit.drawAll();
            visit.picture("segment");
            page.locator("a[rel=next]").click();
            assertThat(page.locator("h1")).containsText("S3");

            page.locator("a[href='/customers?segment=S3']").click();
            assertThat(page.locator("[name=segment]:checked")).hasCount(1);
            assertThat(page.locator("tbody tr")).hasCount(50);
            page.locator("[name='min.age']").fill("30");
            page.locator(".filters .btn-primary").click();
            page.waitForURL(Pattern.compile(".*segment=S3.*min.age=30.*"));
            visit.picture("customers");
            page.locator("a[rel=next]").click();
            page.waitForURL(Pattern.compile(".*page=2.*"));
            String id = page.locator("tbody th a").first().textContent();
            page.locator("tbody th a").first().click();
            page.waitForURL(CARD);
            assertThat(page.locator("h1")).containsText(id);
            assertThat(page.url()).doesNotContain(id);
            visit.picture("customer");

            page.goBack();
            assertThat(page.locator("[name='min.age']")).hasValue("30");
        }
    }

    @Test
    void findsACustomerWithoutWritingItsIdIntoAnAddress() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            Page page = visit.page();
            page.locator(".side a[href='/customers']").click();
            String end = page.locator("tbody th a").nth(7).textContent();
            page.locator("tbody th a").nth(7).click();
            page.waitForURL(CARD);
            String id = revealed(visit);
            assertThat(end).startsWith("•").isNotEqualTo(id);
            assertThat(id).endsWith(end.replace("•", ""));

            visit.go("customers");
            page.locator("#id").fill("  " + id + " ");
            page.keyboard().press("Enter");
            page.waitForURL(CARD);
            assertThat(page.locator("h1")).containsText(end);
            assertThat(page.locator("h1")).not().containsText(id);

            visit.go("customers");
            page.locator("#id").fill("99 999 999");
            page.locator(".look-up button").click();
            assertThat(page.locator(".look-up .refused")).isVisible();
            assertThat(visit.requests()).noneMatch(address -> address.contains(id) || address.contains("999"));
        }
    }

    /** Has the whole id shown, which takes a reason. */
    private static String revealed(Visit visit) {
        Page page = visit.page();
        page.locator(".open-reveal").click();
        Locator dialog = page.locator("dialog.reveal");
        dialog.locator("[type=submit]").click();
        assertThat(dialog).isVisible();
        page.locator("#reason").fill("Rappel demandé, ticket 4711");
        visit.window("reveal");
        page.keyboard().press("Enter");
        assertThat(dialog).isHidden();
        assertThat(page.locator(".open-reveal")).isHidden();
        return page.locator(".customer-id").textContent();
    }

    @Test
    void savesTheCustomersOfAFilterOnceItIsSaidWhatFor(@TempDir Path folder) throws IOException {
        try (Visit visit = reader.visit(Shown.SAMPLE, "customers?segment=S1&min.age=30")) {
            Page page = visit.page();
            page.locator(".open-export").click();
            Locator dialog = page.locator("dialog.export");
            assertThat(dialog).isVisible();
            page.locator("#purpose").fill("abc");
            dialog.locator("[type=submit]").click();
            assertThat(dialog).isVisible();
            page.locator("#purpose").fill("Campagne de novembre");
            visit.window("export");
            dialog.locator("summary").click();
            dialog.locator("[name=column][value=nombre_sms]").uncheck();

            Download download =
                    page.waitForDownload(() -> dialog.locator("[type=submit]").click());

            Path saved = folder.resolve("export.csv");
            download.saveAs(saved);
            assertThat(download.suggestedFilename()).matches("customers_.*_S1_\\d{4}-\\d{2}-\\d{2}\\.csv");
            List<String> lines = Files.readAllLines(saved);
            assertThat(lines.get(0)).startsWith("\ufeffid_client;age;").doesNotContain("nombre_sms");
            String count = page.locator("#count").textContent().replaceAll("\\D", "");
            assertThat(lines).hasSize(Integer.parseInt(count) + 2).last().isEqualTo("Données fictives");
            assertThat(dialog).isHidden();
        }
    }

    @Test
    void isWithinReachOnAPhoneInTheDarkAndInEnglish() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.SAMPLE, one.getValue(), "segments/S2?lang=en")) {
                Page page = visit.page();
                visit.drawAll();
                visit.assertWithinReach("segment-" + one.getKey());
                visit.go("customers?segment=S2");
                visit.assertWithinReach("customers-" + one.getKey());
                page.locator("tbody th a").first().click();
                page.waitForURL(CARD);
                visit.assertWithinReach("customer-" + one.getKey());
                page.locator(".open-reveal").click();
                visit.assertWithinReach("reveal-" + one.getKey());
                page.locator(".close-reveal").click();
                page.goBack();
                page.locator(".open-export").click();
                visit.assertWithinReach("export-" + one.getKey());
            }
        }
    }
}

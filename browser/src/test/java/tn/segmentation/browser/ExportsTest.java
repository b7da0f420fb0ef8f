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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.browser.Reader.Shown;

/** Which lines were given out as files is seen, and the same file can be made again. */
@InChromium
class ExportsTest {

    private final Reader reader;

    ExportsTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void makesAFileAgain(@TempDir Path downloads) throws IOException {
        try (Visit visit = reader.visit(Shown.HISTORY, "customers?segment=S2&min.age=30")) {
            Page page = visit.page();
            page.locator(".open-export").click();
            page.locator("#purpose").fill("Campagne <été>");
            Path first = save(page, downloads.resolve("first.csv"));

            page.locator(".side a[href='/exports']").click();
            Locator rows = page.locator("#export-rows tr");
            assertThat(rows.first()).containsText("Campagne <été>");
            assertThat(rows.first()).containsText("S2");
            assertThat(rows.first()).containsText("Âge à partir de 30");
            int before = rows.count();
            rows.first().locator(".open-export").click();
            assertThat(page.locator("#purpose")).hasValue("Campagne <été>");
            visit.assertAccessible("the dialog");
            visit.window("exports-again");
            Path again = save(page, downloads.resolve("again.csv"));

            assertThat(Files.readString(again)).isEqualTo(Files.readString(first));
            assertThat(rows).hasCount(before + 1);
            assertThat(rows.first().locator(".open-export")).isVisible();
        }
    }

    @Test
    void isWithinReach() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.HISTORY, one.getValue(), "exports?lang=fr")) {
                visit.assertWithinReach("exports-" + one.getKey());
                visit.go("exports?lang=ar");
                visit.assertWithinReach("exports-ar-" + one.getKey());
            }
        }
    }

    @Test
    void saysWhereFilesComeFromWhereThereAreNone() {
        try (Visit visit = reader.visit(Shown.NOTHING, "exports")) {
            assertThat(visit.page().locator("main .btn-primary")).hasText("Voir les lignes");
            visit.assertWithinReach("exports-none");
        }
    }

    private static Path save(Page page, Path file) {
        Download download = page.waitForDownload(
                () -> page.locator("dialog.export [type=submit]").click());
        download.saveAs(file);
        assertThat(page.locator("dialog.export")).isHidden();
        return file;
    }
}

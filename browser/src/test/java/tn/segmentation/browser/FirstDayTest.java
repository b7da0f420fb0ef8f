package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.browser.Reader.Shown;

/** From a platform with nothing on it to a file for a campaign, without a mouse. */
@InChromium
class FirstDayTest {

    private static final Pattern VERDICT = Pattern.compile(".*/import/[0-9]{8}T[0-9]{6}-[0-9a-f]{12}.*");
    private static final Pattern OVERVIEW = Pattern.compile("[^/]*//[^/]*/\\?run=.*");

    /** More than any page has places that the keyboard comes to. */
    private static final int MOST_STEPS = 200;

    private static final int LINES = 300;

    /** Three groups of adults, far from each other. */
    private static final String FILE = "id;age;montant;appels;sms\n"
            + IntStream.range(0, LINES)
                    .mapToObj(i -> "A%d;%d;%d;%d;%d\n"
                            .formatted(
                                    i,
                                    25 + 15 * (i % 3) + i % 4,
                                    5 + 40 * (i % 3) + i % 5,
                                    10 + 100 * (i % 3) + i % 9,
                                    3 + 30 * (i % 3) + i % 7))
                    .collect(Collectors.joining());

    private final Reader reader;

    FirstDayTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void leadsFromAnEmptyPlatformToAFileOfASegmentByTheKeyboardAlone(@TempDir Path folder) throws IOException {
        try (Visit visit = reader.visit(Shown.FIRST_DAY)) {
            Page page = visit.page();
            assertThat(page.locator("h1")).hasText("Aucune segmentation publiée");
            assertThat(page.locator(".segment")).hasCount(0);
            press(page, "article a[href='/import']", "Enter");
            page.waitForURL("**/import");

            FileChooser chooser = page.waitForFileChooser(() -> press(page, "#file", "Space"));
            chooser.setFiles(new FilePayload("novembre.csv", "text/csv", FILE.getBytes(UTF_8)));
            page.waitForURL(VERDICT);
            assertThat(page.locator(".tile .value").nth(1)).hasText("300");
            tabTo(page, "#segments");
            page.keyboard().press("Control+A");
            page.keyboard().type("3");
            press(page, ".start button", "Enter");
            page.waitForURL(OVERVIEW);

            visit.go("");
            assertThat(page.locator(".segment")).hasCount(3);
            assertThat(page.locator(".facts")).containsText("novembre.csv");
            visit.drawAll();
            visit.picture("first-day");
            press(page, ".segment[href*='S2'], .segment a[href*='S2']", "Enter");
            page.waitForURL("**/segments/S2");

            Path saved = folder.resolve("S2.csv");
            export(page).saveAs(saved);
            List<String> lines = Files.readAllLines(saved);
            assertThat(lines.get(0)).contains("id_client", "segment");
            assertThat(lines.subList(1, lines.size())).hasSize(LINES / 3).allMatch(line -> line.contains(";S2;"));
            assertThat(page.locator("dialog.export")).isHidden();
        }
    }

    private static Download export(Page page) {
        press(page, ".open-export", "Enter");
        assertThat(page.locator("dialog.export")).isVisible();
        tabTo(page, "#purpose");
        page.keyboard().type("Campagne de décembre");
        return page.waitForDownload(() -> press(page, "dialog.export [type=submit]", "Space"));
    }

    private static void press(Page page, String what, String key) {
        tabTo(page, what);
        page.keyboard().press(key);
    }

    /** Goes on from place to place, as somebody does who cannot point. */
    private static void tabTo(Page page, String what) {
        assertThat(page.locator(what).first()).isVisible();
        for (int step = 0; step < MOST_STEPS; step++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("what => document.activeElement.matches(what)", what))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not come to " + what);
    }
}

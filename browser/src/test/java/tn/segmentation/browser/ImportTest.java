package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.browser.Reader.Shown;

/** A file is brought, understood, answered for and segmented. */
@InChromium
class ImportTest {

    private static final Pattern VERDICT = Pattern.compile(".*/import/[0-9]{8}T[0-9]{6}-[0-9a-f]{12}.*");

    /**
     * Rows 100 apart in usage; amounts in points that may be thousands, SMS with empty cells, a word in the volumes.
     */
    private static final String OPEN = "msisdn;ville;montant;appels;volume_data;sms\n"
            + IntStream.range(100, 160)
                    .mapToObj(i -> "216200%05d;Sfax;%d.500;%d;%s;%s\n"
                            .formatted(
                                    i,
                                    i % 3 * 10 + 2,
                                    i % 3 * 100 + i % 7,
                                    i == 120 ? "beaucoup" : "1,5",
                                    i % 9 == 0 ? "" : i % 3))
                    .collect(Collectors.joining())
            + "216200%05d;Sfax;2.500;3;1,5;1\n".formatted(100);

    /** Nothing is asked about these. */
    private static final String PLAIN = "id;sms\n"
            + IntStream.range(0, 200).mapToObj(i -> i + ";" + i * i + "\n").collect(Collectors.joining());

    /** Columns that are recognised, and others. */
    private static final String OPTIONS = "id;age;sms;ancienneté;ville\n"
            + IntStream.range(0, 90)
                    .mapToObj(
                            i -> "%d;%d;%d;%d;Sfax\n".formatted(i, 20 + i % 50, i % 3 * 40 + i % 7, i % 3 * 9 + i % 4))
                    .collect(Collectors.joining());

    private final Reader reader;

    ImportTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void leadsFromAFileToAPublishedRun(@TempDir Path folder) throws IOException {
        try (Visit visit = reader.visit(Shown.BROUGHT)) {
            Page page = visit.page();
            page.locator(".side a[href='/import']").click();
            visit.picture("import");
            bring(page, "octobre <b>.csv", OPEN);

            assertThat(page.locator(".question")).hasCount(2);
            assertThat(page.locator(".start button")).isDisabled();
            assertThat(page.locator(".looked-at")).hasText("octobre <b>.csv");
            assertThat(page.locator(".columns tbody tr")).hasCount(6);
            visit.picture("verdict-open");
            Path saved = folder.resolve("rejects.csv");
            Download rejects = page.waitForDownload(
                    () -> page.locator("a[href$='rejects.csv']").click());
            rejects.saveAs(saved);
            assertThat(Files.readString(saved)).contains("beaucoup", "not_a_number", "duplicate_id");

            page.getByText("point décimal").click();
            page.getByText("aucun usage\u202f: zéro").click();
            judge(page, page.locator(".answers button"));

            assertThat(page.locator(".question")).hasCount(0);
            assertThat(page.locator(".said li")).hasCount(2);
            assertThat(page.locator(".start button")).isEnabled();
            visit.picture("verdict-ready");
            page.locator("#segments").fill("3");
            page.locator(".start button").click();
            page.waitForURL(Pattern.compile("[^/]*//[^/]*/\\?run=.*"));

            assertThat(page.locator(".segment")).hasCount(3);
            assertThat(page.locator(".facts")).containsText("octobre <b>.csv");
        }
    }

    @Test
    void showsWhoComesBackAndOthersHowFarARunIs() {
        try (Visit visit = reader.visit(Shown.BROUGHT, "import");
                Visit other = reader.visit(Shown.BROUGHT, "import")) {
            Page page = visit.page();
            bring(page, "retour.csv", PLAIN);
            String verdict = page.url();
            page.locator("#segments").fill("2");
            page.locator(".start button").click();
            assertThat(page.locator(".running")).isVisible();
            visit.picture("verdict-running");

            visit.go("");
            page.navigate(verdict);
            other.page().navigate(verdict);

            for (Page each : List.of(page, other.page())) {
                assertThat(each.locator(".running-by")).not().isEmpty();
                assertThat(each.locator(".running-stage")).hasText("Terminée, publiée.");
                assertThat(each.locator(".running-open")).isVisible();
                assertThat(each.locator(".start button")).isEnabled();
            }
            visit.picture("verdict-complete");
        }
    }

    @Test
    void asksHowFarARunIsWhereTheServerCannotTell() {
        try (Visit visit = reader.visit(Shown.BROUGHT, "import")) {
            visit.expectErrors();
            Page page = visit.page();
            page.route("**/events?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            bring(page, "sans.csv", PLAIN);
            page.locator("#segments").fill("4");
            page.locator(".start button").click();
            page.waitForURL(Pattern.compile("[^/]*//[^/]*/\\?run=.*"));

            assertThat(page.locator(".segment")).hasCount(4);
        }
    }

    @Test
    void hasEveryOptionOfTheCommandLine() {
        try (Visit visit = reader.visit(Shown.BROUGHT, "import")) {
            Page page = visit.page();
            bring(page, "options.csv", OPTIONS);
            assertThat(page.locator("#scope")).isHidden();
            page.locator(".advanced summary").click();
            assertThat(page.locator(".role")).hasCount(4);
            page.locator("#scope").fill("prépayé, Tunis");
            page.locator("#scaling").selectOption("standard");
            page.locator("#seed").fill("7");
            role(page, "age").selectOption("descriptive");
            role(page, "nombre_sms").selectOption("kept");
            page.locator(".start button").click();
            assertThat(page.locator(".running")).isHidden();
            assertThat(role(page, "age").evaluate("select => select.validationMessage"))
                    .isEqualTo("Choisissez au moins un critère.");

            role(page, "nombre_sms").selectOption("feature");
            role(page, "ancienneté").selectOption("feature");
            assertThat(weight(page, "age")).isDisabled();
            weight(page, "ancienneté").fill("0.5");
            visit.picture("verdict-advanced");
            page.locator("#segments").fill("3");
            page.locator(".start button").click();
            page.waitForURL(Pattern.compile("[^/]*//[^/]*/\\?run=.*"));

            visit.go("runs/" + page.url().replaceFirst(".*run=", ""));
            assertThat(page.locator("section[aria-labelledby=asked]"))
                    .containsText(Pattern.compile("Critères\\s*SMS, ancienneté"));
            assertThat(page.locator("section[aria-labelledby=asked]")).containsText("ancienneté × 0,5");
            assertThat(page.locator("section[aria-labelledby=asked]"))
                    .containsText("écarts à la moyenne, en écarts-types");
            assertThat(page.locator("section[aria-labelledby=asked]")).containsText("prépayé, Tunis");
            assertThat(page.locator("section[aria-labelledby=asked]"))
                    .containsText(Pattern.compile("Graine du hasard\\s*7"));
        }
    }

    @Test
    void judgesAgainWhenAnAnswerIsTakenBackOrAColumnCorrected() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import")) {
            Page page = visit.page();
            bring(page, "a.csv", OPEN);
            page.getByText("séparateur de milliers").click();
            page.getByText("inconnu").click();
            judge(page, page.locator(".answers button"));
            assertThat(page.locator(".columns")).containsText("12\u202f500");

            judge(page, page.locator(".take-back").first());
            assertThat(page.locator(".question")).hasCount(1);

            page.locator(".mapping summary").click();
            page.locator("#field-nombre_sms").selectOption("#4");
            page.locator("#field-nombre_appels").selectOption("#6");
            judge(page, page.locator(".mapping button"));
            assertThat(page.locator(".columns tbody tr").nth(3)).containsText("SMS");
            assertThat(page.locator(".said").getByText("SMS, colonne #4")).isVisible();
        }
    }

    @Test
    void sendsAFileAgainWithTheAnswerToWhatCannotBeReadWithoutIt() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import")) {
            visit.expectErrors();
            Page page = visit.page();
            send(page, "a.csv", "code;total\n1;2\n2;3\n".getBytes(UTF_8));

            assertThat(page.locator(".failure")).isVisible();
            Locator ask = page.locator(".ask[data-kind=map]");
            assertThat(ask).containsText("code, total");
            visit.picture("import-refused");
            ask.locator("[name=montant_consommation]").fill("total");
            ask.locator("button").click();
            page.waitForURL(VERDICT);
            assertThat(page.locator(".columns tbody tr").nth(1)).containsText("Consommation");
        }
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNone() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import?lang=en")) {
            visit.expectErrors();
            Page page = visit.page();
            send(page, "photo.csv", "\u0089PNG\r\n\u001a\n0000".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(page.locator(".failure"))
                    .containsText("“photo.csv” is not a text file. Export the table as CSV and try again.");
            assertThat(page.locator(".drop")).isVisible();
        }
    }

    @Test
    void takesAFileThatIsDropped() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import")) {
            Page page = visit.page();
            Object files = page.evaluateHandle("""
                    text => {
                        const files = new DataTransfer();
                        files.items.add(new File([text], 'lignes.csv'));
                        return files;
                    }""", OPEN);
            page.dispatchEvent(".drop", "dragover", Map.of("dataTransfer", files));
            assertThat(page.locator(".drop")).hasClass(Pattern.compile(".*over.*"));
            page.dispatchEvent(".drop", "drop", Map.of("dataTransfer", files));
            page.waitForURL(VERDICT);
            assertThat(page.locator("h1")).hasText("Ce qui est compris du fichier");
        }
    }

    @Test
    void isWithinReachOnAPhoneInTheDarkAndInEnglish() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.NOTHING, one.getValue(), "import?lang=en")) {
                Page page = visit.page();
                visit.assertWithinReach("import-" + one.getKey());
                bring(page, "october.csv", OPEN);
                page.locator(".mapping summary").click();
                page.locator(".advanced summary").click();
                visit.assertWithinReach("verdict-" + one.getKey());
                page.navigate(page.url().replaceFirst("[?].*", "") + "?lang=ar");
                page.locator(".advanced summary").click();
                visit.assertWithinReach("verdict-ar-" + one.getKey());
            }
        }
    }

    @Test
    void saysWhatToDoWithoutScripts() {
        try (Visit visit = reader.visit(Shown.NOTHING, Reader.desk().setJavaScriptEnabled(false), "import")) {
            assertThat(visit.page().locator("main")).containsText("./segmentation segment");
            assertThat(visit.page().locator(".drop")).isHidden();
        }
    }

    private static Locator role(Page page, String column) {
        return page.locator(".role[data-name='" + column + "'] select");
    }

    private static Locator weight(Page page, String column) {
        return page.locator(".role[data-name='" + column + "'] input");
    }

    /** Presses a button that has the file judged again; the page is then asked for again. */
    private static void judge(Page page, Locator button) {
        page.waitForResponse(response -> response.request().method().equals("PUT"), button::click);
    }

    private static void bring(Page page, String name, String lines) {
        send(page, name, lines.getBytes(UTF_8));
        page.waitForURL(VERDICT);
    }

    private static void send(Page page, String name, byte[] bytes) {
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", bytes));
    }
}

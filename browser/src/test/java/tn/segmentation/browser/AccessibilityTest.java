package tn.segmentation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.browser.Reader.Shown;

/**
 * Everybody can use every page. Oracle: axe-core as com.deque.html.axe-core:playwright 4.11.3 brings it, its rules of
 * WCAG 2.2 A and AA with the size of targets, and what it calls best practice.
 */
@InChromium
class AccessibilityTest {

    private static final Path ROUTES = Path.of("..", "app", "src", "test", "resources", "routes.txt");
    private static final Pattern PAGE =
            Pattern.compile("^GET +(/(?!api/|css/|img/|js/|vendor/|v3/|actuator/|sign-in/)[^ ]*) ");
    private static final Pattern VERDICT = Pattern.compile(".*/import/2.*");
    private static final String LINES = "msisdn;ville;montant;sms\n21620000001;Tunis;12.500;\n21620000002;Sfax;x;2\n";

    private static final Set<String> OUTSIDE = Set.of("/sign-in", "/welcome");
    private static final List<String> LANGUAGES = List.of("fr", "en", "ar");
    private static final int LOOKS = 2;
    private static final List<Integer> WIDTHS = List.of(320, 390, 1366, 1920);

    /** Where pages about something are on the platform, by their routes. */
    private static final Map<String, String> FOUND = new HashMap<>();

    private final Reader reader;

    AccessibilityTest(Reader reader) {
        this.reader = reader;
    }

    /** Every page in two languages, themes and widths, in turn: each language is met at each width. */
    static Stream<Arguments> visits() throws IOException {
        List<String> pages = Files.readAllLines(ROUTES).stream()
                .map(PAGE::matcher)
                .filter(Matcher::find)
                .map(page -> page.group(1))
                .toList();
        List<Arguments> visits = new ArrayList<>();
        for (int p = 0; p < pages.size(); p++) {
            for (int look = 0; look < LOOKS; look++) {
                String language = LANGUAGES.get((p + look) % LANGUAGES.size());
                ColorScheme theme = (p + look) % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK;
                int width = WIDTHS.get((LOOKS * p + look) % WIDTHS.size());
                visits.add(Arguments.of(pages.get(p), language, theme, width));
            }
        }
        return visits.stream();
    }

    @Test
    void meetsTwoLooksOfEveryPageAndEveryLanguageAtEveryWidth() throws IOException {
        List<Object[]> visits = visits().map(Arguments::get).toList();

        Map<Object, List<Object[]>> pages = visits.stream().collect(Collectors.groupingBy(visit -> visit[0]));
        assertThat(pages).hasSizeGreaterThan(15);
        assertThat(pages.values()).allSatisfy(page -> {
            assertThat(page.stream().map(visit -> visit[1])).hasSize(LOOKS).doesNotHaveDuplicates();
            assertThat(page.stream().map(visit -> visit[2])).contains(ColorScheme.LIGHT, ColorScheme.DARK);
            assertThat(page.stream().map(visit -> visit[3])).doesNotHaveDuplicates();
        });
        assertThat(visits.stream().map(visit -> List.of(visit[1], visit[3])).distinct())
                .hasSize(LANGUAGES.size() * WIDTHS.size());
    }

    @ParameterizedTest
    @MethodSource("visits")
    void findsNothing(String route, String language, ColorScheme theme, int width) {
        String path = path(route).substring(1);
        String inLanguage = path + (path.contains("?") ? "&" : "?") + "lang=" + language;
        try (Visit visit = visit(route, look(language, theme, width), inLanguage)) {
            visit.drawAll();

            String look = String.join("-", language, theme.toString().toLowerCase(Locale.ROOT), String.valueOf(width));
            visit.page().evaluate("scrollTo(0, 0)");
            visit.assertAccessibleToFingers(route + " " + look);
            visit.picture(("page" + route + "/" + look).replaceAll("[/{}]+", "-"));
            assertThat(visit.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(width);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Shown.class,
            names = {"CHANCE", "NOTHING"})
    void findsNothingWhereThereIsLittleToShow(Shown shown) {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Visit visit = reader.visit(shown, look("fr", theme, 1366))) {
                visit.drawAll();

                visit.assertAccessible(shown + " " + theme);
            }
        }
    }

    @Test
    void findsNothingOnThePageForWhatIsNotThere() {
        try (Visit visit = reader.visit(Shown.SAMPLE, look("ar", ColorScheme.DARK, 320), "help")) {
            visit.expectErrors();
            visit.go("rien");

            visit.assertAccessible("not found");
        }
    }

    @Test
    void findsNothingOnAPhoneWithEveryTableOpen() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.phone())) {
            visit.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            visit.drawAll();

            visit.assertAccessible("every table open");
        }
    }

    private Visit visit(String route, Browser.NewContextOptions look, String path) {
        return OUTSIDE.contains(route)
                ? reader.arrive(Shown.HISTORY, look, path)
                : reader.visit(Shown.HISTORY, look, path);
    }

    private static Browser.NewContextOptions look(String language, ColorScheme theme, int width) {
        return Reader.desk()
                .setViewportSize(width, 844)
                .setLocale(language + "-TN")
                .setColorScheme(theme);
    }

    private String path(String route) {
        if (!route.contains("{") && !route.endsWith("/compare")) {
            return route;
        }
        if (FOUND.isEmpty()) {
            FOUND.putAll(find());
        }
        return FOUND.get(route);
    }

    private Map<String, String> find() {
        Map<String, String> found = new LinkedHashMap<>();
        try (Visit visit = reader.visit(Shown.HISTORY, "runs")) {
            Page page = visit.page();
            String run = page.locator(".history tr.published a").first().getAttribute("href");
            String id = run.substring(run.lastIndexOf('/') + 1);
            visit.go("customers");
            String customer = page.locator("tbody th a").first().getAttribute("href");
            visit.go("import");
            page.locator("#file")
                    .setInputFiles(new FilePayload("lignes.csv", "text/csv", LINES.getBytes(StandardCharsets.UTF_8)));
            page.waitForURL(VERDICT);
            found.put("/segments/{id}", "/segments/S2");
            found.put("/runs/{id}", run);
            found.put("/runs/compare", "/runs/compare?a=" + id + "&b=" + id);
            found.put("/customers/{id}", customer);
            found.put("/import/{id}", page.url().replaceFirst("^https?://[^/]+", ""));
        }
        return found;
    }
}

package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** Everything is within reach: on a phone, by keyboard, without scripts, without motion, on paper. */
@InChromium
class ReachTest {

    private static final int MOST_STOPS = 60;

    private final Reader reader;

    ReachTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void fitsAPhoneWithoutScrollingSideways() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.phone())) {
            Page page = visit.page();
            visit.drawAll();
            assertThat(visit.cutOff()).isEqualTo(List.of());
            for (String part : List.of("segments", "trust", "actions")) {
                visit.part("phone-" + part, page.locator("section[aria-labelledby=" + part + "]"));
            }
            for (String figure : List.of("distribution", "importance", "profiles", "feature-volume_data")) {
                visit.part("phone-" + figure, page.locator("[data-figure=" + figure + "]"));
            }
            page.evaluate("scrollTo(0, 0)");
            visit.window("phone-window");
            page.locator(".chart > details summary").first().tap();
            assertThat(page.locator(".chart table").first()).isVisible();

            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            assertThat(page.evaluate("""
                    [...document.querySelectorAll('main *')]
                        .filter(e => !e.closest('.table-responsive, svg, .visually-hidden'))
                        .filter(e => e.getBoundingClientRect().right > 390.5)
                        .map(e => e.outerHTML.slice(0, 80))""")).isEqualTo(List.of());
            // the widest table scrolls within itself, and the last line is not under the bar at the bottom
            Locator last = page.locator(".offers thead th").last();
            last.scrollIntoViewIfNeeded();
            assertThat(last).isInViewport();
            page.evaluate("scrollTo(0, document.body.scrollHeight)");
            assertThat(bottom(page.locator(".facts + .note"))).isLessThanOrEqualTo(top(page.locator(".side")));
            visit.window("phone-end");
        }
    }

    @Test
    void hasANavigationAsWideOnEveryPage() {
        try (Visit visit = reader.visit(Shown.SAMPLE, "help")) {
            Locator navigation = visit.page().locator(".side");
            double width = navigation.boundingBox().width;
            // the page with the longest name
            visit.go("runs");
            assertThat(navigation.locator("[aria-current]")).hasText("Segmentations");
            assertThat(navigation.boundingBox().width).isEqualTo(width);
        }
    }

    @Test
    void describesEveryChartInWords() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            visit.drawAll();
            for (Locator chart : visit.charts().all()) {
                String words = chart.locator("[id^=text-]").textContent();
                assertThat(words).hasSizeGreaterThan(40).containsPattern("S1 .*\\d|\\d,\\d");
                assertThat(chart).hasAttribute("aria-describedby", "text-" + chart.getAttribute("data-figure"));
                assertThat(chart.locator(".plot [role=img]")).hasAttribute("aria-label", words);
            }
        }
    }

    @Test
    void opensTheTableOfAChartByKeyboardAlone() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            Page page = visit.page();
            visit.drawAll();

            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            assertThat(page.locator(".skip")).isInViewport();
            visit.window("keyboard-skip");
            page.keyboard().press("Enter");
            assertThat(page.locator("#content")).isFocused();
            for (Locator chart : visit.charts().all()) {
                tabTo(page, "details.parentElement.dataset.figure === '" + chart.getAttribute("data-figure") + "'");
                assertThat(chart.locator("table")).isHidden();
                page.keyboard().press("Enter");
                assertThat(chart.locator("table")).isVisible();
            }
            visit.picture("tables");
        }
    }

    @Test
    void keepsEveryNumberWithoutScripts() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk().setJavaScriptEnabled(false))) {
            Page page = visit.page();

            assertThat(page.locator(".tile .value")).hasCount(4);
            assertThat(page.locator(".segment")).hasCount(5);
            for (Locator chart : visit.charts().all()) {
                assertThat(chart.locator(".plot")).isHidden();
                chart.locator("> details summary").click();
                assertThat(chart.locator("tbody tr")).hasCount(5);
                assertThat(chart.locator("table")).isVisible();
            }
            page.locator(".switches a[data-theme=dark]").click();
            assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
            page.locator(".switches a[data-theme=light]").click();
            visit.picture("no-scripts");
        }
    }

    @Test
    void movesNothingForThoseWhoAskForNoMotion() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk().setReducedMotion(ReducedMotion.REDUCE))) {
            visit.drawAll();

            assertThat(visit.page().evaluate("""
                    [...document.querySelectorAll('*')].filter(e => {
                        const style = getComputedStyle(e);
                        const moving = text => text.split(',').some(time => parseFloat(time) > 0);
                        return moving(style.transitionDuration)
                            || moving(style.animationDuration);
                    }).map(e => e.outerHTML.slice(0, 80))""")).isEqualTo(List.of());
        }
    }

    @Test
    void printsBlackOnWhiteWithTheTablesOpen() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.desk(), "?theme=dark")) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.locator(".side")).isHidden();
            assertThat(page.locator(".switches").first()).isHidden();
            assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
            assertThat(page.locator("body")).hasCSS("color", "rgb(0, 0, 0)");
            assertThat(page.locator("[data-figure=feature-nombre_sms] .plot")).isHidden();
            page.pdf(new Page.PdfOptions()
                    .setPath(Path.of("target", "screenshots", "print.pdf"))
                    .setFormat("A4"));
            for (Locator chart : visit.charts().all()) {
                assertThat(chart.locator("table")).isVisible();
            }
            visit.drawAll();
            for (Locator label : page.locator(".heatmap-label text").all()) {
                assertThat(label).hasCSS("fill", "rgb(0, 0, 0)");
            }
            visit.picture("print");
        }
    }

    private static void tabTo(Page page, String found) {
        String script = "() => { const details = document.activeElement.closest('summary')?.parentElement;"
                + " return Boolean(details) && " + found + "; }";
        int stops = 0;
        do {
            page.keyboard().press("Tab");
            stops++;
        } while (!Boolean.TRUE.equals(page.evaluate(script)) && stops < MOST_STOPS);
        assertThat(page.evaluate(script)).as(found).isEqualTo(true);
    }

    private static double top(Locator element) {
        return element.boundingBox().y;
    }

    private static double bottom(Locator element) {
        return element.boundingBox().y + element.boundingBox().height;
    }
}

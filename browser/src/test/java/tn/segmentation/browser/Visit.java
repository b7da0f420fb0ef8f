package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One visit of a page. Whatever it is about, closing it fails when the console had an error, a script threw, the
 * security policy was broken, an answer was an error, or anything was asked of another place than the page's own.
 */
final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Pattern DRAWN = Pattern.compile("\\bdrawn\\b");

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private boolean errorsAreExpected;
    private boolean interruptionsAreExpected;

    /** Opens a page: an address of the place, and a path in it. */
    Visit(BrowserContext context, String address, String path) {
        this.context = context;
        this.address = address;
        context.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " e => console.error('security policy: ' + e.violatedDirective + ' ' + e.blockedURI));");
        context.onRequest(this::asked);
        context.onRequestFailed(request -> {
            // A page leaves what would go on telling it.
            if (!request.url().contains("/events?") && !interruptionsAreExpected) {
                complaints.add("failed: " + request.url() + " " + request.failure());
            }
        });
        context.onResponse(response -> {
            if (response.status() >= 400 && !errorsAreExpected) {
                complaints.add(response.status() + ": " + response.url());
            }
        });
        context.onConsoleMessage(message -> {
            boolean complaint = message.type().equals("error") || message.type().equals("warning");
            if (complaint && !isExpected(message.text())) {
                complaints.add(message.type() + " on the console: " + message.text());
            }
        });
        context.onWebError(error -> complaints.add("thrown: " + error.error()));
        this.page = context.newPage();
        go(path);
    }

    private boolean isExpected(String complaint) {
        return (errorsAreExpected && complaint.startsWith("Failed to load resource"))
                || (interruptionsAreExpected && complaint.startsWith("Error: /api/"));
    }

    private void asked(Request request) {
        requests.add(request.url());
        boolean own = request.url().startsWith(address)
                || request.url().startsWith("data:")
                || request.url().startsWith("blob:" + address);
        if (!own) {
            complaints.add("asked elsewhere: " + request.url());
        }
    }

    Page page() {
        return page;
    }

    String address() {
        return address;
    }

    /** Returns what was asked for, in order. */
    List<String> requests() {
        return requests;
    }

    /** From here on an answer may be an error, as when a page is asked for that is not there. */
    void expectErrors() {
        errorsAreExpected = true;
    }

    /** From here on an answer may also fail to come, as when a connection breaks or somebody stops what is sent. */
    void expectInterruptions() {
        expectErrors();
        interruptionsAreExpected = true;
    }

    /** Opens another address of the same place, as by a link. */
    void go(String path) {
        page.navigate(address + path);
    }

    Locator charts() {
        return page.locator(".chart");
    }

    /** Scrolls past every chart and waits until it is drawn. */
    void drawAll() {
        for (Locator chart : charts().all()) {
            chart.scrollIntoViewIfNeeded();
            assertThat(chart).hasClass(DRAWN);
        }
        page.evaluate("scrollTo(0, 0)");
    }

    /** Returns how many bytes the page and all that it asked for had on their way, as the browser counts them. */
    int weight() {
        Number bytes = (Number) page.evaluate("""
                ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
                    .reduce((sum, part) => sum + part.transferSize, 0)""");
        return bytes.intValue();
    }

    /** Everybody can use what is there: no rule of axe-core is broken, once nothing moves any more but what waits. */
    void assertAccessible(String name) {
        assertAccessible(name, rules());
    }

    /** The same, and what is to be hit is as large as a finger needs it. */
    void assertAccessibleToFingers(String name) {
        assertAccessible(name, rules().options(targetSize()).withTags(TAGS));
    }

    /** There are no frames on any page, so none has to be opened that puts together what is found in each. */
    private AxeBuilder rules() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private void assertAccessible(String name, AxeBuilder rules) {
        // A button that comes to life fades in, and has for a moment the contrast of neither colour.
        page.evaluate("""
                Promise.all(document.getAnimations()
                    .filter(moving => moving.effect.getComputedTiming().endTime !== Infinity)
                    .map(moving => moving.finished.catch(() => null)))
                    .then(() => null)""");
        assertThat(rules.analyze().getViolations()).as(name).isEmpty();
    }

    /** The size of targets is of WCAG 2.2, and off unless it is asked for. */
    private static AxeRunOptions targetSize() {
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        AxeRunOptions rules = new AxeRunOptions();
        rules.setRules(Map.of("target-size", on));
        return rules;
    }

    /**
     * Everybody can use the page, every link of its bar is in view, and it is no wider than the window; keeps a
     * picture.
     */
    void assertWithinReach(String name) {
        assertAccessible(name);
        for (Locator link : page.locator(".side a").all()) {
            assertThat(link).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        }
        assertNoWider(name);
        picture(name);
    }

    /** The page is no wider than the window: a telephone would show it smaller, and say that its window is as wide. */
    void assertNoWider(String name) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(page.viewportSize().width);
    }

    /** Keeps a picture of the whole page, to be looked at. */
    void picture(String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Returns the words of drawings of which a side is cut off. */
    Object cutOff() {
        return page.evaluate("""
                [...document.querySelectorAll('.plot .main-svg text')].filter(text => {
                    const words = text.getBoundingClientRect();
                    const paper = text.closest('.main-svg').getBoundingClientRect();
                    return words.width > 0 && (words.left < paper.left - 1 || words.right > paper.right + 1);
                }).map(text => text.textContent)""");
    }

    /** Keeps a picture of a part of the page. */
    void part(String name, Locator part) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Keeps a picture of what the window shows. */
    void window(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /**
     * What a test answers in place of the server is let go first: the page may ask for it once more while it closes.
     */
    @Override
    public void close() {
        List<String> heard = List.copyOf(complaints);
        page.unrouteAll();
        context.close();
        assertThat(heard).isEmpty();
    }
}

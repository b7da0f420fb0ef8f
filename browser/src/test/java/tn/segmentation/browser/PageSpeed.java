package tn.segmentation.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import tn.segmentation.browser.Reader.Shown;

/**
 * How heavy pages are and how fast they are on a slow computer; a program, not a test. Each visit is a first one of its
 * reader, nothing is kept from the one before, at a server that had others. Printed is, of every round, what the page
 * and all its parts weigh on the wire (bytes, as the browser counts them), when the largest part is painted, and how
 * long the slowest of some clicks takes until what follows from it is painted (milliseconds, with the processor slowed
 * down four times).
 *
 * @see <a href="https://www.w3.org/TR/largest-contentful-paint/">Largest Contentful Paint</a>
 * @see <a href="https://www.w3.org/TR/event-timing/">Event Timing</a>
 */
final class PageSpeed {

    private static final int SLOWER = 4;
    private static final List<String> PAGES =
            List.of("", "segments/S2", "customers?segment=S2", "runs", "offers", "reports", "import", "help");

    /** What a click opens without leaving the page. */
    private static final String OPENS = "main summary, main .open-export";

    private static final int CLICKS = 4;

    private PageSpeed() {}

    /** Takes the number of rounds. */
    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[0]);
        try (Reader reader = new Reader()) {
            System.out.printf("%-22s %10s  %-24s %s%n", "page", "bytes", "largest paint, ms", "slowest click, ms");
            for (String path : PAGES) {
                measure(reader, path, rounds);
            }
        }
    }

    private static void measure(Reader reader, String path, int rounds) {
        int bytes = 0;
        List<Integer> paints = new ArrayList<>();
        List<Integer> clicks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            try (Visit visit = reader.visit(Shown.OFFERED, path)) {
                Page page = visit.page();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                page.navigate("about:blank");
                arriveSlowly(page);
                visit.go(path);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                // What comes into view by scrolling is no part of how soon there is something to read.
                paints.add(largestPaint(page));
                visit.drawAll();
                bytes = visit.weight();
                clicks.add(slowestClick(page));
            }
        }
        System.out.printf("%-22s %10d  %-24s %s%n", "/" + path, bytes, paints, clicks);
    }

    /** As somebody who was never here, on a slow computer. */
    private static void arriveSlowly(Page page) {
        CDPSession browser = page.context().newCDPSession(page);
        browser.send("Network.clearBrowserCache");
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        browser.send("Emulation.setCPUThrottlingRate", rate);
    }

    private static int largestPaint(Page page) {
        return number(page, """
                () => new Promise(found => new PerformanceObserver(list => found(list.getEntries().at(-1).startTime))
                    .observe({type: 'largest-contentful-paint', buffered: true}))""");
    }

    private static int slowestClick(Page page) {
        page.evaluate("""
                () => {
                    window.slowest = 0;
                    new PerformanceObserver(list => list.getEntries().filter(event => event.interactionId)
                        .forEach(event => window.slowest = Math.max(window.slowest, event.duration)))
                        .observe({type: 'event', durationThreshold: 16});
                }""");
        int done = 0;
        for (Locator opens : page.locator(OPENS).all()) {
            if (done < CLICKS && opens.isVisible()) {
                opens.click();
                page.keyboard().press("Escape");
                done++;
            }
        }
        return number(page, "() => new Promise(found => setTimeout(() => found(window.slowest), 500))");
    }

    private static int number(Page page, String script) {
        return ((Number) page.evaluate(script)).intValue();
    }
}

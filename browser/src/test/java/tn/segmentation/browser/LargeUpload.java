package tn.segmentation.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import tn.segmentation.browser.Reader.Shown;

/**
 * How long a large file takes through the page Import, until its run is published; a program, not a test. The server
 * works in this process, whose heap it has to make do with.
 */
final class LargeUpload {

    private static final Pattern VERDICT = Pattern.compile(".*/import/[0-9]{8}T[0-9]{6}-[0-9a-f]{12}.*");
    private static final Pattern PUBLISHED = Pattern.compile(".*/\\?run=.*");
    private static final double LONG = 30 * 60_000;
    private static final double MEGABYTE = 1e6;
    private static final double SECOND = 1e9;

    private final Page page;
    private long begun;

    private LargeUpload(Page page) {
        this.page = page;
    }

    /** Takes the path of a file. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]).toAbsolutePath();
        System.out.printf(
                "%s: %.0f MB; heap of at most %.0f MB%n",
                file.getFileName(),
                Files.size(file) / MEGABYTE,
                Runtime.getRuntime().maxMemory() / MEGABYTE);
        try (Reader reader = new Reader();
                Visit visit = reader.visit(Shown.NOTHING, "import")) {
            new LargeUpload(visit.page()).bring(file);
        }
    }

    private void bring(Path file) {
        Locator sending = page.locator(".sending");
        begun = System.nanoTime();
        page.locator("#file").setInputFiles(file);
        sending.waitFor();
        tell("bar is shown: " + page.locator(".sending-share").textContent());
        page.waitForFunction("() => document.querySelector('.sending progress').value >= 0.5", null, longer());
        tell("half is sent: " + page.locator(".sending-share").textContent());
        page.waitForFunction(
                "() => !document.querySelector('.sending progress').hasAttribute('value')", null, longer());
        tell("all is sent: " + page.locator(".sending-stage").textContent());
        page.waitForURL(VERDICT, new Page.WaitForURLOptions().setTimeout(LONG));
        tell("verdict is shown");
        begun = System.nanoTime();
        page.locator(".start button").click();
        page.waitForURL(PUBLISHED, new Page.WaitForURLOptions().setTimeout(LONG));
        tell("run is published, its overview shown");
    }

    private static Page.WaitForFunctionOptions longer() {
        return new Page.WaitForFunctionOptions().setTimeout(LONG);
    }

    private void tell(String what) {
        System.out.printf("%7.1f s  %s%n", (System.nanoTime() - begun) / SECOND, what);
    }
}

package tn.segmentation.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tn.segmentation.app.cli.Platform;

/**
 * Somebody in front of a browser, and the platforms that there are to be looked at. Each is started when first used.
 */
final class Reader implements AutoCloseable {

    /**
     * After this, what does not happen is missing: many times what a machine takes that has a dozen other things to do.
     */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Path PLATFORMS = Path.of(System.getProperty("segmentation.platforms", "target/platforms"))
            .toAbsolutePath();

    private final Playwright playwright;
    private final Browser browser;
    private final Map<Shown, Platform> platforms = new EnumMap<>(Shown.class);
    private final Map<Shown, String> sessions = new EnumMap<>(Shown.class);

    /** What a platform shows. */
    enum Shown {
        /** A run of sample lines. */
        SAMPLE,
        /** A run that is no better than chance. */
        CHANCE,
        /** No run yet. */
        NOTHING,
        /** What is made of files that are brought. */
        BROUGHT,
        /** Several runs, one of them damaged. */
        HISTORY,
        /** A run of sample lines, of which names and offers are changed. */
        OFFERED,
        /** No run yet, before somebody's first day. */
        FIRST_DAY,
        /** The run of a month, before that of the next. */
        SECOND_MONTH
    }

    Reader() {
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        Path program = Chromium.in(System.getenv().getOrDefault("PATH", ""));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(Chromium.ARGUMENTS));
    }

    /** A desk: a wide window, light. */
    static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("fr-TN")
                .setColorScheme(ColorScheme.LIGHT);
    }

    /** A telephone held upright. */
    static Browser.NewContextOptions phone() {
        return desk().setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true);
    }

    /**
     * Those who look at every page: at a desk, at one in the dark, and on a telephone; by what their pictures are
     * called.
     */
    static Map<String, Browser.NewContextOptions> readers() {
        Map<String, Browser.NewContextOptions> readers = new LinkedHashMap<>();
        readers.put("desk", desk());
        readers.put("dark", desk().setColorScheme(ColorScheme.DARK));
        readers.put("phone", phone().setViewportSize(500, 900));
        return readers;
    }

    /** Opens the first page of a platform at a desk. */
    Visit visit(Shown shown) {
        return visit(shown, desk());
    }

    /** Opens a page of a platform at a desk. */
    Visit visit(Shown shown, String path) {
        return visit(shown, desk(), path);
    }

    /** Opens the first page of a platform, signed in as {@link #visit(Shown, Browser.NewContextOptions, String)} is. */
    Visit visit(Shown shown, Browser.NewContextOptions options) {
        return visit(shown, options, "");
    }

    /** Opens a page of a platform, signed in by its link as somebody was who comes back. */
    Visit visit(Shown shown, Browser.NewContextOptions options, String path) {
        String signedIn = sessions.computeIfAbsent(shown, this::signIn);
        return new Visit(
                context(options.setStorageState(signedIn)), platform(shown).address(), path);
    }

    /** Opens the first page of a platform as somebody does who is not signed in. */
    Visit arrive(Shown shown, Browser.NewContextOptions options) {
        return arrive(shown, options, "");
    }

    /** Opens a page of a platform as somebody does who is not signed in. */
    Visit arrive(Shown shown, Browser.NewContextOptions options, String path) {
        return new Visit(context(options), platform(shown).address(), path);
    }

    /** What is waited for on a page takes as long as what is looked at. */
    private BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout((double) PATIENCE.toMillis());
        return context;
    }

    private String signIn(Shown shown) {
        try (BrowserContext context = context(desk())) {
            Page page = context.newPage();
            page.navigate(platform(shown).link());
            page.waitForURL(platform(shown).address());
            return context.storageState();
        }
    }

    /** Opens a file, as from a folder or a mail. */
    Visit open(Path file, Browser.NewContextOptions options) {
        return new Visit(context(options), file.toUri().toString(), "");
    }

    Platform platform(Shown shown) {
        return platforms.computeIfAbsent(shown, Reader::start);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        platforms.values().forEach(Platform::close);
    }

    /** Returns the folder of a platform. */
    static Path home(Shown shown) {
        return PLATFORMS.resolve(shown.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static Platform start(Shown shown) {
        try {
            Path home = home(shown);
            remove(home);
            return switch (shown) {
                case SAMPLE, OFFERED -> Platform.ofSample(home);
                case CHANCE -> Platform.ofChance(home);
                case HISTORY -> Platform.ofHistory(home);
                case SECOND_MONTH -> Platform.ofFirstMonth(home);
                case NOTHING, BROUGHT, FIRST_DAY -> Platform.ofNothing(home);
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

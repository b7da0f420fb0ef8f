package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** What is stopped, or breaks off, leaves nothing behind and can be begun again. */
@InChromium
class StoppedImportTest {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Bytes a second: the file below takes a minute or so. */
    private static final int SLOW = 100_000;

    private static final int UNLIMITED = -1;

    private static final Pattern VERDICT = Pattern.compile(".*/import/[0-9]{8}T[0-9]{6}-[0-9a-f]{12}.*");

    private static final String LONG = "id;age;montant;appels;sms\n"
            + IntStream.range(0, 300_000)
                    .mapToObj(i -> "%d;%d;%d;%d;%d\n"
                            .formatted(i, 18 + i % 71, i * 7919L % 10_007, i * 104_729L % 1_009, i * 31L % 211))
                    .collect(Collectors.joining());

    private final Reader reader;

    StoppedImportTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void keepsNothingOfAFileThatIsStoppedOnItsWayAndSendsItAgain() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import")) {
            visit.expectInterruptions();
            Page page = visit.page();
            List<String> before = files("raw", name -> true);
            CDPSession network = network(page);
            sendSlowly(page, network);
            page.locator(".sending .stop").click();

            assertThat(page.locator(".stopped")).hasText("Envoi arrêté. Rien n’a été gardé.");
            assertThat(page.locator(".sending")).isHidden();
            assertThat(page.locator(".failure")).isHidden();
            assertThat(page.locator(".drop")).isVisible();
            assertThat(page.locator(".again")).isFocused();
            awaitNothing(StoppedImportTest::arriving);
            assertThat(files("raw", name -> true)).isEqualTo(before);
            visit.assertWithinReach("import-stopped");

            throttle(network, UNLIMITED);
            page.keyboard().press("Enter");
            page.waitForURL(VERDICT);
            assertThat(page.locator(".looked-at")).hasText("long.csv");
        }
    }

    @Test
    void saysThatTheConnectionIsBrokenAndSendsTheSameFileAgain() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import")) {
            visit.expectInterruptions();
            Page page = visit.page();
            page.route("**/api/v1/datasets?*", route -> route.abort("connectionreset"));
            page.locator("#file").setInputFiles(payload());

            assertThat(page.locator(".failure"))
                    .hasText("Le serveur ne répond pas. Vérifiez qu’il fonctionne et que vous êtes relié au réseau,"
                            + " puis recommencez.");
            assertThat(page.locator(".sending")).isHidden();
            assertThat(page.locator(".again")).isFocused();
            visit.assertWithinReach("import-broken");
            page.keyboard().press("Enter");
            assertThat(page.locator(".failure")).isVisible();

            page.unroute("**/api/v1/datasets?*");
            page.locator(".again").click();
            page.waitForURL(VERDICT);
            assertThat(page.locator(".looked-at")).hasText("long.csv");
        }
    }

    @Test
    void leavesNothingOfARunThatIsStopped() {
        try (Visit visit = reader.visit(Shown.NOTHING, "import")) {
            Page page = visit.page();
            page.locator("#file").setInputFiles(payload());
            page.waitForURL(VERDICT);
            page.locator("#segments").fill("60");
            String run = page.waitForResponse(
                            answer -> answer.url().contains("/api/v1/runs?")
                                    && answer.request().method().equals("POST"),
                            () -> page.locator(".start button").click())
                    .text()
                    .replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
            assertThat(page.locator(".pace-done")).containsText(Pattern.compile("[0-9]"));
            visit.picture("verdict-running-rows");
            page.locator(".running .stop").click();

            assertThat(page.locator(".running-stage")).hasText("Arrêtée. Rien n’a été publié.");
            assertThat(page.locator(".running .stop")).isHidden();
            assertThat(page.locator(".running-open")).isHidden();
            assertThat(page.locator(".running.failed")).hasCount(0);
            assertThat(page.locator(".start button")).isEnabled();
            assertThat(files("processed", name -> name.contains(run))).isEmpty();
            visit.picture("verdict-stopped");
            visit.go("");
            assertThat(page.locator("h1")).hasText("Aucune segmentation publiée");
        }
    }

    /** Sends the file, and returns when the server has begun to write it. */
    private void sendSlowly(Page page, CDPSession network) {
        throttle(network, SLOW);
        page.locator("#file").setInputFiles(payload());
        assertThat(page.locator(".sending")).isVisible();
        assertThat(page.locator(".sending-stage")).hasText("Envoi du fichier…");
        Instant most = Instant.now().plus(Reader.PATIENCE);
        while (arriving().isEmpty() && Instant.now().isBefore(most)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        assertThat(arriving()).isNotEmpty();
    }

    private static FilePayload payload() {
        return new FilePayload("long.csv", "text/csv", LONG.getBytes(StandardCharsets.UTF_8));
    }

    private static CDPSession network(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Network.enable");
        return session;
    }

    private static void throttle(CDPSession network, int upload) {
        JsonObject condition = new JsonObject();
        condition.addProperty("offline", false);
        condition.addProperty("latency", 0);
        condition.addProperty("downloadThroughput", UNLIMITED);
        condition.addProperty("uploadThroughput", upload);
        network.send("Network.emulateNetworkConditions", condition);
    }

    /** Waits for what a server does once it hears that nothing more comes. */
    private static void awaitNothing(Supplier<List<String>> left) {
        Instant most = Instant.now().plus(Reader.PATIENCE);
        while (!left.get().isEmpty() && Instant.now().isBefore(most)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        assertThat(left.get()).isEmpty();
    }

    /** Returns what is on its way to the server. */
    private static List<String> arriving() {
        return files("raw", name -> name.startsWith(".arriving-")).stream()
                .flatMap(folder -> files("raw/" + folder, name -> !name.equals(".owner")).stream())
                .toList();
    }

    private static List<String> files(String folder, Predicate<String> which) {
        Path data = Reader.home(Shown.NOTHING).resolve("data");
        if (!Files.isDirectory(data.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(which)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

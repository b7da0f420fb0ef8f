package tn.segmentation.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.Pause;
import tn.segmentation.app.Site;
import tn.segmentation.app.cli.ServerProcess;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tools.jackson.databind.JsonNode;

/**
 * What was asked for survives the server that was asked, however it ends: servers are processes here, and are killed.
 */
class ServerEndTest {

    private static final String PASSWORD = "quatre mots sans rapport";
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/(?:welcome\\S*#(\\S+))?");

    @TempDir
    Path home;

    private final List<Process> servers = new ArrayList<>();

    @AfterEach
    void endsWhatIsLeft() throws InterruptedException {
        for (Process server : servers) {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void makesWhatWaitedWhenTheServerWasKilled() throws Exception {
        endsAServerAndStartsAnother(Process::destroyForcibly);
    }

    @Test
    void makesWhatWaitedWhenTheServerWasStopped() throws Exception {
        endsAServerAndStartsAnother(Process::destroy);
    }

    @Test
    void leavesNothingOfAFileOnWhichItGaveNoVerdict() throws Exception {
        Site site = firstAdministrator(start());
        CompletableFuture<HttpResponse<String>> verdict =
                CompletableFuture.supplyAsync(() -> site.upload("/api/v1/datasets", "octobre.csv", lines()));
        Pause.until(() -> imports(site).at("/0/state").asString("").equals("running"));
        Pause.until(() -> servers.get(0).descendants().findAny().isPresent());
        List<ProcessHandle> makers = servers.get(0).descendants().toList();

        servers.get(0).destroyForcibly().waitFor();

        assertThat(verdict.handle((answer, failure) -> failure != null).join())
                .as("nobody was told anything")
                .isTrue();
        Pause.until(() -> makers.stream().noneMatch(ProcessHandle::isAlive));
        Site again = new Site(port(start())).signedIn("admin", PASSWORD);
        Pause.until(() -> imports(again).at("/0/state").asString("").equals("interrupted"));
        assertThat(imports(again)).hasSize(1);
        assertThat(json(again.get("/api/v1/datasets")).get("total").intValue()).isZero();
        Configuration configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
        try (Stream<Path> left = Files.walk(configuration.rawData())) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsOnly(".owner");
        }
    }

    private static JsonNode imports(Site site) {
        return json(site.get("/api/v1/jobs?kind=import")).get("jobs");
    }

    private void endsAServerAndStartsAnother(Consumer<Process> end) throws Exception {
        Site site = firstAdministrator(start());
        String dataset = json(site.upload("/api/v1/datasets", "octobre.csv", lines()))
                .get("id")
                .stringValue();
        List<String> ids =
                IntStream.range(2, 5).mapToObj(n -> order(site, dataset, n)).toList();
        Pause.until(() -> state(site, ids.get(0)).equals("running"));
        List<ProcessHandle> makers = servers.get(0).descendants().toList();

        end.accept(servers.get(0));
        servers.get(0).waitFor();

        assertThat(makers).isNotEmpty();
        Pause.until(() -> makers.stream().noneMatch(ProcessHandle::isAlive));
        Site again = new Site(port(start())).signedIn("admin", PASSWORD);
        Pause.until(() ->
                ids.stream().allMatch(id -> JobState.of(state(again, id)).isOver()));
        JsonNode first = run(again, ids.get(0));
        boolean isComplete = first.get("state").stringValue().equals("complete");
        if (!isComplete) {
            assertThat(first.get("state").stringValue()).isEqualTo("interrupted");
            assertThat(first.at("/error/text").stringValue()).startsWith("Le serveur s’est arrêté");
        }
        assertThat(run(again, ids.get(1)).get("state").stringValue()).isEqualTo("complete");
        assertThat(run(again, ids.get(2)).get("state").stringValue()).isEqualTo("complete");
        assertThat(instant(again, ids.get(1), "ended_at")).isBeforeOrEqualTo(instant(again, ids.get(2), "started_at"));
        assertWholeOrAbsent(ids, isComplete);
    }

    /** The runs that are complete are there and registered once, in order; of another there is nothing. */
    private void assertWholeOrAbsent(List<String> ids, boolean isFirstThere) throws IOException {
        List<String> there = isFirstThere ? ids : ids.subList(1, 3);
        Configuration configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
        assertThat(Runs.open(configuration).publications())
                .extracting(Runs.Publication::runId)
                .containsExactlyInAnyOrderElementsOf(there);
        assertThat(Runs.open(configuration).published().map(RegisteredRun::id)).contains(ids.get(2));
        assertThat(Runs.open(configuration).unregistered()).isEmpty();
        try (Stream<Path> folders = Files.list(configuration.processedData())) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(there);
        }
    }

    private BufferedReader start() throws IOException {
        Process server = ServerProcess.with("-Dsegmentation.home=" + home, "-Dsegmentation.language=fr")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        servers.add(server);
        return server.inputReader(UTF_8);
    }

    private static Matcher link(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher link = LINK.matcher(line);
            if (link.find()) {
                return link;
            }
        }
        throw new IOException("the server said nothing");
    }

    private static int port(BufferedReader said) throws IOException {
        return Integer.parseInt(link(said).group(1));
    }

    private static Site firstAdministrator(BufferedReader said) throws IOException {
        int port = port(said);
        return new Site(port).welcomed(link(said).group(2), PASSWORD);
    }

    private static String order(Site site, String dataset, int segments) {
        HttpResponse<String> answer = site.sendJson(
                "POST", "/api/v1/runs", "{\"dataset\": \"" + dataset + "\", \"segments\": " + segments + "}");
        assertThat(answer.statusCode()).isEqualTo(202);
        return json(answer).get("id").stringValue();
    }

    private static String state(Site site, String id) {
        return run(site, id).get("state").stringValue();
    }

    private static Instant instant(Site site, String id, String name) {
        return Instant.parse(run(site, id).get(name).stringValue());
    }

    private static JsonNode run(Site site, String id) {
        return json(site.get("/api/v1/runs/" + id));
    }

    private static byte[] lines() {
        return ("id,sms\n"
                        + IntStream.range(0, 300)
                                .mapToObj(i -> i + "," + i * i + "\n")
                                .collect(Collectors.joining()))
                .getBytes(UTF_8);
    }
}

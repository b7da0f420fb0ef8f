package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tn.segmentation.app.Pause;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.job.JobFixtures;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Those who follow runs that another server makes: all that this one knows of them stands in the database. */
@WebTest
class RunEventsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int MOST_OF_ONE = 20;

    private static int count;

    private final Site site;
    private final StartedRuns runs;
    private final RunEvents events;
    private final JobFixtures another;

    RunEventsTest(
            @LocalServerPort int port,
            @Autowired StartedRuns runs,
            @Autowired RunEvents events,
            @Autowired Configuration configuration) {
        this.site = UserFixtures.as(Role.ANALYST, port);
        this.runs = runs;
        this.events = events;
        this.another = JobFixtures.of(configuration);
    }

    @Test
    void tellsWhatAnotherServerDoes() throws Exception {
        String id = madeByAnother(Instant.now());
        try (BufferedReader stream = follow(id)) {
            assertThat(next(stream).get("state").stringValue()).isEqualTo("running");

            another.says(id, "{\"stage\":\"iterate\",\"done\":3}");
            assertThat(next(stream).at("/progress/done").intValue()).isEqualTo(3);

            another.fails(id, "run_failed");
            assertThat(next(stream).at("/error/code").stringValue()).isEqualTo("run_failed");
            assertThat(stream.lines()).allMatch(String::isEmpty);
        }
        Pause.until(() -> events.size() == 0);
    }

    @Test
    void tellsThatTheServerIsGoneWhichMadeARun() throws Exception {
        String id = madeByAnother(Instant.now().minus(PATIENCE));

        JsonNode end;
        try (BufferedReader stream = follow(id)) {
            end = next(stream);
            while (!JobState.of(end.get("state").stringValue()).isOver()) {
                end = next(stream);
            }
        }

        assertThat(end.get("state").stringValue()).isEqualTo("interrupted");
        assertThat(end.at("/error/text").stringValue()).startsWith("The server stopped during this run.");
    }

    @Test
    void forgetsWhoDoesNotListenAnyMore() throws Exception {
        String id = madeByAnother(Instant.now());
        try (BufferedReader stream = follow(id)) {
            next(stream);
            assertThat(events.size()).isEqualTo(1);
        }

        Instant most = Instant.now().plus(PATIENCE);
        for (int i = 0; events.size() > 0 && Instant.now().isBefore(most); i++) {
            another.says(id, "{\"stage\":\"iterate\",\"done\":" + i + "}");
        }
        assertThat(events.size()).isZero();
        another.fails(id, "run_failed");
    }

    @Test
    void tellsNoMoreThanAFewOfOneAccount() throws Exception {
        String id = madeByAnother(Instant.now());
        List<BufferedReader> streams = new ArrayList<>();
        for (int i = 0; i < MOST_OF_ONE; i++) {
            streams.add(follow(id));
        }

        HttpResponse<String> refused = site.get("/api/v1/runs/" + id + "/events", "Accept", "text/event-stream");
        try (BufferedReader another = follow(id, UserFixtures.as(Role.ADMINISTRATOR, site.port()))) {
            assertThat(next(another).get("id").stringValue()).isEqualTo(id);
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(JsonMapper.shared().readTree(refused.body()).get("code").stringValue())
                .isEqualTo("events_busy");
        another.fails(id, "run_failed");
        for (BufferedReader stream : streams) {
            assertThat(stream.lines().filter(line -> line.startsWith("data:")))
                    .last()
                    .asString()
                    .contains("failed");
        }
        Pause.until(() -> events.size() == 0);
    }

    @Test
    void endsConnectionsAfterAWhileAndAllOfThemWithTheServer() {
        String id = madeByAnother(Instant.now());
        RunEvents own = new RunEvents(runs, new RunEvents.Limits(1, 1, Duration.ofSeconds(7)));
        try {
            SseEmitter emitter = own.follow(id, "7");

            assertThat(emitter.getTimeout()).isEqualTo(7000);
            assertThatThrownBy(() -> own.follow(id, "8"))
                    .isInstanceOfSatisfying(
                            RequestRefusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("events_busy"));
            own.close();
            assertThatThrownBy(() -> emitter.send("nothing")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> own.follow(id, "7")).isInstanceOf(RequestRefusal.class);
        } finally {
            own.close();
            runs.tell(events::changed);
            another.fails(id, "run_failed");
        }
    }

    private String madeByAnother(Instant aliveAt) {
        String id = "20261101T070000-" + "%06x".formatted(count++);
        another.makes(id, aliveAt);
        return id;
    }

    private BufferedReader follow(String id) throws IOException, InterruptedException {
        return follow(id, site);
    }

    private static BufferedReader follow(String id, Site site) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + site.port() + "/api/v1/runs/" + id + "/events"))
                .header("Cookie", site.cookies())
                .header("Accept", "text/event-stream")
                .build();
        InputStream body =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static JsonNode next(BufferedReader stream) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("data:")) {
                return json(line.substring(5));
            }
        }
        throw new IOException("the stream has ended");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}

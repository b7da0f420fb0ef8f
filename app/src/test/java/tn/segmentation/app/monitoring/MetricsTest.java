package tn.segmentation.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

/** What a monitor reads: all that the alerts and the dashboard need, and nothing of anybody. */
@WebTest
class MetricsTest {

    private static final Path DEPLOY = Path.of("..", "deploy", "monitoring");

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:segmentation|http_server|jvm|process|system|logback)_[a-z_]+\\b(?!\\.)");

    /** All that tells series of one name apart. */
    private static final Set<String> LABELS = Set.of(
            "action", "area", "cause", "folder", "gc", "id", "kind", "le", "level", "method", "pool", "result", "stage",
            "state", "status", "uri", "version");

    private final RunFixtures runs;
    private final MetricsServer metrics;
    private final Site site;
    private final Site monitor;

    MetricsTest(@Autowired RunFixtures runs, @Autowired MetricsServer metrics, @LocalServerPort int port) {
        this.runs = runs;
        this.metrics = metrics;
        this.site = UserFixtures.as(Role.VIEWER, port);
        this.monitor = new Site(metrics.port());
    }

    @Test
    void tellsHowThePlatformIs() {
        runs.publish(RunFixtures.telecom());
        site.get("/segments/S1");

        HttpResponse<String> answer = monitor.get(MetricsServer.PATH);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body().lines())
                .contains("segmentation_ready 1.0")
                .contains("segmentation_jobs{state=\"queued\"} 0.0")
                .contains("segmentation_published_run_rows{kind=\"read\"} "
                        + (double) RunFixtures.telecom().rowsRead())
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count{method=\"GET\",status=\"200\","
                        + "uri=\"/segments/{id}\"} "))
                .anyMatch(line -> line.startsWith("segmentation_folder_free_bytes{folder=\"LOGS_PATH\"} "))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""));
        runs.clear();
        assertThat(monitor.get(MetricsServer.PATH).body().lines())
                .contains("segmentation_published_run_age_seconds NaN");
    }

    @Test
    void knowsEveryNameOfTheAlertsAndOfTheDashboard() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String file :
                List.of("segmentation.rules.yml", "segmentation.rules.test.yml", "segmentation.dashboard.json")) {
            NAME.matcher(Files.readString(DEPLOY.resolve(file))).results().forEach(found -> asked.add(found.group()));
        }
        site.get("/");
        String told = monitor.get(MetricsServer.PATH).body();
        Set<String> known = told.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        // it comes with the first collection, for which a test does not wait
        known.addAll(Set.of("jvm_gc_pause_seconds_sum"));

        assertThat(asked).hasSizeGreaterThan(20).isSubsetOf(known);
    }

    @Test
    void doesNotGrowWithWhatIsAskedFor() {
        hammer(0);
        Set<String> before = series();

        for (int i = 1; i <= 40; i++) {
            hammer(i);
        }

        assertThat(series()).isEqualTo(before).hasSizeBetween(100, 3_000);
    }

    private void hammer(int i) {
        site.get("/nothing/" + i);
        site.get("/segments/" + i);
        site.get("/api/v1/runs/" + i + "/summary?run=" + i);
        site.get("/customers/2162345" + i);
        site.get("/%7Busers%7D/" + i + "%2e%2e;v=" + i);
        site.send("PROPFIND", "/");
        site.send("ODD" + i, "/segments/S1");
        site.send("ODD" + i, "/odd" + i);
        site.get("/", "X-Request-Id", "0123456789abcdef" + i);
        new Site(site.port()).get("/nobody" + i);
        new Site(site.port()).get("/api/v1/figures", "Authorization", "Bearer seg_" + i);
    }

    @Test
    void hasNoLabelButThoseOfAClosedList() {
        String told = monitor.get(MetricsServer.PATH).body();
        Set<String> labels = labels(told, name -> true, 1);
        Set<String> named = labels(told, name -> !Set.of("uri", "id", "cause").contains(name), 2);

        assertThat(labels).isSubsetOf(LABELS);
        assertThat(named).noneMatch(value -> value.contains("/"));
        for (Role role : Role.values()) {
            assertThat(named).doesNotContain(role.word());
        }
    }

    @Test
    void listensOnThisMachineAlone() throws IOException {
        for (InetAddress address : addresses()) {
            if (!address.isLoopbackAddress()) {
                try (Socket socket = new Socket()) {
                    assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, metrics.port()), 2_000))
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
        assertThat(new Site(site.port()).get(MetricsServer.PATH).statusCode()).isEqualTo(303);
        assertThat(monitor.get("/actuator/health").statusCode()).isEqualTo(404);
        assertThat(monitor.get("/").statusCode()).isEqualTo(404);
        assertThat(monitor.send("POST", MetricsServer.PATH).statusCode()).isEqualTo(405);
    }

    private static List<InetAddress> addresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList();
    }

    private Set<String> series() {
        return monitor.get(MetricsServer.PATH)
                .body()
                .lines()
                .filter(line -> line.startsWith("http_") || line.startsWith("segmentation_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labels(String told, Predicate<String> which, int group) {
        return told.lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> LABEL.matcher(line).results())
                .filter(label -> which.test(label.group(1)))
                .map(label -> label.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

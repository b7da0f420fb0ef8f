package tn.segmentation.app.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Valve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import tn.segmentation.app.job.Workload;
import tn.segmentation.app.operations.Traces;

/**
 * Tells a monitor on this machine what is measured, on a port of its own, which nobody elsewhere reaches and no proxy
 * in front of the pages leads to. Where no port is set nothing is measured.
 */
final class MetricsServer implements AutoCloseable {

    static final String PATH = "/metrics";

    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    /** One monitor asks, and somebody may look. */
    private static final int THREADS = 2;

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final @Nullable Integer port;
    private final @Nullable Metrics metrics;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** Creates a server that does not listen yet; {@code port} 0 for any free one, null for none. */
    MetricsServer(@Nullable Integer port) {
        this.port = port;
        this.metrics = port == null ? null : new Metrics();
    }

    /** Returns what measures the requests of the web application; absent where nothing is measured. */
    Optional<Valve> requestTimes() {
        return Optional.ofNullable(metrics).map(RequestTimes::new);
    }

    /**
     * Begins to tell.
     *
     * @throws PortInUseException if somebody else listens there
     */
    void begin(Vitals vitals, Workload workload) {
        if (metrics == null || port == null) {
            return;
        }
        metrics.of(vitals, workload);
        HttpServer listening;
        try {
            listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
        ExecutorService answering = Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "metrics"));
        Metrics told = metrics;
        listening.createContext("/", exchange -> answer(exchange, told));
        listening.setExecutor(answering);
        listening.start();
        server = listening;
        threads = answering;
        LOG.info(
                "metrics at http://{}:{}{}", listening.getAddress().getAddress().getHostAddress(), port(), PATH);
    }

    /** Returns the port that is listened to; 0 for none. */
    int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        if (threads != null) {
            threads.shutdown();
        }
        if (metrics != null) {
            metrics.close();
        }
    }

    private static void answer(HttpExchange exchange, Metrics metrics) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                byte[] text = metrics.scrape().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", TEXT);
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        } catch (RuntimeException e) {
            LOG.error("no metrics: {}", Traces.of(e));
        }
    }
}

package tn.segmentation.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import tn.segmentation.app.SegmentationApplication;
import tn.segmentation.app.insight.NamedRuns;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnavailableRuns;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Tokens;
import tn.segmentation.app.security.Users;
import tn.segmentation.app.state.ServerHold;

/** Starts the web application on the runs of a platform. The one class of this package that knows Spring. */
final class WebServer implements AutoCloseable {

    static final String LOOPBACK = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final ConfigurableApplicationContext context;
    private final CountDownLatch closed;
    private final ServerHold hold;

    private WebServer(ConfigurableApplicationContext context, CountDownLatch closed, ServerHold hold) {
        this.context = context;
        this.closed = closed;
        this.hold = hold;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     * @param access who may come in
     * @throws UnusablePort if somebody else listens there
     * @throws tn.segmentation.app.state.UnusableState if another server serves the same embedded database
     */
    static WebServer start(Configuration configuration, String address, int port, AccessSettings access) {
        requireFree(address, port);
        requireFreeForMetrics(configuration.metricsPort(), port);
        ServerHold hold = ServerHold.take(configuration.state());
        try {
            return start(configuration, address, port, access, hold);
        } catch (RuntimeException e) {
            hold.close();
            throw e;
        }
    }

    private static WebServer start(
            Configuration configuration, String address, int port, AccessSettings access, ServerHold hold) {
        Runs registered = Runs.open(configuration);
        hold.keepOpen();
        SegmentOffers offers = SegmentOffers.open(configuration);
        // By a source of its own: what nobody has looked at is not remembered.
        // What is going to be served is read byte by byte here already.
        CheckedRuns checked = new CheckedRuns(registered, Clock.systemUTC());
        seed(offers, source(registered, checked, configuration));
        RunSource runs = source(registered, checked, configuration);
        Users users = Users.open(configuration);
        Tokens tokens = Tokens.open(configuration);
        // Logs are already set up, by the class that the command line shares.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        CountDownLatch closed = new CountDownLatch(1);
        SpringApplication application = application(
                generic -> {
                    generic.registerBean(CheckedRuns.class, () -> checked);
                    generic.registerBean(RunSource.class, () -> new NamedRuns(runs, offers));
                    generic.registerBean(SegmentOffers.class, () -> offers);
                    generic.registerBean(Configuration.class, () -> configuration);
                    generic.registerBean(Users.class, () -> users);
                    generic.registerBean(Tokens.class, () -> tokens);
                    generic.registerBean(AccessSettings.class, () -> access);
                },
                closed);
        try {
            List<String> arguments = new ArrayList<>(List.of("--server.address=" + address, "--server.port=" + port));
            arguments.addAll(proxies(configuration));
            WebServer server = new WebServer(application.run(arguments.toArray(String[]::new)), closed, hold);
            LOG.info("serving {}", server.address());
            return server;
        } catch (RuntimeException e) {
            if (causedByPort(e)) {
                throw new UnusablePort(address, port);
            }
            throw e;
        }
    }

    /** Returns the application with what is made before it, which tells when it is closed. */
    private static SpringApplication application(Consumer<GenericApplicationContext> made, CountDownLatch closed) {
        return new SpringApplicationBuilder(SegmentationApplication.class)
                .properties(Map.of("spring.main.log-startup-info", "false"))
                .initializers(context -> {
                    if (context instanceof GenericApplicationContext generic) {
                        made.accept(generic);
                    }
                })
                .listeners(event -> {
                    if (event instanceof ContextClosedEvent) {
                        closed.countDown();
                    }
                })
                .build();
    }

    private static RunSource source(Runs runs, CheckedRuns checked, Configuration configuration) {
        return new RegisteredRuns(runs, checked, SmallCells.of(configuration));
    }

    /** A run that was published by a version that kept no offers has some all the same. */
    private static void seed(SegmentOffers offers, RunSource runs) {
        try {
            runs.published().ifPresent(run -> offers.seed(OfferContent.of(run.summary()), run.publishedAt()));
        } catch (UnavailableRuns e) {
            LOG.warn("the offers of the published run are not kept yet: {}", e.getMessage());
        }
    }

    /** Without a proxy that is known, what a request says of where it comes from is not believed. */
    private static List<String> proxies(Configuration configuration) {
        return configuration.trustedProxies().isEmpty()
                ? List.of()
                : List.of(
                        "--server.forward-headers-strategy=native",
                        "--server.tomcat.remoteip.internal-proxies="
                                + configuration.trustedProxies().stream()
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining("|")));
    }

    /** Returns the address of the first page. */
    String address() {
        String host = context.getEnvironment().getProperty("server.address", LOOPBACK);
        String port = context.getEnvironment().getProperty("local.server.port", "");
        return Links.address(host, port);
    }

    /** Waits until somebody stops the server. */
    void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        context.close();
        hold.close();
    }

    /** A look beforehand spares the seconds that the application needs to find out, and its long report. */
    static void requireFree(String address, int port) {
        if (!isFree(address, port)) {
            throw new UnusablePort(address, port);
        }
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireFreeForMetrics(@Nullable Integer port, int other) {
        if (port != null && port != 0 && (port == other || !isFree(LOOPBACK, port))) {
            throw UnusablePort.ofMetrics(port);
        }
    }

    private static boolean causedByPort(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return true;
            }
        }
        return false;
    }
}

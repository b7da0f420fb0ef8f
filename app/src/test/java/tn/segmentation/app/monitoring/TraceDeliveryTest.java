package tn.segmentation.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.HandClock;
import tn.segmentation.app.OtlpCollector;

/** That a collector is away is a line of the log, not one for each trace. */
class TraceDeliveryTest {

    private static final long PATIENCE = 30;

    private final HandClock clock = HandClock.at(Instant.parse("2026-11-01T12:00:00Z"));
    private final Logger logger = (Logger) LoggerFactory.getLogger(TraceDelivery.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listens() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listensNoMore() {
        logger.detachAppender(log);
    }

    @Test
    void saysOnceThatACollectorRefusesAndAgainAfterAWhileAndThatItTakes() {
        try (OtlpCollector collector = new OtlpCollector()) {
            String address = collector.address() + "/v1/traces";
            SdkTracerProvider program = program(address);
            collector.answer(404);
            tell(program, 3);
            clock.pass(Duration.ofMinutes(9));
            tell(program, 2);
            assertThat(said()).containsExactly("WARN traces are not delivered to " + address + ": HTTP 404");

            clock.pass(Duration.ofMinutes(1));
            tell(program, 2);
            collector.answer(200);
            tell(program, 2);

            assertThat(said())
                    .containsExactly(
                            "WARN traces are not delivered to " + address + ": HTTP 404",
                            "WARN traces are not delivered to " + address + ": HTTP 404",
                            "INFO traces are delivered to " + address + " again");
            assertThat(collector.spans()).hasSize(2);
        }
    }

    @Test
    void saysWhatFailsWhereNobodyAnswers() {
        String address = nobody();

        tell(program(address), 1);

        assertThat(said()).containsExactly("WARN traces are not delivered to " + address + ": ConnectException");
    }

    private static String nobody() {
        try (OtlpCollector gone = new OtlpCollector()) {
            return gone.address();
        }
    }

    /** A program whose spans are delivered one by one, and once. */
    private SdkTracerProvider program(String address) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(address)
                .setRetryPolicy(null)
                .build();
        return SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new TraceDelivery(exporter, URI.create(address), clock)))
                .build();
    }

    private static void tell(SdkTracerProvider program, int spans) {
        for (int i = 0; i < spans; i++) {
            program.get("test").spanBuilder("test").startSpan().end();
            assertThat(program.forceFlush().join(PATIENCE, TimeUnit.SECONDS).isDone())
                    .isTrue();
        }
    }

    private List<String> said() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}

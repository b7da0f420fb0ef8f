package tn.segmentation.app.monitoring;

import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands traces on, and says in the log that they are not taken: once, and again after a while, not for each. */
final class TraceDelivery implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(TraceDelivery.class);

    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final SpanExporter exporter;
    private final URI collector;
    private final Clock clock;
    private Instant warnedAt = Instant.MIN;
    private boolean isAway;

    TraceDelivery(SpanExporter exporter, URI collector, Clock clock) {
        this.exporter = exporter;
        this.collector = collector;
        this.clock = clock;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> heard(result));
    }

    private synchronized void heard(CompletableResultCode result) {
        if (result.isSuccess()) {
            if (isAway) {
                LOG.info("traces are delivered to {} again", collector);
            }
            isAway = false;
        } else if (Duration.between(warnedAt, clock.instant()).compareTo(SILENCE) >= 0) {
            warnedAt = clock.instant();
            isAway = true;
            LOG.warn("traces are not delivered to {}: {}", collector, reason(result.getFailureThrowable()));
        }
    }

    /** The status of an answer, whatever else it says; else what failed, without what the library has put around it. */
    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof HttpExportException refused && refused.getResponse() != null) {
            return "HTTP " + refused.getResponse().getStatusCode();
        }
        @Nullable Throwable cause = failure;
        while (cause != null && cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause == null ? "-" : cause.getClass().getSimpleName();
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}

package tn.segmentation.app.monitoring;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Valve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.TraceCollector;
import tn.segmentation.app.run.Version;

/**
 * Traces for a collector that speaks OTLP. Nobody waits for it: what is to be told lies in a list of limited length,
 * from which one thread takes; what does not fit is forgotten.
 */
final class CollectedTraces implements Tracing {

    private static final Logger LOG = LoggerFactory.getLogger(CollectedTraces.class);

    /** What a collector calls this program. */
    private static final String NAME = "segmentation";

    /** Spans that wait for the collector; each takes about a kilobyte. */
    private static final int MOST_WAITING = 2_048;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A collector that is just started again is there after a second or two. */
    private static final int TRIES = 3;

    /** How long a collector may take to say that it has heard. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long the end of the server waits for that. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final List<String> proxies;

    private CollectedTraces(SdkTracerProvider provider, List<String> proxies) {
        this.provider = provider;
        this.tracer = provider.get(NAME, Version.current());
        this.proxies = proxies;
    }

    static CollectedTraces of(Configuration configuration, TraceCollector collector) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(process(configuration.stage()))))
                .setSampler(Sampler.parentBased(new SampledRequests(collector.share())))
                .addSpanProcessor(delivery(collector))
                .build();
        LOG.info("traces go to {}, of {} of the requests", collector.address(), collector.share());
        return new CollectedTraces(provider, configuration.trustedProxies());
    }

    private static SpanProcessor delivery(TraceCollector collector) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.address().toString())
                .setConnectTimeout(PATIENCE)
                .setTimeout(PATIENCE)
                .setRetryPolicy(RetryPolicy.builder().setMaxAttempts(TRIES).build())
                .setMeterProvider(MeterProvider.noop())
                .build();
        return BatchSpanProcessor.builder(new TraceDelivery(exporter, collector.address(), Clock.systemUTC()))
                .setScheduleDelay(PAUSE)
                .setMaxQueueSize(MOST_WAITING)
                .build();
    }

    /** What tells servers apart; the id is of chance, and says nothing of the machine. */
    private static Attributes process(Configuration.AppStage stage) {
        return Attributes.builder()
                .put("service.name", NAME)
                .put("service.version", Version.current())
                .put("service.instance.id", UUID.randomUUID().toString())
                .put("deployment.environment.name", stage.name().toLowerCase(Locale.ROOT))
                .build();
    }

    @Override
    public Optional<Valve> requests() {
        return Optional.of(new TracedRequests(tracer, proxies));
    }

    @Override
    public Watched begins(String command, @Nullable String run) {
        Span span = tracer.spanBuilder(command)
                .setAttribute(TracedCommand.COMMAND, command)
                .startSpan();
        if (run != null) {
            span.setAttribute(AttributeKey.stringKey("segmentation.run"), run);
        }
        return new TracedCommand(span);
    }

    @Override
    public void close() {
        provider.shutdown().join(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }
}

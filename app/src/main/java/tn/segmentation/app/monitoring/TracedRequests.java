package tn.segmentation.app.monitoring;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tn.segmentation.app.operations.RequestId;
import tn.segmentation.app.operations.TraceId;
import tn.segmentation.app.security.RouteName;

/**
 * Follows each request to the end of its answer, be it that this goes on later. What is told of it is its route, its
 * status and its id: nothing that somebody typed, and nobody who asked.
 */
final class TracedRequests extends ValveBase {

    private static final String SPAN = TracedRequests.class.getName();

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> ID = AttributeKey.stringKey(RequestId.KEY);

    private static final Set<String> METHODS =
            Stream.of(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    /** What the convention calls a method that a server does not know, as attribute and in a name. */
    private static final String OTHER_METHOD = "_OTHER";

    private static final String ANY_METHOD = "HTTP";

    private static final int SERVER_ERROR = 500;

    private final Tracer tracer;
    private final List<String> proxies;

    /** Creates a valve; {@code proxies} are believed when they say which trace a request is a part of. */
    TracedRequests(Tracer tracer, List<String> proxies) {
        super(true);
        this.tracer = tracer;
        this.proxies = proxies;
    }

    /** The scope is there to be closed. */
    @SuppressWarnings("try")
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Span span = request.getAttribute(SPAN) instanceof Span begun ? begun : begin(request);
        request.setAttribute(SPAN, span);
        SpanContext trace = span.getSpanContext();
        if (trace.isSampled()) {
            TraceId.begin(trace.getTraceId());
        }
        try (Scope scope = span.makeCurrent()) {
            getNext().invoke(request, response);
        } finally {
            TraceId.end();
            if (!request.isAsync()) {
                end(span, response.getStatus());
            }
        }
    }

    private Span begin(Request request) {
        String asked = String.valueOf(request.getMethod());
        boolean isKnown = METHODS.contains(asked);
        String name = isKnown ? asked : ANY_METHOD;
        String route =
                RouteName.of(asked, String.valueOf(request.getRequestURI())).pattern();
        boolean isRoute = !route.equals(RouteName.OTHER);
        SpanBuilder span = tracer.spanBuilder(isRoute ? name + " " + route : name)
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent(request))
                .setAttribute(METHOD, isKnown ? asked : OTHER_METHOD);
        if (isRoute) {
            span.setAttribute(ROUTE, route);
        }
        String id = RequestId.current();
        if (id != null) {
            span.setAttribute(ID, id);
        }
        return span.startSpan();
    }

    private static void end(Span span, int status) {
        span.setAttribute(STATUS, (long) status);
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ERROR, Integer.toString(status));
        }
        span.end();
    }

    /**
     * Whoever asks by himself begins a trace of his own; else he could have each of his requests told. Who speaks to
     * this server is looked at, not whom that one speaks for.
     */
    private Context parent(Request request) {
        return proxies.contains(request.getPeerAddr())
                ? W3CTraceContextPropagator.getInstance().extract(Context.root(), request, Parent.HEADER)
                : Context.root();
    }

    /** The one header that is read: what else proxies say of a trace could be anything. */
    private enum Parent implements TextMapGetter<Request> {
        HEADER;

        private static final String NAME = "traceparent";

        @Override
        public Iterable<String> keys(Request request) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable Request request, String key) {
            return request != null && key.equals(NAME) ? request.getHeader(NAME) : null;
        }
    }
}

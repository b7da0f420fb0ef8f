package tn.segmentation.app.monitoring;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import tn.segmentation.app.security.RouteName;

/**
 * Measures how long each answer takes, also one that is given before any filter. An answer that goes on later is
 * measured to its end.
 */
final class RequestTimes extends ValveBase {

    private static final String BEGUN = RequestTimes.class.getName();

    private final Metrics metrics;

    RequestTimes(Metrics metrics) {
        super(true);
        this.metrics = metrics;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!(request.getAttribute(BEGUN) instanceof Long)) {
            request.setAttribute(BEGUN, System.nanoTime());
        }
        try {
            getNext().invoke(request, response);
        } finally {
            if (!request.isAsync() && request.getAttribute(BEGUN) instanceof Long begun) {
                metrics.answered(
                        RouteName.of(String.valueOf(request.getMethod()), String.valueOf(request.getRequestURI())),
                        response.getStatus(),
                        Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }
}

package tn.segmentation.app.insight;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tn.segmentation.store.run.RunSummary;

/**
 * Gives answers that are about nothing but the published run once more as they were given, until another run is
 * published or its segments are called something else. It stands behind everything that decides who may ask, and asks
 * at each request which run it is; what is kept is the text alone. Safe for use by many threads.
 */
final class KeptAnswers extends OncePerRequestFilter {

    /** The paths of which, with nothing else in the address, the published run alone says what is answered. */
    static final Set<String> PATHS = Set.of(
            "/api/cluster_distribution",
            "/api/feature_importance",
            "/api/cluster_profiles",
            "/api/segment_details",
            "/api/v1/segments");

    private static final Set<String> ACCEPTED = Set.of("*/*", MediaType.APPLICATION_JSON_VALUE);

    private final RunSource runs;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** An answer, and what it says something of. */
    private static final class Answer {

        private final RunSummary run;
        private final byte[] text;

        Answer(RunSummary run, byte[] text) {
            this.run = run;
            this.text = text;
        }

        /**
         * What is the same run with the same names is the same object; to compare what stands in it would take long.
         */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(RunSummary other) {
            return run == other;
        }
    }

    KeptAnswers(RunSource runs) {
        this.runs = runs;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RunSummary run = isPlain(request) ? published() : null;
        if (run == null) {
            chain.doFilter(request, response);
            return;
        }
        Answer known = answers.get(request.getRequestURI());
        if (known != null && known.isOf(run)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(known.text.length);
            response.getOutputStream().write(known.text);
            return;
        }
        ContentCachingResponseWrapper heard = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, heard);
        boolean isJson = MediaType.APPLICATION_JSON_VALUE.equals(heard.getContentType());
        if (heard.getStatus() == HttpServletResponse.SC_OK && isJson) {
            answers.put(request.getRequestURI(), new Answer(run, heard.getContentAsByteArray()));
        }
        heard.copyBodyToResponse();
    }

    private static boolean isPlain(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && request.getQueryString() == null
                && PATHS.contains(request.getRequestURI())
                && (accept == null || ACCEPTED.contains(accept));
    }

    /** Why there is none is for the answer itself to say. */
    private @Nullable RunSummary published() {
        try {
            return runs.published().map(PublishedRun::summary).orElse(null);
        } catch (UnavailableRuns e) {
            return null;
        }
    }
}

package tn.segmentation.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.state.UnusableState;

/**
 * No audit, no act: what the table of routes names an act is written down before it is done where it changes something,
 * and before the first byte of the answer leaves in any case. Where that cannot be written, nothing is done, or nothing
 * of it leaves, and who asked is told so. Handlers say to {@link OpenAct#current} what it is about.
 */
final class AuditedRequests extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AuditedRequests.class);

    private final Audit audit;

    AuditedRequests(Audit audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Act> act = Routes.of(request).map(Route::act);
        if (act.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        OpenAct open = OpenAct.of(audit, act.get(), actor(request));
        if (act.get().isChange()) {
            try {
                open.begin();
            } catch (UnusableState e) {
                refuse(request, response, act.get(), e);
                return;
            }
        }
        OpenAct.answer(open);
        try {
            answer(request, response, open, chain);
        } finally {
            OpenAct.answer(null);
        }
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, OpenAct open, FilterChain chain)
            throws ServletException, IOException {
        Map<String, List<String>> before = headers(response);
        AuditedAnswer answer = new AuditedAnswer(response, open);
        try {
            chain.doFilter(request, answer);
            answer.end();
        } catch (ServletException | IOException | RuntimeException e) {
            if (answer.unwritten().isEmpty()) {
                answer.fail();
                throw e;
            }
        }
        if (answer.unwritten().isPresent()) {
            // Whatever was going to leave is taken back, its headers too.
            response.reset();
            before.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            refuse(request, response, open.act(), answer.unwritten().get());
        }
    }

    private static Map<String, List<String>> headers(HttpServletResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.getHeaderNames().forEach(name -> headers.put(name, new ArrayList<>(response.getHeaders(name))));
        return headers;
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Act act, UnusableState cause)
            throws IOException {
        LOG.error("{} is refused, for it cannot be written into the audit: {}", act.word(), cause.getMessage());
        AuditOutage.mark(request);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** Returns who asks; a program is who its token says, whatever cookies come with it. */
    static Actor actor(HttpServletRequest request) {
        String prefix = Bearer.key(request).isPresent() ? Actor.PROGRAM : "";
        String name =
                SignedIn.current().map(signedIn -> prefix + signedIn.name()).orElse("");
        return new Actor(name, request.getRemoteAddr());
    }
}

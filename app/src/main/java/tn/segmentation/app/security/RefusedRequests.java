package tn.segmentation.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * What somebody is told whose request is not allowed. Who is not signed in is asked to: people by the page, programs by
 * 401, whether or not there is what they ask for. Who is, learns whether it is not there, not by that method, or not
 * for him.
 */
final class RefusedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RequestCache wishes;
    private final AccessSettings settings;
    private final AuditedRefusals refusals;

    RefusedRequests(RequestCache wishes, AccessSettings settings, AuditedRefusals refusals) {
        this.wishes = wishes;
        this.settings = settings;
        this.refusals = refusals;
    }

    /** Nobody is signed in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean isKnown =
                Routes.at(request).stream().anyMatch(route -> route.permission().allows(null, settings));
        if (isKnown) {
            refuse(request, response);
        } else if (Programs.ask(request)) {
            String fault = Bearer.key(request).isPresent() ? " error=\"invalid_token\"" : "";
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Bearer.SCHEME + fault);
            refusals.add(request, HttpServletResponse.SC_UNAUTHORIZED);
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            if (Routes.of(request).filter(Route::isForReading).isPresent()) {
                wishes.saveRequest(request, response);
            }
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, "/sign-in");
        }
    }

    /** Somebody is signed in but may not, or a form did not come from our page. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (SignedIn.current().isEmpty()) {
            commence(request, response, new InsufficientAuthenticationException("nobody is signed in", failure));
        } else {
            refuse(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Route> routes = Routes.at(request).stream()
                .filter(route -> route.permission() != Permission.NOBODY)
                .toList();
        if (routes.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (routes.stream().noneMatch(route -> route.takes(request.getMethod()))) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods(routes)));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            refusals.add(request, HttpServletResponse.SC_FORBIDDEN);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static Set<String> methods(List<Route> routes) {
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            methods.add(route.method().name());
            if (route.isForReading()) {
                methods.add(HttpMethod.HEAD.name());
            }
        }
        return methods;
    }
}

package tn.segmentation.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Allows what the table of routes allows, and nothing that a page of another site makes a browser ask for. */
final class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    /** What browsers say of a request of our own pages, and of an address that somebody typed. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final AccessSettings settings;

    RouteAuthorization(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        @Nullable
        Role role = SignedIn.of(authentication.get()).map(SignedIn::role).orElse(null);
        return new AuthorizationDecision(Routes.of(request)
                .filter(route -> route.permission().allows(role, settings))
                .filter(route -> route.isForReading() || !isForeign(request))
                .isPresent());
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OURS.contains(site);
    }
}

package tn.segmentation.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import tn.segmentation.app.language.Language;

/**
 * Who asks.
 *
 * @param id of the account
 * @param name of the account
 * @param role that it has at this request
 * @param sessionEpoch of the account when the session began
 * @param since when the session began
 * @param language that the account has chosen; null for none, and for a program
 */
public record SignedIn(
        String id,
        String name,
        Role role,
        long sessionEpoch,
        Instant since,
        @Nullable Language language) implements Principal, Serializable {

    /** Returns an account as it is now, in a session that began then. */
    static SignedIn as(Account account, Instant since) {
        return new SignedIn(
                account.id(), account.name(), account.role(), account.sessionEpoch(), since, account.language());
    }

    @Override
    public String getName() {
        return name;
    }

    /** Returns who asks for what this thread answers; nothing for who is not signed in. */
    public static Optional<SignedIn> current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<SignedIn> of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /** Makes this thread answer somebody, or nobody; returns what says so. */
    static SecurityContext answer(Optional<SignedIn> who) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        who.ifPresent(signedIn -> context.setAuthentication(signedIn.authentication()));
        SecurityContextHolder.setContext(context);
        return context;
    }

    /** Ends the session that a request belongs to, if there is one. */
    static void endSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, AuthorityUtils.createAuthorityList(role.name()));
    }
}

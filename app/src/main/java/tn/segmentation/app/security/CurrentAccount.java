package tn.segmentation.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import tn.segmentation.app.state.UnusableState;

/**
 * Looks at each request whether the account of the session still is what it was: its role counts as it is now, and a
 * session ends with its account, with a new password, and after a day's work. A token of a program counts for its
 * request.
 */
final class CurrentAccount extends OncePerRequestFilter {

    /** ASVS 5.0.0, 7.3.2. */
    private static final Duration LONGEST = Duration.ofHours(8);

    private final Users users;
    private final Tokens tokens;
    private final AccessSettings settings;
    private final Clock clock;

    CurrentAccount(Users users, Tokens tokens, AccessSettings settings, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> key = Bearer.key(request);
        Optional<SignedIn> before = SignedIn.current();
        if (key.isPresent() || before.isPresent()) {
            try {
                if (key.isPresent()) {
                    // A program is who its token says, whatever cookies come with it.
                    SignedIn.answer(key.flatMap(this::program));
                } else {
                    continueAs(request, before.flatMap(this::now));
                }
            } catch (UnusableState e) {
                // Nobody can tell any more who this is; what everyone may see can be shown all the same.
                if (Routes.of(request)
                        .filter(route -> route.permission().allows(null, settings))
                        .isEmpty()) {
                    response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                    return;
                }
                SignedIn.answer(Optional.empty());
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<SignedIn> now(SignedIn before) {
        return users.find(before.id())
                .filter(account -> !account.isDisabled() && account.sessionEpoch() == before.sessionEpoch())
                .filter(account -> Terms.isWithin(before.since(), LONGEST, clock.instant()))
                .map(account -> SignedIn.as(account, before.since()));
    }

    private Optional<SignedIn> program(String key) {
        Instant now = clock.instant();
        return tokens.find(key, now).map(token -> new SignedIn(token.id(), token.name(), token.role(), 0, now, null));
    }

    private static void continueAs(HttpServletRequest request, Optional<SignedIn> now) {
        if (now.isEmpty()) {
            SignedIn.endSession(request);
        }
        SignedIn.answer(now);
    }
}

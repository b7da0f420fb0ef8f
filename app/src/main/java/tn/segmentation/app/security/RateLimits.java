package tn.segmentation.app.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often somebody may ask: a user or a program in all and for what takes long, an address before anybody has signed
 * in, and much less often for guesses of a password or a key, of which only those count that are wrong. Guesses are
 * counted by address and name together too, so that whoever guesses shuts out nobody elsewhere.
 */
final class RateLimits extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

    /** Whoever could make as many buckets as he likes would fill the memory: the one that rested longest goes first. */
    private static final int MOST_BUCKETS = 20_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration GUESSING = Duration.ofMinutes(10);

    /** Of the requests of a user: what addresses have of which nobody is signed in, and what takes long. */
    private static final int UNKNOWN_PART = 4;

    private static final int HEAVY_PART = 40;

    /** Of the guesses of an address: those of one name. */
    private static final int NAME_PART = 4;

    private final AccessSettings.Limits limits;
    private final TimeMeter time;
    private final ObjIntConsumer<HttpServletRequest> refusals;
    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_BUCKETS;
        }
    });

    /** Makes them; {@code refusals} hear of each request that is refused, and with which status. */
    RateLimits(AccessSettings.Limits limits, TimeMeter time, ObjIntConsumer<HttpServletRequest> refusals) {
        this.limits = limits;
        this.time = time;
        this.refusals = refusals;
    }

    /** A limit that a request comes under. */
    private record Limit(String policy, String whose, long quota, Duration window) {

        String key() {
            return policy + " " + whose;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Route> route = Routes.of(request);
        boolean isGuess = route.filter(Route::isGuess).isPresent();
        List<Limit> under = isGuess ? guesses(request) : asked(request, route);
        List<Bucket> taken = new ArrayList<>();
        for (Limit limit : under) {
            Bucket bucket = buckets.computeIfAbsent(limit.key(), key -> bucket(limit));
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(other -> other.addTokens(1));
                refuse(request, response, limit, probe);
                return;
            }
            taken.add(bucket);
            say(response, limit, probe);
        }
        chain.doFilter(request, response);
        boolean isRight = response.getStatus() == HttpStatus.SEE_OTHER.value();
        if (isGuess && isRight) {
            taken.forEach(bucket -> bucket.addTokens(1));
        }
    }

    private List<Limit> guesses(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String type = String.valueOf(request.getContentType());
        Limit ofAddress = new Limit("guess", address, limits.guesses(), GUESSING);
        if (HttpMethod.GET.matches(request.getMethod())) {
            // Whom a provider sends back brings no name.
            return List.of(ofAddress);
        }
        // Any other body is not for these routes, and could be a large one.
        boolean isForm = type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        String name = isForm ? String.valueOf(request.getParameter("name")).toLowerCase(Locale.ROOT) : "";
        return List.of(
                ofAddress,
                new Limit(
                        "guess-name",
                        address + " " + Secret.digest(name),
                        part(limits.guesses(), NAME_PART),
                        GUESSING));
    }

    private List<Limit> asked(HttpServletRequest request, Optional<Route> route) {
        boolean isFree = limits.requests() == 0 || route.filter(Route::isFile).isPresent();
        if (isFree) {
            return List.of();
        }
        Optional<String> user = SignedIn.current().map(SignedIn::id);
        List<Limit> limit = new ArrayList<>();
        limit.add(
                user.isPresent()
                        ? new Limit("user", user.get(), limits.requests(), MINUTE)
                        : new Limit("address", request.getRemoteAddr(), part(limits.requests(), UNKNOWN_PART), MINUTE));
        if (route.filter(Route::isHeavy).isPresent()) {
            limit.add(new Limit(
                    "heavy", user.orElse(request.getRemoteAddr()), part(limits.requests(), HEAVY_PART), MINUTE));
        }
        return limit;
    }

    private static long part(int whole, int part) {
        return Math.max(1, whole / part);
    }

    private Bucket bucket(Limit limit) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth -> bandwidth.capacity(limit.quota()).refillGreedy(limit.quota(), limit.window()))
                .build();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Limit limit, ConsumptionProbe probe)
            throws IOException {
        say(response, limit, probe);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(probe.getNanosToWaitForRefill())));
        // An address stands in the log for an operator to act on; names may be passwords.
        LOG.warn("too many requests ({}) of {}", limit.policy(), request.getRemoteAddr());
        refusals.accept(request, HttpStatus.TOO_MANY_REQUESTS.value());
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    /** As the draft of the IETF on RateLimit headers writes it; the narrowest limit stands last. */
    private static void say(HttpServletResponse response, Limit limit, ConsumptionProbe probe) {
        String policy = "\"" + limit.policy() + "\"";
        response.setHeader(
                "RateLimit-Policy",
                policy + ";q=" + limit.quota() + ";w=" + limit.window().toSeconds());
        response.setHeader(
                "RateLimit",
                policy + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, (nanos + 999_999_999) / 1_000_000_000);
    }
}

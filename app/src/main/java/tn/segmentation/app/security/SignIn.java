package tn.segmentation.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.security.Users.Known;

/** Lets people in, by a password or by the key of a link itself, and out again. */
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    /** What a session keeps the address under at which a provider ends its own. */
    private static final String FAREWELL = SignIn.class.getName() + ".farewell";

    private final Users users;
    private final AccessSettings settings;
    private final Clock clock;
    private final Sessions sessions;
    private final Passwords passwords = new Passwords();

    /** How sessions are kept. */
    record Sessions(SecurityContextRepository contexts, SessionAuthenticationStrategy renewal, RequestCache wishes) {}

    SignIn(Users users, AccessSettings settings, Clock clock, Sessions sessions) {
        this.users = users;
        this.settings = settings;
        this.clock = clock;
        this.sessions = sessions;
    }

    /**
     * A request, and what becomes of it.
     *
     * @param request that brings the password or the key
     * @param response that will bring the cookie
     */
    public record Exchange(HttpServletRequest request, HttpServletResponse response) {}

    /** What became of a key. */
    public enum Entry {
        /** Somebody is signed in. */
        ENTERED,
        /** The key was used, is too old or never was. */
        VOID,
        /** The password is too short. */
        SHORT,
        /** The password is too long. */
        LONG,
        /** The password is easily guessed. */
        GUESSABLE
    }

    /**
     * Signs in by name and password.
     *
     * @return whether somebody is signed in now; that one is not says nothing of whether there is such a name
     */
    public boolean withPassword(String name, String password, Exchange exchange) {
        Optional<Known> known = users.named(name);
        // What was typed is neither logged nor kept: a password ends up in the field of the name now and then.
        known.ifPresent(k -> OpenAct.current().about(k.account().name()));
        boolean isRight = passwords.match(password, known.map(Known::hash).orElse(null));
        Optional<Account> account = known.map(Known::account).filter(a -> isRight && !a.isDisabled());
        if (account.isEmpty()) {
            LOG.warn(
                    "sign-in refused for {}", known.map(k -> k.account().name()).orElse("an unknown name"));
            return false;
        }
        known.map(Known::hash)
                .filter(passwords::isOld)
                .ifPresent(hash -> users.rehash(account.get(), passwords.hash(password)));
        enter(account.get(), exchange);
        return true;
    }

    /** Signs in by the key of a link: that of a demonstration, or an invitation, which takes the password to be. */
    public Entry withKey(String key, String password, Exchange exchange) {
        if (isDemo(key)) {
            Account demo = users.ensure(AccessSettings.DEMO_USER, Role.ADMINISTRATOR, clock.instant());
            if (demo.isDisabled()) {
                return Entry.VOID;
            }
            enter(demo, exchange);
            return Entry.ENTERED;
        }
        Optional<Account> invited = users.invited(key, clock.instant());
        if (invited.isEmpty()) {
            LOG.warn("sign-in refused for a link that is void");
            return Entry.VOID;
        }
        OpenAct.current().about(invited.get().name());
        Optional<Entry> objection = passwords.objection(password, invited.get().name());
        if (objection.isPresent()) {
            return objection.get();
        }
        Optional<Account> redeemed = users.redeem(key, passwords.hash(password), clock.instant());
        redeemed.ifPresent(account -> enter(account, exchange));
        return redeemed.isPresent() ? Entry.ENTERED : Entry.VOID;
    }

    /**
     * Returns the link that brings a key: browsers send to no server what stands behind the #.
     *
     * @param address of the web application, with a slash at the end
     */
    public static String link(String address, String key) {
        return address + "welcome#" + key;
    }

    /**
     * Ends the session.
     *
     * @return where the provider ends its own by which somebody has signed in; nothing where there is none
     */
    public Optional<URI> out(Exchange exchange) {
        SignedIn.current().ifPresent(signedIn -> LOG.info("{} signed out", signedIn.name()));
        HttpSession session = exchange.request().getSession(false);
        Optional<URI> farewell = Optional.ofNullable(session).map(kept -> (URI) kept.getAttribute(FAREWELL));
        SignedIn.endSession(exchange.request());
        SignedIn.answer(Optional.empty());
        return farewell;
    }

    /**
     * Returns the path of the page that was asked for before somebody had to sign in, else of the first; forgets it.
     */
    public String wish(Exchange exchange) {
        SavedRequest wish = sessions.wishes().getRequest(exchange.request(), exchange.response());
        sessions.wishes().removeRequest(exchange.request(), exchange.response());
        if (wish == null) {
            return "/";
        }
        // It comes from a cookie: only a path of our own is followed.
        URI asked = URI.create(wish.getRedirectUrl());
        String path = asked.getRawPath();
        boolean isOurs = path != null && path.startsWith("/") && !path.startsWith("//");
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return isOurs ? path + query : "/";
    }

    private boolean isDemo(String key) {
        String demo = settings.demoKey();
        return demo != null && Secret.isSame(demo, key);
    }

    /** Lets somebody in whom a provider knows, and keeps where it says goodbye; null for nowhere. */
    void withProvider(Account account, @Nullable URI farewell, Exchange exchange) {
        enter(account, exchange);
        exchange.request().getSession().setAttribute(FAREWELL, farewell);
    }

    /** Always in a new session: an attacker may know the one before. */
    private void enter(Account account, Exchange exchange) {
        SignedIn.endSession(exchange.request());
        SignedIn who = SignedIn.as(account, clock.instant());
        sessions.renewal().onAuthentication(who.authentication(), exchange.request(), exchange.response());
        sessions.contexts().saveContext(SignedIn.answer(Optional.of(who)), exchange.request(), exchange.response());
        OpenAct.current().about(account.name()).by(account.name());
        LOG.info("{} signed in", account.name());
    }
}

package tn.segmentation.app.security;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.security.AccessSettings.Cookies;

/**
 * Puts together what decides about a request: {@link Routes} says who may do what, {@link CurrentAccount} who asks,
 * {@link RefusedRequests} what whoever may not is told, {@link AuditedRequests} what is kept, {@link SecurityHeaders}
 * what browsers may do with an answer.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private final AccessSettings settings;
    private final Audit audit;

    WebSecurity(AccessSettings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    @Bean
    SecurityFilterChain webSecurityFilterChain(
            HttpSecurity http,
            Users users,
            Tokens tokens,
            Clock clock,
            RequestCache wishes,
            CsrfTokenRepository proofs) {
        CurrentAccount current = new CurrentAccount(users, tokens, settings, clock);
        AuditedRefusals refusals = new AuditedRefusals(audit, settings.limits().guesses(), TimeMeter.SYSTEM_NANOTIME);
        RefusedRequests refused = new RefusedRequests(wishes, settings, refusals);
        // An answer that goes on later was allowed when it began.
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(new RouteAuthorization(settings)))
                .addFilterBefore(current, AnonymousAuthenticationFilter.class)
                .addFilterAfter(
                        new RateLimits(settings.limits(), TimeMeter.SYSTEM_NANOTIME, refusals::add),
                        CurrentAccount.class)
                .addFilterAfter(new AuditedRequests(audit), AuthorizationFilter.class)
                .securityContext(
                        contexts -> contexts.securityContextRepository(new HttpSessionSecurityContextRepository()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .csrf(csrf -> csrf.csrfTokenRepository(proofs)
                        .csrfTokenRequestHandler(new FormTokens())
                        .requireCsrfProtectionMatcher(changing()))
                .requestCache(cache -> cache.requestCache(wishes))
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> securityHeaders() {
        return server -> server.addEngineValves(new SecurityHeaders());
    }

    @Bean
    SignIn signIn(Users users, Clock clock, RequestCache wishes, CsrfTokenRepository proofs) {
        SignIn.Sessions sessions = new SignIn.Sessions(
                new HttpSessionSecurityContextRepository(), new CsrfAuthenticationStrategy(proofs), wishes);
        return new SignIn(users, settings, clock, sessions);
    }

    @Bean
    ProviderSignIn providerSignIn(Users users, Clock clock, SignIn signIn) {
        return new ProviderSignIn(users, settings, clock, signIn);
    }

    /** The page that somebody wanted before signing in, kept in a cookie: who is not signed in has no session. */
    @Bean
    RequestCache wishes() {
        CookieRequestCache wishes = new CookieRequestCache();
        wishes.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        return wishes;
    }

    @Bean
    CsrfTokenRepository proofs() {
        CookieCsrfTokenRepository proofs = new CookieCsrfTokenRepository();
        proofs.setCookieName(settings.cookie("csrf"));
        proofs.setHeaderName("X-CSRF-TOKEN");
        proofs.setCookiePath("/");
        proofs.setCookieCustomizer(cookie ->
                cookie.httpOnly(true).secure(settings.cookies() == Cookies.TLS).sameSite("Strict"));
        return proofs;
    }

    @Bean
    ServletContextInitializer sessionCookie() {
        return context -> {
            context.getSessionCookieConfig().setName(settings.cookie("session"));
            context.getSessionCookieConfig().setSecure(settings.cookies() == Cookies.TLS);
        };
    }

    /**
     * What no route takes is refused anyway, and says better why. Nobody can make the browser of somebody else send a
     * token, as it sends cookies.
     */
    private static RequestMatcher changing() {
        return request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && Routes.of(request).isPresent()
                && Bearer.key(request).isEmpty();
    }
}

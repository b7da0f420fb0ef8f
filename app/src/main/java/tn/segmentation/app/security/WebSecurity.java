package tn.segmentation.app.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Reading is open, and so is bringing a file, saying something about it and segmenting it; everything else is refused;
 * every answer, errors too, carries the headers that bind the browser.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    /**
     * Everything from here, nothing inline. The chart library adds one empty style element, which the hash of the empty
     * text allows, and style attributes to what it draws.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'");

    private static final String PERMISSIONS_POLICY = String.join(
            ", ",
            "camera=()",
            "microphone=()",
            "geolocation=()",
            "payment=()",
            "usb=()",
            "display-capture=()",
            "browsing-topics=()");

    private static final String FILES = "/api/v1/datasets";
    private static final String ANSWERS = "/api/v1/datasets/*/answers";
    private static final String RUNS = "/api/v1/runs";
    private static final String CANCELLED_RUN = "/api/v1/runs/*/cancel";

    /** Browsers send the first with every form of another site; no browser leaves out all of them. */
    private static final List<String> BROWSER_HEADERS =
            List.of(HttpHeaders.ORIGIN, "Sec-Fetch-Site", HttpHeaders.COOKIE, HttpHeaders.REFERER);

    private static final String READING = String.join(", ", HttpMethod.GET.name(), HttpMethod.HEAD.name());

    @Bean
    SecurityFilterChain webSecurityFilterChain(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, FILES, RUNS, CANCELLED_RUN)
                        .permitAll()
                        .requestMatchers(HttpMethod.PUT, ANSWERS)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(onlyForReading()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(WebSecurity::refuseForeignForms)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(WebSecurity::bindBrowser)
                .build();
    }

    /**
     * Nobody is signed in yet, but a page of another site must not be able to bring files by the browser of somebody
     * who reaches this server. So whatever a browser sends needs the token that our own page has from its cookie; a
     * program, which says neither where it comes from nor brings cookies, does not.
     */
    private static void refuseForeignForms(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        csrf.csrfTokenRepository(tokens)
                .requireCsrfProtectionMatcher(request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                        && BROWSER_HEADERS.stream().anyMatch(name -> request.getHeader(name) != null));
    }

    /** What the firewall refuses never reaches the filter that writes headers. */
    @Bean
    RequestRejectedHandler refusedByFirewall() {
        return (request, response, refusal) -> {
            response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            response.setHeader("Cross-Origin-Opener-Policy", CrossOriginOpenerPolicy.SAME_ORIGIN.getPolicy());
            response.setHeader("Permissions-Policy", PERMISSIONS_POLICY);
            response.setHeader("Referrer-Policy", ReferrerPolicy.NO_REFERRER.getPolicy());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        };
    }

    /** Nothing but methods that change something gets here, and nobody may use those: there is nobody to ask. */
    private static AuthenticationEntryPoint onlyForReading() {
        return (request, response, refusal) -> {
            response.setHeader(HttpHeaders.ALLOW, READING);
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        };
    }

    private static void bindBrowser(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}

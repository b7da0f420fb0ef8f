package tn.segmentation.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The head of a request by which a program says who it is (RFC 6750). */
final class Bearer {

    static final String SCHEME = "Bearer";

    private Bearer() {}

    /** Returns the secret that a request brings; nothing where it brings none. */
    static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1))
                .map(header -> header.substring(SCHEME.length() + 1).strip());
    }
}

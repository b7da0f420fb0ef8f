package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tn.segmentation.app.security.Programs;

/** The address of a page, which says all that the page shows. */
final class Address {

    private static final String SIGN_IN = "/sign-in";

    private final MultiValueMap<String, String> parameters;

    private final String path;

    private Address(MultiValueMap<String, String> parameters, String path) {
        this.parameters = parameters;
        this.path = path;
    }

    static Address of(HttpServletRequest request) {
        // What an identity provider has sent somebody back with is for once, and in no link.
        return Programs.path(request).startsWith(SIGN_IN + "/")
                ? new Address(new LinkedMultiValueMap<>(), SIGN_IN)
                : new Address(
                        UriComponentsBuilder.newInstance()
                                .query(request.getQueryString())
                                .build()
                                .getQueryParams(),
                        "");
    }

    /**
     * Returns a link to this page as it is for good: of that run, in the language and the theme of the reader. A theme
     * that the system of the reader has chosen only the page knows; {@code overview.js} adds it.
     */
    public String permanent(Frame frame, String run) {
        UriComponentsBuilder link = changed("run", run).replaceQueryParam(ReaderLanguage.LANG, frame.language());
        return frame.theme().isEmpty()
                ? link.build().toUriString()
                : link.replaceQueryParam(ReaderChoices.THEME, frame.theme())
                        .build()
                        .toUriString();
    }

    /** Returns a link from this page to itself with one parameter changed and the others as they are. */
    public String with(String name, String value) {
        return changed(name, value).build().toUriString();
    }

    /** Returns the link of a switch, of languages or themes: what is picked there is kept. */
    public String picking(String name, String value) {
        return changed(name, value)
                .queryParam(ReaderChoices.PICKED, name)
                .build()
                .toUriString();
    }

    private UriComponentsBuilder changed(String name, String value) {
        return UriComponentsBuilder.fromPath(path)
                .queryParams(parameters)
                .replaceQueryParam(ReaderChoices.PICKED)
                .replaceQueryParam(name, value);
    }
}

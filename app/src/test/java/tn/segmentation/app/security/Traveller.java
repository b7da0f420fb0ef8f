package tn.segmentation.app.security;

import java.net.http.HttpResponse;
import java.util.Map;
import tn.segmentation.app.Site;

/**
 * Somebody who has left for the OpenID provider.
 *
 * @param site with the cookies of the browser that has left
 * @param address at the provider, to which it was sent
 */
record Traveller(Site site, String address) {

    private static final String CALLBACK = "/sign-in/oidc/callback";

    /** Follows the link on the page by which people come in. */
    static Traveller leave(Site site) {
        Site page = site.on("/sign-in");
        HttpResponse<String> left = page.get("/sign-in/oidc");
        if (left.statusCode() != 303) {
            throw new IllegalStateException("not sent to the provider: " + left.statusCode());
        }
        return new Traveller(
                page.with(left, ""), left.headers().firstValue("Location").orElseThrow());
    }

    /** Returns what the provider is asked. */
    Map<String, String> asked() {
        return OpenIdProvider.parameters(address);
    }

    /** Comes back with what the provider says: a token, for a code. */
    HttpResponse<String> back(String token) {
        return comeBack("code=" + OpenIdProvider.code(asked(), token) + "&state=" + asked().get("state"));
    }

    /** Comes back with parameters of an address. */
    HttpResponse<String> comeBack(String query, String... headers) {
        return site.get(CALLBACK + "?" + query, headers);
    }

    /** Comes back to where the provider has sent it. */
    HttpResponse<String> follow(String address) {
        String start = OpenIdProvider.HOME + CALLBACK + "?";
        if (!address.startsWith(start)) {
            throw new IllegalStateException("sent elsewhere: " + address);
        }
        return comeBack(address.substring(start.length()));
    }

    /** Returns the site for who was let in by that answer. */
    Site in(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("not let in: " + answer.statusCode());
        }
        return site.with(answer, "").on("/nothing/here");
    }
}

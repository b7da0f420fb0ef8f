package tn.segmentation.app.operations;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** What settings may name as the address of something on the web. */
final class WebAddress {

    private WebAddress() {}

    /** Returns an address that names a host, and neither a user nor a password. */
    static Optional<URI> of(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() == null || address.getRawUserInfo() != null
                    ? Optional.empty()
                    : Optional.of(address);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns whether nobody else can listen to what goes there. */
    static boolean isUnheard(URI address) {
        return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isThisMachine(address));
    }

    static boolean isThisMachine(URI address) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
    }
}

package tn.segmentation.app.operations;

import java.net.URI;
import java.util.List;

/**
 * How mails are sent, and to whom.
 *
 * @param server {@code smtp} or {@code smtps}, its host and its port, -1 for the usual one
 * @param isLocal whether that is this machine: it may then be spoken to without TLS
 * @param user who signs in there; empty for nobody
 * @param password of that user
 * @param from address that they are from
 * @param to addresses that they go to, at least one
 */
public record MailPlace(URI server, boolean isLocal, String user, String password, String from, List<String> to) {

    /** Copies the list. */
    public MailPlace {
        to = List.copyOf(to);
    }

    static boolean isServer(URI address) {
        String path = address.getPath();
        return ("smtp".equals(address.getScheme()) || "smtps".equals(address.getScheme()))
                && (path == null || path.isEmpty() || path.equals("/"));
    }

    /** Returns whether TLS begins with the connection, not after a greeting. */
    public boolean isTlsFirst() {
        return "smtps".equals(server.getScheme());
    }

    /** Says nothing of what nobody is to see. */
    @Override
    public String toString() {
        return "MailPlace";
    }
}

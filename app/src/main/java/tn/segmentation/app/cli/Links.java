package tn.segmentation.app.cli;

import java.util.Map;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.SignIn;
import tn.segmentation.app.security.Users;
import tn.segmentation.app.security.Users.Invitation;

/** Addresses of the web application that are sent to people. */
final class Links {

    private Links() {}

    /** Returns where the web application should be found, with a slash at the end. */
    static String address(Configuration configuration) {
        return configuration.publicUrl().isEmpty()
                ? address(configuration.address(), Integer.toString(configuration.port()))
                : configuration.publicUrl() + "/";
    }

    /** Returns the address of what listens there. */
    static String address(String host, String port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
    }

    /** Returns the sentence that hands over an invitation. */
    static String invitation(Invitation invitation, String address, String key, Messages messages) {
        return messages.text(
                key,
                Map.of(
                        "name", invitation.account().name(),
                        "link", SignIn.link(address, invitation.key()),
                        "hours", Users.INVITATION.toHours()));
    }
}

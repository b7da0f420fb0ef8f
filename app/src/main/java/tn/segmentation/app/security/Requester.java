package tn.segmentation.app.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.audit.Actor;

/**
 * Who asks for something that is remembered under a name: to publish a run, to bring a file, to export customers.
 *
 * @param name of the account, or of who is at the command line; that of a program begins with {@value #PROGRAM}, which
 *     no name of a person does
 * @param account id of the account of a person; null for a program, and for who is at the command line
 */
public record Requester(String name, @Nullable String account) {

    /** What the name of a program begins with. */
    public static final String PROGRAM = Actor.PROGRAM;

    /** Returns who asks: a person who is signed in, or a program that has sent its token. */
    public static Requester of(SignedIn signedIn, Users users) {
        return users.find(signedIn.id()).isPresent()
                ? new Requester(signedIn.name(), signedIn.id())
                : new Requester(PROGRAM + signedIn.name(), null);
    }

    /**
     * Returns whether another is the same. At the command line people go by the name that they have on the machine:
     * whoever has the same name here is taken for the same.
     */
    public boolean isSameAs(Requester other) {
        return isPerson() ? Objects.equals(account, other.account()) : name.equalsIgnoreCase(other.name());
    }

    /** Returns whether this is somebody who can be held to his word. */
    public boolean isPerson() {
        return account != null;
    }
}

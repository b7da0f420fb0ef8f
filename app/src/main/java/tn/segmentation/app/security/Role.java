package tn.segmentation.app.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody who is signed in may do. Each role may do what those before it may. */
public enum Role {
    /** Reads what segments are like. */
    VIEWER,
    /** Works with customers: files, runs, exports. */
    ANALYST,
    /** Decides who may do what, and how the platform is set. */
    ADMINISTRATOR;

    /** Returns whether whoever has this role may do what the other is needed for. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** Returns the word for it on command lines and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the key of its name in the language of a reader. */
    public String key() {
        return "web.role." + word();
    }

    /** Returns the role of that word, if there is one. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}

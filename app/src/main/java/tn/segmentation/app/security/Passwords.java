package tn.segmentation.app.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import tn.segmentation.app.security.SignIn.Entry;

/**
 * How passwords are judged and kept: as Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat
 * Sheet), every character of them. Each computation takes that memory, so only as many run at a time as there are
 * processors; whoever comes later waits.
 */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    /** What whoever has no password is compared with, so that the answer takes as long; nobody's. */
    private static final String NOBODYS = "{argon2id}$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** Longer ones are judged by their beginning: judging takes time that grows faster than they do. */
    private static final int JUDGED = 64;

    /** Of 0 to 4: could be guessed in under 10^8, which is little for who has the database. */
    private static final int SAFE = 3;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2id", Map.of("argon2id", new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, PASSES)));

    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Returns what is kept of a password. */
    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            String hash = encoder.encode(password);
            if (hash == null) {
                throw new IllegalStateException("no hash");
            }
            return hash;
        } finally {
            turns.release();
        }
    }

    /** Returns whether a password is the one that was kept; takes as long when none was. */
    boolean match(String password, @Nullable String hash) {
        // nobody has a longer one, and reading it would take time
        boolean isPossible = password.length() <= LONGEST;
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(isPossible ? password : "", hash == null ? NOBODYS : hash)
                    && isPossible
                    && hash != null;
        } finally {
            turns.release();
        }
    }

    /** Returns whether a password was kept in a way that is not today's. */
    boolean isOld(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /**
     * Returns why somebody may not have that password; the 30,000 most common ones are easily guessed, and so is the
     * name.
     */
    Optional<Entry> objection(String password, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Entry.SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Entry.LONG);
        }
        String judged = password.substring(0, Math.min(password.length(), JUDGED));
        int score = new Zxcvbn().measure(judged, List.of(name)).getScore();
        return score < SAFE ? Optional.of(Entry.GUESSABLE) : Optional.empty();
    }
}

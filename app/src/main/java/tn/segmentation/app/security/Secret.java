package tn.segmentation.app.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import tn.segmentation.store.input.Sha256;

/** Secrets that nobody has to remember: 256 bits, written in 43 characters that an address may hold. */
final class Secret {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns whether a text could be one. */
    static boolean isOne(String text) {
        return text.matches("[A-Za-z0-9_-]{43}");
    }

    /** Returns whether two are the same, in a time that says nothing of how much of them is. */
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what a secret is kept as: nothing to be guessed is in it, so a plain digest hides it. */
    static String digest(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}

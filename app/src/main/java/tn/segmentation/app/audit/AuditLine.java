package tn.segmentation.app.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.input.Sha256;

/**
 * A line of the audit as it is kept, word for word.
 *
 * @param position 1 for the first, with no gap
 * @param at when it was written: ISO-8601 in UTC, with milliseconds
 * @param act its word
 * @param who name of who acted
 * @param address that the request came from
 * @param subject what it was done to
 * @param reason what for
 * @param outcome its word
 * @param details a JSON object of texts
 * @param begun position of the line that says that the act was about to be done; null for none
 * @param previous sum of the line before; {@link #NOTHING} for the first
 * @param sha256 sum of all of this, hexadecimal
 */
public record AuditLine(
        long position,
        String at,
        String act,
        String who,
        String address,
        String subject,
        String reason,
        String outcome,
        String details,
        @Nullable Long begun,
        String previous,
        String sha256) {

    /** What stands for the sum of the line before the first. */
    public static final String NOTHING = "0".repeat(64);

    /** Returns the same line with the sum of what stands in it. */
    AuditLine summed() {
        return new AuditLine(
                position, at, act, who, address, subject, reason, outcome, details, begun, previous, sum());
    }

    /**
     * Computes the sum: SHA-256 of every part in the order of this record, each as the number of its bytes (four of
     * them, the highest first) and the bytes in UTF-8. Lengths keep two parts apart.
     */
    String sum() {
        MessageDigest digest = Sha256.begin();
        String[] parts = {
            Long.toString(position),
            at,
            act,
            who,
            address,
            subject,
            reason,
            outcome,
            details,
            begun == null ? "" : Long.toString(begun),
            previous
        };
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return Sha256.of(digest);
    }
}

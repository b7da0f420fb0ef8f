package tn.segmentation.app.rotation;

import java.util.Locale;

/**
 * A key of tokens.
 *
 * @param id eight hexadecimal digits
 * @param state what it is good for
 * @param runs that have tokens of it
 */
public record TokenKey(String id, State state, int runs) {

    /** What a key is good for. */
    public enum State {
        /** New tokens are made with it. */
        NEWEST,
        /** It reads what there is. */
        EARLIER,
        /** Nobody has it any more. */
        MISSING;

        /** Returns the word for it in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

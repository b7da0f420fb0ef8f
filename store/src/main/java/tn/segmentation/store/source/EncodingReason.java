package tn.segmentation.store.source;

import java.util.Map;

/**
 * Why a text is read in the encoding that it is read in. Codes: {@code mark} (a byte order mark says so), {@code utf8}
 * (every character is one of UTF-8), {@code zero_bytes} (of digits and separators every other byte is 0),
 * {@code accents} ({@code words} with accented letters, none of them Arabic), {@code arabic} ({@code words} of Arabic
 * letters only), {@code told} (the user says so), {@code inside} (what the table is wrapped in says so).
 *
 * @param code stable, for machines
 * @param params what the sentence of that code names
 */
public record EncodingReason(String code, Map<String, Object> params) {

    /** Copies the parameters. */
    public EncodingReason {
        params = Map.copyOf(params);
    }

    static EncodingReason of(String code) {
        return new EncodingReason(code, Map.of());
    }

    static EncodingReason of(String code, long words) {
        return new EncodingReason(code, Map.of("words", words));
    }
}

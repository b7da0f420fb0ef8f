package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CustomerField;

/**
 * The unit of a field, written behind its numbers: it says what is known already. No other unit is ever left out, as it
 * would change what the number means.
 */
final class UnitSuffix {

    /** By the code of the unit; letters of any case but in GB, as Gb are bits. */
    private static final Map<String, String> WRITTEN =
            Map.of("TND", "(?i:dt|tnd|dinars?)|د\\.?ت\\.?|دينار", "GB", "G[oO]|GB|go", "years", "(?i:ans?|years?)");

    private final Pattern pattern;

    private UnitSuffix(String written) {
        String blanks = NumberForm.BLANK_CLASS;
        pattern = Pattern.compile("(.*\\p{Nd})" + blanks + "(?:" + written + ")" + blanks, Pattern.DOTALL);
    }

    /** Returns that of a field; null where there is no field, or nothing to write behind its numbers. */
    static @Nullable UnitSuffix of(@Nullable CustomerField field) {
        String written = field == null ? null : WRITTEN.get(field.unit());
        return written == null ? null : new UnitSuffix(written);
    }

    /** Returns where the number ends before its unit; the end of the text where no such unit stands. */
    int start(byte[] bytes, int from, int to) {
        Matcher matcher = pattern.matcher(new String(bytes, from, to - from, UTF_8));
        return matcher.matches() ? from + matcher.group(1).getBytes(UTF_8).length : to;
    }
}

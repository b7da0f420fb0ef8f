package tn.segmentation.store.cell;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings an id that is not written in plain ASCII, or not as itself, into the one form that it has everywhere else:
 * without marks that nobody sees, with ordinary digits, blanks and hyphens, and without what makes it a text for a
 * spreadsheet.
 */
public final class IdText {

    /** What stands in place of a character that was lost when the text was converted. */
    private static final int LOST = 0xfffd;

    private static final int MINUS = 0x2212;

    /** Line ends, page breaks and tabs: nothing around an id, and damage within. */
    private static final String BREAKS = "\t\n\u000b\f\r\u0085\u2028\u2029";

    /** {@code '00123}, {@code ‘A12’}: an apostrophe before something with a digit; names begin with one, too. */
    private static final Pattern APOSTROPHE = Pattern.compile("['\u2018\u2019](.*\\p{Nd}.*?)['\u2018\u2019]?");

    /** {@code ="A12"} and {@code =00123}. */
    private static final Pattern FORMULA = Pattern.compile("=(?:\"([^\"]+)\"|(\\+?[0-9]+))");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private IdText() {}

    /** Returns whether an id in ASCII begins with a mark that is none of its own. */
    public static boolean isMarked(byte first) {
        return first == '\'' || first == '=' || first == '"';
    }

    /**
     * Returns the id, empty if there is none; null where a character of it is lost, or is none of a text, or digits of
     * two scripts stand beside each other, whose order on a screen is not that in the file.
     */
    public static @Nullable String of(String cell) {
        StringBuilder id = new StringBuilder();
        int zero = 0;
        String composed = Normalizer.normalize(cell, Normalizer.Form.NFC);
        for (int at = 0; at < composed.length(); at += Character.charCount(composed.codePointAt(at))) {
            int c = composed.codePointAt(at);
            boolean isBreak = BREAKS.indexOf(c) >= 0;
            if (c == LOST || (Character.getType(c) == Character.CONTROL && !isBreak)) {
                return null;
            }
            if (Character.isDigit(c)) {
                int base = c - Character.digit(c, 10);
                if (zero != 0 && zero != base) {
                    return null;
                }
                zero = base;
            }
            if (Character.getType(c) != Character.FORMAT) {
                id.appendCodePoint(isBreak ? '\n' : plain(c));
            }
        }
        String text = unwrapped(id.toString().strip());
        return text.indexOf('\n') >= 0 ? null : text;
    }

    private static int plain(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(c, 10);
            case Character.DASH_PUNCTUATION -> '-';
            default -> c == MINUS ? '-' : c;
        };
    }

    private static String unwrapped(String id) {
        for (Pattern wrapping : new Pattern[] {APOSTROPHE, FORMULA, QUOTED}) {
            Matcher matcher = wrapping.matcher(id);
            if (matcher.matches()) {
                String inside = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                return unwrapped(inside.strip());
            }
        }
        return id;
    }
}

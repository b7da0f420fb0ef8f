package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids that went through a spreadsheet, or through an Arabic text: what can be undone without doubt is undone. */
final class SpreadsheetId {

    /** {@code 21623456789.0}: a whole number that was taken for one with decimals. */
    private static final Pattern WHOLE = Pattern.compile("([1-9][0-9]{4,14})[.,]0+");

    /** {@code 2.1623456789E10}: with as many decimals as the exponent says, no digit is lost. */
    private static final Pattern POWER = Pattern.compile("([0-9]{1,3})(?:[.,]([0-9]+))?[eE]([+-]?)([0-9]{1,3})");

    /** A spreadsheet keeps so many digits. */
    private static final int MOST_DIGITS = 15;

    private SpreadsheetId() {}

    /** Returns whether an id has to be looked at: digits, then a mark that stands in numbers. */
    static boolean mayBe(byte[] bytes, int from, int to) {
        int at = Ascii.skipDigits(bytes, from, to);
        return at > from && at < to - 1 && ".,eE".indexOf(bytes[at]) >= 0;
    }

    /** Returns all digits of an id, or the id itself where no spreadsheet had it; null where digits are lost. */
    static @Nullable String digits(String id) {
        Matcher whole = WHOLE.matcher(id);
        if (whole.matches()) {
            return whole.group(1);
        }
        Matcher power = POWER.matcher(id);
        // Without decimals and plus sign it is a code of letters and digits as any other.
        if (!power.matches() || (power.group(2) == null && power.group(3).isEmpty())) {
            return id;
        }
        String decimals = power.group(2) == null ? "" : power.group(2);
        boolean allThere = power.group(1).length() == 1
                && !power.group(3).equals("-")
                && decimals.length() > 4
                && decimals.length() < MOST_DIGITS
                && decimals.length() == Integer.parseInt(power.group(4));
        return allThere ? power.group(1) + decimals : null;
    }

    /**
     * Returns where an id begins and ends that is made a text for a spreadsheet: {@code '00123} and {@code ="00123"};
     * null where it is not.
     */
    static int @Nullable [] unwrapped(byte[] bytes, int from, int to) {
        if (to - from > 1 && bytes[from] == '\'' && (Ascii.isDigit(bytes[from + 1]) || bytes[from + 1] == '+')) {
            return new int[] {from + 1, to};
        }
        boolean formula = to - from > 3 && bytes[from] == '=' && bytes[from + 1] == '"' && bytes[to - 1] == '"';
        return formula ? new int[] {from + 2, to - 1} : null;
    }

    /** Returns an id without marks that nobody sees and with ASCII digits; null if that is what it is. */
    static byte @Nullable [] visible(byte[] bytes, int from, int to) {
        if (Ascii.isAll(bytes, from, to)) {
            return null;
        }
        String text = new String(bytes, from, to - from, UTF_8);
        String plain = NumberText.plain(text);
        String visible = plain.chars().allMatch(c -> c < 0x80) ? plain : NumberText.withoutMarks(text);
        return visible.equals(text) ? null : visible.getBytes(UTF_8);
    }
}

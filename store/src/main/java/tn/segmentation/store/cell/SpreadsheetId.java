package tn.segmentation.store.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids that went through a spreadsheet, or through an Arabic text: what can be undone without doubt is undone. */
public final class SpreadsheetId {

    /** {@code 21623456789.0}, {@code +21623456789,0}: a whole number that was taken for one with decimals. */
    private static final Pattern WHOLE = Pattern.compile("((?:\\+|00)?[1-9][0-9]{4,14})[.,]0+");

    /** {@code 2.1623456789E10}: with as many decimals as the exponent says, no digit is lost. */
    private static final Pattern POWER = Pattern.compile("\\+?([0-9]{1,3})(?:[.,]([0-9]+))?[eE]([+-]?)([0-9]{1,3})");

    /** A spreadsheet keeps so many digits. */
    private static final int MOST_DIGITS = 15;

    private SpreadsheetId() {}

    /**
     * {@code 1001.0}, {@code 1 001}: a whole number, where no other id of the column is one with decimals. Three zeros
     * may be those of a thousand.
     */
    private static final Pattern SPELLED =
            Pattern.compile("(0|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]*)(?:[.,]0{1,2})?");

    private static final Pattern FRACTION = Pattern.compile("[0-9]+[.,][0-9]+");

    /** Returns whether an id has to be looked at: digits, then a mark that stands in numbers. */
    public static boolean mayBe(byte[] bytes, int from, int to) {
        int start = from < to && bytes[from] == '+' ? from + 1 : from;
        int at = Ascii.skipDigits(bytes, start, to);
        return at > start && at < to - 1 && " .,eE".indexOf(bytes[at]) >= 0;
    }

    /** Returns all digits of an id, or the id itself where no spreadsheet had it; null where digits are lost. */
    public static @Nullable String digits(String id) {
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

    /** Returns what an id says of its column: whether it holds whole numbers, written as decimals or in groups. */
    public static IdForm form(String id) {
        if (SPELLED.matcher(id).matches()) {
            return IdForm.SPELLED;
        }
        return FRACTION.matcher(id).matches() ? IdForm.FRACTION : IdForm.OTHER;
    }

    /** Returns the digits of a whole number that was spelled otherwise; any other id as it is. */
    public static String whole(String id) {
        Matcher spelled = SPELLED.matcher(id);
        return spelled.matches() ? spelled.group(1).replace(" ", "") : id;
    }
}

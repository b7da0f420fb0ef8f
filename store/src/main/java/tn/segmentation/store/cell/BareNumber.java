package tn.segmentation.store.cell;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CustomerField;

/**
 * Finds the number in a cell that holds something else beside it: the apostrophe or the formula by which a spreadsheet
 * is told that it is a text, and the unit of its field, which says what is known already. No other unit is ever left
 * out, as it would change what the number means.
 */
public final class BareNumber {

    /** By the code of the unit; letters of any case but in GB, as Gb are bits. */
    private static final Map<String, String> WRITTEN = Map.of(
            "TND", "(?i:dt|tnd|dinars?)|د\\.?ت\\.?|دينار",
            "GB", "G[oO]|GB|go",
            "years", "(?i:ans?|years?)|سنة|سنوات",
            "calls", "(?i:appels?|calls?)|مكالمات|مكالمة",
            "sms", "(?i:sms|textos?)");

    private static final String NUMBER = "([+\u2212-]?[\\p{Nd}.,\u066b](?:.*\\p{Nd})?)";

    /** {@code '30}, {@code '30'}, {@code =30}, {@code ="30"}. */
    private static final Pattern SPREADSHEET =
            Pattern.compile("'([^']+)'?|=\"([^\"]+)\"|=([+-]?[0-9]+(?:[.,][0-9]+)?)");

    private final @Nullable Pattern unit;

    private BareNumber(@Nullable Pattern unit) {
        this.unit = unit;
    }

    /** Returns what finds numbers in cells of a field, or of no field. */
    public static BareNumber of(@Nullable CustomerField field) {
        String written = field == null ? null : WRITTEN.get(field.unit());
        String blanks = NumberForm.BLANK_CLASS;
        return new BareNumber(
                written == null
                        ? null
                        : Pattern.compile(
                                NUMBER + blanks + "(?:" + written + ")|(?:" + written + ")" + blanks + NUMBER,
                                Pattern.DOTALL));
    }

    /** Returns the number of a cell that is none as it stands; the cell itself where there is nothing to leave out. */
    public String in(String cell) {
        String text = NumberForm.strip(cell);
        Matcher spreadsheet = SPREADSHEET.matcher(text);
        if (spreadsheet.matches()) {
            text = NumberForm.strip(group(spreadsheet));
        }
        Matcher beside = unit == null ? null : unit.matcher(text);
        return beside != null && beside.matches() ? group(beside) : text;
    }

    private static String group(Matcher matcher) {
        String found = null;
        for (int i = 1; i <= matcher.groupCount() && found == null; i++) {
            found = matcher.group(i);
        }
        return found == null ? "" : found;
    }
}

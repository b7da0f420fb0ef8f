package tn.segmentation.app.table;

import java.util.regex.Pattern;

/**
 * A text that no spreadsheet computes. What begins as a formula may is given an apostrophe in front, as in
 * {@code rejects.csv}; so that what a customer or an operator wrote into a name runs nothing on the computer of whoever
 * opens the table. What is only a number with a sign is left: {@code +21623456789} is the id that a CRM looks for, and
 * computing it gives the number itself.
 */
final class SafeText {

    private static final String BEGIN_A_FORMULA = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-][0-9][0-9 .]*");

    private SafeText() {}

    static String of(String text) {
        boolean begins = !text.isEmpty() && BEGIN_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return begins && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}

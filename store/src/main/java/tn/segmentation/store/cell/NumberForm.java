package tn.segmentation.store.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * How a cell is written, as far as it matters for reading a number: what it says of the decimal separator of its
 * column.
 */
public enum NumberForm {
    /** Nothing but blanks. */
    BLANK,
    /** A number without a separator: it says nothing. */
    WHOLE,
    /** A number with decimals that a table with types says is one: it says nothing of how texts are written. */
    TYPED,
    /** {@code 12.5}, {@code 0.850}, {@code 1250.500}: only a decimal point makes a number of it. */
    POINT,
    /** {@code 12.500}: a decimal point, or a mark between thousands. */
    POINT_OR_THOUSANDS,
    /** {@code 12,5}, {@code 0,850}: only a decimal comma makes a number of it. */
    COMMA,
    /** {@code 12,500}: a decimal comma, or a mark between thousands. */
    COMMA_OR_THOUSANDS,
    /** {@code 1,234,567}, {@code 1,234.5}: only commas between thousands make a number of it. */
    POINT_AFTER_COMMAS,
    /** {@code 1.234.567}, {@code 1.234,5}: only points between thousands make a number of it. */
    COMMA_AFTER_POINTS,
    /** No number. */
    TEXT;

    /**
     * Blanks of every kind that stand in exported cells: space, tab, line ends, no-break space, those of a digit, thin
     * and narrow.
     */
    static final String BLANKS = " \t\r\n\u00a0\u2007\u2009\u202f";

    /** The same, any number of them, as a regular expression. */
    static final String BLANK_CLASS = "[" + BLANKS + "]*";

    /** Those that stand between thousands: none that ends a line or a cell. */
    static final String GROUP_BLANKS = " \u00a0\u2007\u2009\u202f";

    /** What stands in numbers besides digits, signs and blanks. */
    private static final String MARKS = ".,eE'";

    private static final Pattern POINT_NUMBER = Pattern.compile(Notation.POINT.grammar());
    private static final Pattern COMMA_NUMBER = Pattern.compile(Notation.COMMA.grammar());
    private static final Pattern COMMA_GROUPS = Pattern.compile(grouped(',', '.'));
    private static final Pattern POINT_GROUPS = Pattern.compile(grouped('.', ','));
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}");

    private static String grouped(char between, char decimal) {
        String decimals = "[" + decimal + "][0-9]+";
        String group = "[" + between + "][0-9]{3}";
        return "[+-]?[1-9][0-9]{0,2}(?:(?:" + group + "){2,}(?:" + decimals + ")?|" + group + decimals + ")";
    }

    /** Returns the form of the text in these bytes; ASCII digits with at most one separator are decided at once. */
    public static NumberForm of(byte[] bytes, int from, int to) {
        int at = from;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int digits = at;
        at = Ascii.skipDigits(bytes, at, to);
        int whole = at - digits;
        if (at == to && whole > 0) {
            return WHOLE;
        }
        if (at == to || (bytes[at] != '.' && bytes[at] != ',')) {
            return ofOthers(bytes, from, to);
        }
        byte mark = bytes[at];
        int end = Ascii.skipDigits(bytes, at + 1, to);
        int decimals = end - at - 1;
        if (end < to || whole + decimals == 0) {
            return ofOthers(bytes, from, to);
        }
        boolean unsure = decimals == 3 && whole >= 1 && whole <= 3 && bytes[digits] != '0';
        return mark == '.' ? unsure ? POINT_OR_THOUSANDS : POINT : unsure ? COMMA_OR_THOUSANDS : COMMA;
    }

    /** Words and dates are told from numbers by a character that no number has there. */
    private static NumberForm ofOthers(byte[] bytes, int from, int to) {
        byte before = 'e';
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            boolean digit = Ascii.isDigit(value);
            boolean sign = value == '-' || value == '+';
            boolean signFits = sign && (before == 'e' || before == 'E' || before == ' ');
            int wide = value < 0 ? NumberText.length(bytes, i, to) : 0;
            boolean blank = (value >= 0 && value <= ' ') || wide > 0;
            if (!digit && !signFits && !blank && MARKS.indexOf(value) < 0) {
                return TEXT;
            }
            before = blank ? (byte) ' ' : value;
            i += Math.max(wide - 1, 0);
        }
        return from == to ? BLANK : of(new String(bytes, from, to - from, UTF_8));
    }

    /** Returns the form of a text. */
    public static NumberForm of(String cell) {
        String text = strip(NumberText.plain(cell));
        if (text.isEmpty()) {
            return BLANK;
        }
        boolean point = POINT_NUMBER.matcher(text).matches();
        boolean comma = COMMA_NUMBER.matcher(text).matches();
        if (point && comma) {
            return WHOLE;
        }
        boolean unsure = (point || comma) && THOUSANDS.matcher(text).matches();
        if (point) {
            return unsure ? POINT_OR_THOUSANDS : POINT;
        }
        if (comma) {
            return unsure ? COMMA_OR_THOUSANDS : COMMA;
        }
        if (POINT_GROUPS.matcher(text).matches()) {
            return COMMA_AFTER_POINTS;
        }
        return COMMA_GROUPS.matcher(text).matches() ? POINT_AFTER_COMMAS : TEXT;
    }

    /** Returns a text without the blanks around it. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && BLANKS.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && BLANKS.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}

package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * How a cell is written, as far as it matters for reading a number: what it says of the decimal separator of its
 * column.
 */
enum NumberForm {
    /** Nothing but blanks. */
    BLANK,
    /** A number without a separator: it says nothing. */
    WHOLE,
    /** {@code 12.5}, {@code 0.850}, {@code 1250.500}: only a decimal point makes a number of it. */
    POINT,
    /** {@code 12.500}: a decimal point, or a thousands separator. */
    POINT_OR_THOUSANDS,
    /** {@code 12,5}, {@code 0,850}: only a decimal comma makes a number of it. */
    COMMA,
    /** {@code 12,500}: a decimal comma, or a thousands separator. */
    COMMA_OR_THOUSANDS,
    /** No number. */
    TEXT;

    /** Blanks of every kind that stand in exported cells: space, tab, line ends, no-break space, narrow one. */
    static final String BLANKS = " \t\r\n\u00a0\u202f";

    /** The same, any number of them, as a regular expression. */
    static final String BLANK_CLASS = "[ \\t\\r\\n\\x{A0}\\x{202F}]*";

    private static final Pattern POINT_NUMBER = Pattern.compile(grammar('.'));
    private static final Pattern COMMA_NUMBER = Pattern.compile(grammar(','));
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}");

    /**
     * Returns the regular expression of a whole cell that is a number: an optional sign, digits (in groups of three
     * with a blank between them, if so), decimals, an exponent, blanks around. It means the same to Java and to RE2.
     */
    static String grammar(char separator) {
        String mark = separator == '.' ? "\\." : ",";
        String whole = "(?:[0-9]+|[0-9]{1,3}(?:[ \\x{A0}\\x{202F}][0-9]{3})+)";
        return BLANK_CLASS + "[+-]?(?:" + whole + "(?:" + mark + "[0-9]*)?|" + mark + "[0-9]+)(?:[eE][+-]?[0-9]+)?"
                + BLANK_CLASS;
    }

    /** Returns the form of the text in these bytes; ASCII digits with at most one separator are decided at once. */
    static NumberForm of(byte[] bytes, int from, int to) {
        int at = from;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int digits = at;
        at = skipDigits(bytes, at, to);
        int whole = at - digits;
        if (at == to) {
            return whole > 0 ? WHOLE : of(new String(bytes, from, to - from, UTF_8));
        }
        byte mark = bytes[at];
        if (mark != '.' && mark != ',') {
            return of(new String(bytes, from, to - from, UTF_8));
        }
        int end = skipDigits(bytes, at + 1, to);
        int decimals = end - at - 1;
        if (end < to || whole + decimals == 0) {
            return of(new String(bytes, from, to - from, UTF_8));
        }
        boolean unsure = decimals == 3 && whole >= 1 && whole <= 3 && bytes[digits] != '0';
        return mark == '.' ? unsure ? POINT_OR_THOUSANDS : POINT : unsure ? COMMA_OR_THOUSANDS : COMMA;
    }

    /** Returns the form of a text. */
    static NumberForm of(String cell) {
        String text = strip(cell);
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
        return comma ? unsure ? COMMA_OR_THOUSANDS : COMMA : TEXT;
    }

    /** Returns a text without the blanks around it. */
    static String strip(String text) {
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

    private static int skipDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}

package tn.segmentation.store.cell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Reads numbers in one notation: the double nearest to what is written. */
public final class NumberReader {

    /** Powers of ten that a double holds exactly. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private static final int MOST_DIGITS = 18;
    private static final long MOST_EXACT = 1L << 53;

    private static final Pattern BLANK = Pattern.compile("['" + NumberForm.BLANKS + "]");

    private final char mark;
    private final String thousands;
    private final Pattern grammar;

    /** Creates a reader of numbers that are written like that. */
    public NumberReader(Notation notation) {
        mark = notation.decimal();
        thousands = notation.thousands();
        grammar = Pattern.compile(notation.grammar());
    }

    /** Returns the number that stands in these bytes, infinite if it is too large; {@code NaN} if there is none. */
    public double read(byte[] bytes, int from, int to) {
        int at = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                // Too many digits end up as nonsense here, and are read as text below.
                digits = 10 * digits + digit;
                count++;
            } else if (bytes[at] == mark && point < 0 && count > 0) {
                point = count;
            } else {
                return written(new String(bytes, from, to - from, UTF_8));
            }
        }
        if (count == 0 || point == count) {
            return written(new String(bytes, from, to - from, UTF_8));
        }
        if (count > MOST_DIGITS || digits > MOST_EXACT) {
            return value(new String(bytes, from, to - from, ISO_8859_1));
        }
        // One division of two numbers that are exact is rounded once, as parsing is.
        double size = point < 0 ? digits : digits / POWERS[count - point];
        return bytes[from] == '-' ? 0.0 - size : size;
    }

    private double written(String cell) {
        String text = NumberText.plain(cell);
        if (!grammar.matcher(text).matches()) {
            return Double.NaN;
        }
        String plain = BLANK.matcher(text).replaceAll("").replace(NumberText.ARABIC_DECIMAL, mark);
        return value(thousands.isEmpty() ? plain : plain.replace(thousands, ""));
    }

    /** Plus 0.0: a negative zero is a zero. */
    private double value(String number) {
        return Double.parseDouble(mark == '.' ? number : number.replace(mark, '.')) + 0.0;
    }
}

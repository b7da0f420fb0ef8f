package tn.segmentation.store.cell;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Tunisian telephone numbers: eight digits, perhaps with {@code 216}, {@code +216}, {@code +216 (0)} or {@code 00216}
 * before them, blanks and punctuation left aside; and those of other countries, with {@code +} or {@code 00}.
 */
public final class Phones {

    /** Digits of a number within the country. */
    public static final int NATIONAL = 8;

    /** Digits of the longest number with the code of its country. */
    public static final int LONGEST = 15;

    private static final Pattern GROUPED =
            Pattern.compile("[0-9]{2}[ \t](?:[0-9]{3}[ \t][0-9]{3}|[0-9]{2}[ \t][0-9]{2}[ \t][0-9]{2})");
    private static final String PUNCTUATION = ".-()/ \t";
    private static final byte[] COUNTRY = {'2', '1', '6'};

    /** The digit that is left out when one calls from abroad. */
    private static final byte[] TRUNK = {'(', '0', ')'};

    /** As a telephone number is linked to. */
    private static final byte[] LINK = {'t', 'e', 'l', ':'};

    /** Digits of the shortest number with the code of its country. */
    private static final int SHORTEST = 9;

    private final byte[] digits = new byte[LONGEST + 2];
    private int count;

    /** Whether there is a plus before the digits, or behind them, where a text from right to left shows it. */
    private boolean plus;

    private boolean foreign;

    /** Returns whether a text is such a number of Tunisia, whose digits are then known. */
    public boolean read(byte[] bytes, int from, int to) {
        foreign = false;
        return readDigits(bytes, from, to) && isNumber();
    }

    /**
     * Returns whether the number that was read in a text is one for certain, and no code: it has the prefix of the
     * country, or blanks where telephone numbers have them ({@code 23 456 789}, {@code 23 45 67 89}).
     */
    public boolean isCertain(byte[] bytes, int from, int to) {
        return count > NATIONAL
                || GROUPED.matcher(new String(bytes, from, to - from, US_ASCII)).matches();
    }

    /**
     * Returns whether a text is such a number, written with a 0 before its eight digits that belongs to no number: of
     * use only where it is known that the others are telephone numbers.
     */
    public boolean readWithZero(byte[] bytes, int from, int to) {
        foreign = false;
        if (!readDigits(bytes, from, to) || count <= NATIONAL || digits[count - NATIONAL - 1] != '0') {
            return false;
        }
        System.arraycopy(digits, count - NATIONAL, digits, count - NATIONAL - 1, NATIONAL);
        count--;
        return isNumber();
    }

    /** Returns whether a text is such a number of another country. */
    public boolean readForeign(byte[] bytes, int from, int to) {
        foreign = readDigits(bytes, from, to) && isForeign();
        return foreign;
    }

    private boolean readDigits(byte[] bytes, int from, int to) {
        count = 0;
        plus = false;
        int at = isLink(bytes, from, to) ? from + LINK.length : from;
        while (at < to) {
            byte value = bytes[at];
            if (value >= '0' && value <= '9' && count < digits.length) {
                digits[count++] = value;
            } else if (value == '+' && !plus && (count == 0 || at + 1 == to)) {
                plus = true;
            } else if (isTrunk(bytes, at, to)) {
                at += TRUNK.length - 1;
            } else if (PUNCTUATION.indexOf(value) < 0) {
                return false;
            }
            at++;
        }
        return true;
    }

    private static boolean isLink(byte[] bytes, int from, int to) {
        return to - from > LINK.length && Arrays.equals(bytes, from, from + LINK.length, LINK, 0, LINK.length);
    }

    private boolean isTrunk(byte[] bytes, int at, int to) {
        boolean behindCountry = (count == COUNTRY.length && isCountry(0)) || isCode(0, plus) || isCode(2, isAbroad());
        return behindCountry
                && at + TRUNK.length < to
                && Arrays.equals(bytes, at, at + TRUNK.length, TRUNK, 0, TRUNK.length);
    }

    /** Returns whether the digits from there on may be the code of a country, if there is one. */
    private boolean isCode(int from, boolean may) {
        return may && count > from && count <= from + COUNTRY.length;
    }

    private boolean isAbroad() {
        return count > 2 && digits[0] == '0' && digits[1] == '0';
    }

    /** Writes the number that was read in its one form; returns where it ends. */
    public int write(byte[] into) {
        if (foreign) {
            int prefix = plus ? 0 : 2;
            into[0] = '+';
            System.arraycopy(digits, prefix, into, 1, count - prefix);
            return 1 + count - prefix;
        }
        System.arraycopy(COUNTRY, 0, into, 0, COUNTRY.length);
        System.arraycopy(digits, count - NATIONAL, into, COUNTRY.length, NATIONAL);
        return COUNTRY.length + NATIONAL;
    }

    private boolean isNumber() {
        if (count < NATIONAL) {
            return false;
        }
        byte first = digits[count - NATIONAL];
        int prefix = count - NATIONAL;
        boolean known =
                prefix == 0 ? !plus : prefix == 3 ? isCountry(0) : prefix == 5 && !plus && isAbroad() && isCountry(2);
        return known && first >= '2' && first != '6';
    }

    private boolean isForeign() {
        int prefix = plus ? 0 : 2;
        boolean marked = plus || isAbroad();
        return marked
                && count - prefix >= SHORTEST
                && count - prefix <= LONGEST
                && digits[prefix] != '0'
                && !isCountry(prefix);
    }

    private boolean isCountry(int at) {
        return digits[at] == COUNTRY[0] && digits[at + 1] == COUNTRY[1] && digits[at + 2] == COUNTRY[2];
    }
}

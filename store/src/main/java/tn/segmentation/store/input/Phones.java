package tn.segmentation.store.input;

/**
 * Tunisian telephone numbers: eight digits, perhaps with {@code 216}, {@code +216} or {@code 00216} before them, blanks
 * and punctuation left aside.
 */
final class Phones {

    /** Digits of a number within the country. */
    static final int NATIONAL = 8;

    private static final String PUNCTUATION = ".-()/ \t";
    private static final byte[] COUNTRY = {'2', '1', '6'};
    private static final int LONGEST = 13;

    private final byte[] digits = new byte[LONGEST];
    private int count;
    private boolean plus;

    /** Returns whether a text is such a number, whose digits are then known. */
    boolean read(byte[] bytes, int from, int to) {
        count = 0;
        plus = false;
        int at = from;
        while (at < to) {
            byte value = bytes[at];
            if (value >= '0' && value <= '9' && count < LONGEST) {
                digits[count++] = value;
            } else if (value == '+' && count == 0 && !plus) {
                plus = true;
            } else {
                int blank = blank(bytes, at, to);
                if (blank == 0) {
                    return false;
                }
                at += blank - 1;
            }
            at++;
        }
        return isNumber();
    }

    /** Writes the number that was read in its one form; returns where it ends. */
    int write(byte[] into, int at) {
        System.arraycopy(COUNTRY, 0, into, at, COUNTRY.length);
        System.arraycopy(digits, count - NATIONAL, into, at + COUNTRY.length, NATIONAL);
        return at + COUNTRY.length + NATIONAL;
    }

    private boolean isNumber() {
        if (count < NATIONAL) {
            return false;
        }
        byte first = digits[count - NATIONAL];
        int prefix = count - NATIONAL;
        boolean known = prefix == 0 ? !plus : prefix == 3 ? isCountry(0) : prefix == 5 && !plus && isInternational();
        return known && first >= '2' && first != '6';
    }

    private boolean isInternational() {
        return digits[0] == '0' && digits[1] == '0' && isCountry(2);
    }

    private boolean isCountry(int at) {
        return digits[at] == COUNTRY[0] && digits[at + 1] == COUNTRY[1] && digits[at + 2] == COUNTRY[2];
    }

    /** Returns the length of the blank or mark that stands there, 0 if there is none. */
    private static int blank(byte[] bytes, int at, int to) {
        return PUNCTUATION.indexOf(bytes[at]) >= 0 ? 1 : Blanks.wide(bytes, at, to);
    }
}

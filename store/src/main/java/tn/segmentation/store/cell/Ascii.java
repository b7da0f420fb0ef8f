package tn.segmentation.store.cell;

/** What bytes of ASCII stand for. */
public final class Ascii {

    private Ascii() {}

    /** Returns whether a byte is one of {@code 0-9}. */
    public static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    /** Returns whether a byte is one of {@code A-Z} and {@code a-z}. */
    public static boolean isLetter(byte value) {
        return (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
    }

    /** Returns where the digits that stand there end. */
    public static int skipDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at;
    }
}

package tn.segmentation.store.cell;

/** Digits and signs of numbers as Arabic texts and typographers write them, and marks that nobody sees. */
final class NumberText {

    /** The Arabic decimal separator: a decimal mark whatever else the column writes. */
    static final char ARABIC_DECIMAL = '\u066b';

    private static final char ARABIC_THOUSANDS = '\u066c';
    private static final char MINUS = '\u2212';
    private static final char APOSTROPHE = '\u2019';

    /** Marks of writing direction and of the order of bytes, and spaces without width. */
    private static final String INVISIBLE =
            "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff";

    private NumberText() {}

    /**
     * Returns a text with ASCII digits, signs and apostrophes, without invisible marks; as it is when it mixes digits
     * of two scripts.
     */
    static String plain(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int zero = 0;
        for (char c : withoutMarks(text).toCharArray()) {
            boolean digit = Character.isDigit(c);
            int base = c <= '9' ? '0' : c <= '\u0669' ? '\u0660' : '\u06f0';
            int value = c - base;
            if (digit && (value < 0 || value > 9 || (zero != 0 && zero != base))) {
                return text;
            }
            zero = digit ? base : zero;
            plain.append(digit ? (char) ('0' + value) : mark(c));
        }
        return plain.toString();
    }

    private static char mark(char c) {
        if (c == MINUS) {
            return '-';
        }
        return c == ARABIC_THOUSANDS || c == APOSTROPHE ? '\'' : c;
    }

    /** Returns a text without the marks that nobody sees. */
    private static String withoutMarks(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars().filter(c -> INVISIBLE.indexOf(c) < 0).forEach(c -> visible.append((char) c));
        return visible.toString();
    }

    /**
     * Returns the length of the character outside ASCII that stands there in UTF-8, if it may be part of a number; 0.
     */
    static int length(byte[] bytes, int at, int to) {
        int left = to - at;
        int first = bytes[at] & 0xff;
        int second = left > 1 ? bytes[at + 1] & 0xff : 0;
        int third = left > 2 ? bytes[at + 2] & 0xff : 0;
        return switch (first) {
            case 0xc2 -> second == 0xa0 ? 2 : 0;
            case 0xd8 -> second == 0x9c ? 2 : 0;
            case 0xd9 -> second >= 0xa0 && second <= 0xac && second != 0xaa ? 2 : 0;
            case 0xdb -> second >= 0xb0 && second <= 0xb9 ? 2 : 0;
            case 0xe2 -> (second == 0x80 || second == 0x81 || (second == 0x88 && third == 0x92)) && third != 0 ? 3 : 0;
            case 0xef -> second == 0xbb && third == 0xbf ? 3 : 0;
            default -> 0;
        };
    }
}

package tn.segmentation.store.cell;

/** Finds the blanks of {@link NumberForm#BLANKS} around a text in UTF-8. */
public final class Blanks {

    private Blanks() {}

    /** Returns where a text begins, blanks left out. */
    public static int skip(byte[] bytes, int from, int to) {
        int at = from;
        int length = at < to ? length(bytes, at, to) : 0;
        while (length > 0) {
            at += length;
            length = at < to ? length(bytes, at, to) : 0;
        }
        return at;
    }

    /** Returns where a text ends, blanks left out. */
    public static int skipBack(byte[] bytes, int from, int to) {
        int end = to;
        int length = lengthBefore(bytes, from, end);
        while (length > 0) {
            end -= length;
            length = lengthBefore(bytes, from, end);
        }
        return end;
    }

    /** Returns the length of the blank outside ASCII that stands there; 0 if there is none. */
    private static int wide(byte[] bytes, int at, int to) {
        if (at + 1 < to && bytes[at] == (byte) 0xc2 && bytes[at + 1] == (byte) 0xa0) {
            return 2;
        }
        boolean may = at + 2 < to && bytes[at] == (byte) 0xe2 && bytes[at + 1] == (byte) 0x80;
        int last = may ? bytes[at + 2] & 0xff : 0;
        return last == 0xaf || last == 0x89 || last == 0x87 ? 3 : 0;
    }

    private static int length(byte[] bytes, int at, int to) {
        return isPlain(bytes[at]) ? 1 : wide(bytes, at, to);
    }

    private static int lengthBefore(byte[] bytes, int from, int end) {
        if (end > from && isPlain(bytes[end - 1])) {
            return 1;
        }
        if (end - 2 >= from && wide(bytes, end - 2, end) == 2) {
            return 2;
        }
        return end - 3 >= from && wide(bytes, end - 3, end) == 3 ? 3 : 0;
    }

    private static boolean isPlain(byte value) {
        return value == ' ' || value == '\t' || value == '\r' || value == '\n';
    }
}

package tn.segmentation.store.source;

/** Tells whether bytes are UTF-8: well-formed sequences as in table 3-7 of the Unicode Standard. */
public final class Utf8 {

    private Utf8() {}

    /** Returns whether the first bytes of an array, of which a line end follows, are UTF-8. */
    public static boolean isValid(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int size = sequence(bytes, at);
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /** Returns how many bytes the character has that begins there; 0 if there is none. */
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        int size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        int second = bytes[at + 1] & 0xff;
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        boolean valid = second >= lowest && second <= highest;
        for (int i = 2; i < size && valid; i++) {
            valid = (bytes[at + i] & 0xc0) == 0x80;
        }
        return valid ? size : 0;
    }
}

package tn.segmentation.store.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text, looked at as one number. How many of them are digits, and what these say, is computed without
 * a branch for each: lengths of numbers vary, and no processor guesses them.
 */
final class EightBytes {

    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final long HIGHEST = 0x8080808080808080L;
    private static final long ZEROS = 0x3030303030303030L;

    /** Takes a byte from ten on beyond the highest bit. */
    private static final long FROM_TEN = 0x7676767676767676L;

    private EightBytes() {}

    /** Returns the eight bytes from there on, the first as the lowest. */
    static long at(byte[] bytes, int at) {
        return (long) LITTLE.get(bytes, at);
    }

    /** Returns the eight bytes from there on, the first as the highest: ordered, without signs, as they are. */
    static long ordered(byte[] bytes, int at) {
        return (long) BIG.get(bytes, at);
    }

    /** Returns how many digits the bytes begin with, 0 to 8. */
    static int digits(long word) {
        // What carries into a byte comes from one below it that is no digit: the lowest mark is exact.
        long values = word ^ ZEROS;
        return Long.numberOfTrailingZeros(((values + FROM_TEN) | values) & HIGHEST) >>> 3;
    }

    /** Returns the number that the first bytes say, which are digits: 1 to 8 of them. */
    static int number(long word, int digits) {
        // Zeros in front (a shift counts modulo 64); then neighbours are joined, to numbers of two, four and eight
        // digits.
        long values = (word ^ ZEROS) << (-Byte.SIZE * digits);
        long pairs = (10 * values + (values >>> 8)) & 0x00ff00ff00ff00ffL;
        long fours = (100 * pairs + (pairs >>> 16)) & 0x0000ffff0000ffffL;
        return (int) (10_000 * fours + (fours >>> 32));
    }
}

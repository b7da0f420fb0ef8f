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

    /**
     * Marks the bytes that are no digits, by their highest bits: exactly, up to the first that is not ASCII. What
     * carries into a byte comes from such a one below it.
     */
    static long others(long word) {
        long values = word ^ ZEROS;
        return ((values + FROM_TEN) | values) & HIGHEST;
    }

    /** Returns how many bytes stand before the first that is marked, 0 to 8. */
    static int before(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** Returns the marks without the first. */
    static long withoutFirst(long marks) {
        return marks & (marks - 1);
    }

    /** Returns the bytes without one of them, the 1st to 7th after the first: those after it move up. */
    static long without(long word, int place) {
        long front = (1L << (Byte.SIZE * place)) - 1;
        return (word & front) | ((word >>> Byte.SIZE) & ~front);
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

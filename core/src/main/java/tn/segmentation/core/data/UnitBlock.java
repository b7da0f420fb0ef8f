package tn.segmentation.core.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Units of rows that follow each other, held in as few bytes as the largest of them needs: one, two or four each. Never
 * written to.
 */
public final class UnitBlock {

    private final byte @Nullable [] bytes;
    private final short @Nullable [] shorts;
    private final int[] ints;
    private final int size;
    private final UnitRange range;
    private final long sum;

    private UnitBlock(int[] units, int from, int count, UnitRange range, long sum) {
        this.size = count;
        this.range = range;
        this.sum = sum;
        // the smallest number of a width stands for a missing one
        boolean inBytes = range.smallest() > Byte.MIN_VALUE && range.largest() <= Byte.MAX_VALUE;
        boolean inShorts = range.smallest() > Short.MIN_VALUE && range.largest() <= Short.MAX_VALUE;
        this.bytes = inBytes ? bytes(units, from, count) : null;
        this.shorts = inShorts && !inBytes ? shorts(units, from, count) : null;
        this.ints = inShorts ? new int[0] : Arrays.copyOfRange(units, from, from + count);
    }

    /**
     * Copies units.
     *
     * @param units among others; {@link NumberColumn#MISSING} where there is none
     * @param from the first of the block
     * @param count how many
     */
    public static UnitBlock of(int[] units, int from, int count) {
        int smallest = Integer.MAX_VALUE;
        int largest = NumberColumn.MISSING;
        int missing = 0;
        for (int i = from; i < from + count; i++) {
            int unit = units[i];
            // the mark of a missing value is the smallest int: it never raises `largest`, and one less is the largest
            smallest = Math.min(smallest, unit - 1);
            largest = Math.max(largest, unit);
            missing += unit == NumberColumn.MISSING ? 1 : 0;
        }
        // of a block without any unit, `smallest` has overflowed to where it is for no row at all
        UnitRange range = missing == count
                ? new UnitRange(Integer.MAX_VALUE, NumberColumn.MISSING, missing)
                : new UnitRange(smallest + 1, largest, missing);
        long sum = missing * -(long) NumberColumn.MISSING;
        for (int i = from; i < from + count; i++) {
            sum += units[i];
        }
        return new UnitBlock(units, from, count, range, sum);
    }

    private static byte[] bytes(int[] units, int from, int count) {
        byte[] narrow = new byte[count];
        for (int i = 0; i < count; i++) {
            narrow[i] = (byte) Math.max(units[from + i], Byte.MIN_VALUE);
        }
        return narrow;
    }

    private static short[] shorts(int[] units, int from, int count) {
        short[] narrow = new short[count];
        for (int i = 0; i < count; i++) {
            narrow[i] = (short) Math.max(units[from + i], Short.MIN_VALUE);
        }
        return narrow;
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns the range of the units that are not missing; that of nothing where all are. */
    UnitRange range() {
        return range;
    }

    /** Returns whether every unit times a factor is a unit too. */
    public boolean fits(long factor) {
        long most = Integer.MAX_VALUE / factor;
        return range.missing() == size || (range.smallest() >= -most && range.largest() <= most);
    }

    /** Returns the sum of the units that are not missing. */
    long sum() {
        return sum;
    }

    /** Returns a unit by its place in the block. */
    int get(int place) {
        if (bytes != null) {
            return bytes[place] == Byte.MIN_VALUE ? NumberColumn.MISSING : bytes[place];
        }
        if (shorts != null) {
            return shorts[place] == Short.MIN_VALUE ? NumberColumn.MISSING : shorts[place];
        }
        return ints[place];
    }

    /** Returns a copy of all units. */
    public int[] units() {
        int[] all = new int[size];
        copy(0, size, all, 0);
        return all;
    }

    /** Copies {@code count} units from the place {@code from} on to the place {@code at} of an array. */
    void copy(int from, int count, int[] into, int at) {
        if (bytes != null) {
            widen(bytes, from, count, into, at);
        } else if (shorts != null) {
            widen(shorts, from, count, into, at);
        } else {
            System.arraycopy(ints, from, into, at, count);
        }
        if (range.missing() > 0 && ints.length == 0) {
            mark(bytes != null ? Byte.MIN_VALUE : Short.MIN_VALUE, into, at, count);
        }
    }

    private static void widen(byte[] narrow, int from, int count, int[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = narrow[from + i];
        }
    }

    private static void widen(short[] narrow, int from, int count, int[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = narrow[from + i];
        }
    }

    private static void mark(int missing, int[] units, int from, int count) {
        for (int i = from; i < from + count; i++) {
            units[i] = units[i] == missing ? NumberColumn.MISSING : units[i];
        }
    }
}

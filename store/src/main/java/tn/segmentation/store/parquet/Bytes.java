package tn.segmentation.store.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes one after the other, in an array that grows. */
final class Bytes {

    /** Reads and writes eight bytes of an array, the lowest first. */
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array = new byte[1 << 16];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** Returns the array that the bytes stand at the front of; valid until something is added. */
    byte[] array() {
        return array;
    }

    /** Makes room for so many more bytes and returns the array. */
    byte[] room(int more) {
        if (more > array.length - size) {
            long needed = (long) size + more;
            if (needed > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("more than two gigabytes in one row group");
            }
            array = Arrays.copyOf(array, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * array.length)));
        }
        return array;
    }

    /** Takes over so many bytes that were written behind the last one, after {@link #room}. */
    void advance(int more) {
        size += more;
    }

    void putByte(int value) {
        room(1)[size++] = (byte) value;
    }

    void putInt(int value) {
        INTS.set(room(4), size, value);
        size += 4;
    }

    /** Puts the first of these numbers. */
    void putFloats(float[] values, int count) {
        byte[] into = room(Float.BYTES * count);
        for (int i = 0; i < count; i++) {
            INTS.set(into, size + Float.BYTES * i, Float.floatToIntBits(values[i]));
        }
        size += Float.BYTES * count;
    }

    void putLong(long value) {
        LONGS.set(room(8), size, value);
        size += 8;
    }

    void put(byte[] source, int from, int length) {
        System.arraycopy(source, from, room(length), size, length);
        size += length;
    }

    /** Puts seven bits a byte, the lowest first; the highest bit says that more follow. */
    void putVarint(long value) {
        byte[] into = room(10);
        int at = size;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            into[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[at++] = (byte) rest;
        size = at;
    }

    /** Puts a number near zero, of whatever sign, in few bytes. */
    void putZigzag(long value) {
        putVarint(value << 1 ^ value >> 63);
    }
}

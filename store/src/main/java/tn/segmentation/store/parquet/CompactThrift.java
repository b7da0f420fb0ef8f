package tn.segmentation.store.parquet;

import java.nio.charset.StandardCharsets;

/*
 * The compact protocol of Apache Thrift, as far as Parquet's descriptions need it: a field is a byte with the distance
 * from the field before and the type, then the value; a structure ends with a zero byte. A field of a structure must be
 * written in rising order, at most 15 apart.
 */

/** Structures in Thrift's compact protocol. */
final class CompactThrift {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final Bytes out;
    private final int[] fields = new int[8];
    private int depth;

    /** Writes behind what is there. */
    CompactThrift(Bytes out) {
        this.out = out;
    }

    void bool(int field, boolean value) {
        head(field, value ? TRUE : FALSE);
    }

    void i16(int field, int value) {
        head(field, I16);
        out.putZigzag(value);
    }

    void i32(int field, int value) {
        head(field, I32);
        out.putZigzag(value);
    }

    void i64(int field, long value) {
        head(field, I64);
        out.putZigzag(value);
    }

    void text(int field, String value) {
        binary(field, value.getBytes(StandardCharsets.UTF_8));
    }

    void binary(int field, byte[] value) {
        head(field, BINARY);
        put(value);
    }

    /** Begins a structure in a field; {@link #end} ends it. */
    void struct(int field) {
        head(field, STRUCT);
        begin();
    }

    /** Puts a structure without fields. */
    void empty(int field) {
        struct(field);
        end();
    }

    /** Begins a list of so many structures, each between {@link #begin} and {@link #end}. */
    void structs(int field, int count) {
        list(field, count, STRUCT);
    }

    /** Begins a list of so many {@link #element numbers}. */
    void i32s(int field, int count) {
        list(field, count, I32);
    }

    /** Begins a list of so many {@link #element texts}. */
    void texts(int field, int count) {
        list(field, count, BINARY);
    }

    void element(int value) {
        out.putZigzag(value);
    }

    void element(String value) {
        put(value.getBytes(StandardCharsets.UTF_8));
    }

    void begin() {
        depth++;
        fields[depth] = 0;
    }

    void end() {
        out.putByte(0);
        depth--;
    }

    /** Ends the outermost structure. */
    void finish() {
        out.putByte(0);
        fields[0] = 0;
    }

    private void head(int field, int type) {
        out.putByte((field - fields[depth]) << 4 | type);
        fields[depth] = field;
    }

    private void list(int field, int count, int type) {
        head(field, LIST);
        if (count < 15) {
            out.putByte(count << 4 | type);
        } else {
            out.putByte(0xF0 | type);
            out.putVarint(count);
        }
    }

    private void put(byte[] value) {
        out.putVarint(value.length);
        out.put(value, 0, value.length);
    }
}

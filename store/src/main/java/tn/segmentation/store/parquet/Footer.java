package tn.segmentation.store.parquet;

import java.util.ArrayList;
import java.util.List;
import tn.segmentation.store.parquet.SlicedColumn.Counters;
import tn.segmentation.store.parquet.SlicedColumn.Decimals;
import tn.segmentation.store.parquet.SlicedColumn.Lists;
import tn.segmentation.store.parquet.SlicedColumn.Measures;
import tn.segmentation.store.parquet.SlicedColumn.Numbers;
import tn.segmentation.store.parquet.SlicedColumn.Texts;

/*
 * The numbers of fields are those of parquet.thrift in parquet-format 2.11. A list is a group of a repeated group of its
 * elements, as "Nested Types" in LogicalTypes.md has it.
 */

/** What the end of a Parquet file says of it: its columns, and where their chunks are. */
final class Footer {

    /** In the form that readers parse for the mistakes of known writers. Not our version: bytes would depend on it. */
    private static final String CREATED_BY = "customer-segmentation version 1 (build 1)";

    private static final int FORMAT_VERSION = 2;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;
    private static final int CONVERTED_UTF8 = 0;
    private static final int CONVERTED_LIST = 3;
    private static final int LOGICAL_STRING = 1;
    private static final int LOGICAL_LIST = 3;
    /** Longer ones are left out: they would be read with every look at the footer. */
    private static final int LONGEST_STATISTIC = 256;

    /** Physical types, and the numbers by which the format knows them. */
    private enum Type {
        INT64(2),
        FLOAT(4),
        DOUBLE(5),
        BYTE_ARRAY(6);

        final int code;

        Type(int code) {
            this.code = code;
        }

        static Type of(SlicedColumn column) {
            if (column instanceof Numbers || column instanceof Decimals) {
                return DOUBLE;
            } else if (column instanceof Measures) {
                return FLOAT;
            } else {
                return column instanceof Counters ? INT64 : BYTE_ARRAY;
            }
        }
    }

    /** A chunk and where it begins in the file. */
    record Place(long offset, Chunk chunk) {}

    private record Group(int rows, List<Place> places) {}

    private final List<SlicedColumn> columns;
    private final List<Group> groups = new ArrayList<>();

    Footer(List<SlicedColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    void add(int rows, List<Place> places) {
        groups.add(new Group(rows, places));
    }

    void put(Bytes out) {
        CompactThrift thrift = new CompactThrift(out);
        thrift.i32(1, FORMAT_VERSION);
        putSchema(thrift);
        thrift.i64(3, groups.stream().mapToLong(Group::rows).sum());
        thrift.structs(4, groups.size());
        for (int i = 0; i < groups.size(); i++) {
            putGroup(thrift, groups.get(i), i);
        }
        thrift.text(6, CREATED_BY);
        // minima and maxima are in the order of the type, which says which bytes come first
        thrift.structs(7, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            thrift.begin();
            thrift.empty(1);
            thrift.end();
        }
        thrift.finish();
    }

    private void putSchema(CompactThrift thrift) {
        long lists = columns.stream().filter(Lists.class::isInstance).count();
        thrift.structs(2, (int) (1 + columns.size() + 2 * lists));
        thrift.begin();
        thrift.text(4, "schema");
        thrift.i32(5, columns.size());
        thrift.end();
        for (SlicedColumn column : columns) {
            if (column instanceof Lists) {
                putListSchema(thrift, column.name());
            } else {
                boolean optional = Type.of(column) == Type.DOUBLE || column instanceof Texts;
                putLeaf(thrift, Type.of(column), optional ? OPTIONAL : REQUIRED, column.name());
            }
        }
    }

    private static void putListSchema(CompactThrift thrift, String name) {
        thrift.begin();
        thrift.i32(3, REQUIRED);
        thrift.text(4, name);
        thrift.i32(5, 1);
        thrift.i32(6, CONVERTED_LIST);
        thrift.struct(10);
        thrift.empty(LOGICAL_LIST);
        thrift.end();
        thrift.end();
        thrift.begin();
        thrift.i32(3, REPEATED);
        thrift.text(4, "list");
        thrift.i32(5, 1);
        thrift.end();
        putLeaf(thrift, Type.BYTE_ARRAY, REQUIRED, "element");
    }

    private static void putLeaf(CompactThrift thrift, Type type, int repetition, String name) {
        thrift.begin();
        thrift.i32(1, type.code);
        thrift.i32(3, repetition);
        thrift.text(4, name);
        if (type == Type.BYTE_ARRAY) {
            thrift.i32(6, CONVERTED_UTF8);
            thrift.struct(10);
            thrift.empty(LOGICAL_STRING);
            thrift.end();
        }
        thrift.end();
    }

    private void putGroup(CompactThrift thrift, Group group, int ordinal) {
        thrift.begin();
        thrift.structs(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            putChunk(thrift, columns.get(i), group.places().get(i));
        }
        thrift.i64(
                2,
                group.places().stream().mapToLong(p -> p.chunk().plainBytes()).sum());
        thrift.i64(3, group.rows());
        thrift.i64(5, group.places().get(0).offset());
        thrift.i64(6, group.places().stream().mapToLong(p -> p.chunk().length()).sum());
        thrift.i16(7, ordinal);
        thrift.end();
    }

    private static void putChunk(CompactThrift thrift, SlicedColumn column, Place place) {
        Chunk chunk = place.chunk();
        thrift.begin();
        thrift.i64(2, 0);
        thrift.struct(3);
        thrift.i32(1, Type.of(column).code);
        thrift.i32s(2, chunk.encodings().size());
        chunk.encodings().forEach(encoding -> thrift.element(encoding.code));
        List<String> path =
                column instanceof Lists ? List.of(column.name(), "list", "element") : List.of(column.name());
        thrift.texts(3, path.size());
        path.forEach(thrift::element);
        thrift.i32(4, chunk.codec().code);
        thrift.i64(5, chunk.levels());
        thrift.i64(6, chunk.plainBytes());
        thrift.i64(7, chunk.length());
        thrift.i64(9, place.offset() + chunk.dictionary());
        if (chunk.dictionary() > 0) {
            thrift.i64(11, place.offset());
        }
        putStatistics(thrift, chunk.statistics());
        thrift.end();
        thrift.end();
    }

    private static void putStatistics(CompactThrift thrift, Chunk.Statistics statistics) {
        if (statistics.missing() < 0) {
            return;
        }
        thrift.struct(12);
        thrift.i64(3, statistics.missing());
        byte[] least = statistics.least();
        byte[] most = statistics.most();
        if (least != null && most != null && Math.max(least.length, most.length) <= LONGEST_STATISTIC) {
            thrift.binary(5, most);
            thrift.binary(6, least);
        }
        thrift.end();
    }
}

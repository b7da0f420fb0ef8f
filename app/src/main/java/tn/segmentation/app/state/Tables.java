package tn.segmentation.app.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.input.Sha256;

/** The tables of an embedded database, and what stands in them. For one thread. */
final class Tables {

    /** Rows that are fetched or written at once. */
    static final int BATCH = 500;

    private static final String TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
            + " AND name NOT LIKE 'sqlite%' AND name <> 'flyway_schema_history' ORDER BY name";
    private static final String REFERRED = "SELECT \"table\" FROM pragma_foreign_key_list(?)";
    private static final String COLUMNS = "SELECT name FROM pragma_table_info(?) ORDER BY cid";
    private static final String KEY = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk";

    private final Connection embedded;

    Tables(Connection embedded) {
        this.embedded = embedded;
    }

    /** Returns the tables, each after those that its rows refer to. */
    List<String> inOrder() throws SQLException {
        Set<String> ordered = new LinkedHashSet<>();
        for (String table : names(TABLES)) {
            add(table, ordered);
        }
        return List.copyOf(ordered);
    }

    private void add(String table, Set<String> ordered) throws SQLException {
        for (String referred : names(REFERRED, table)) {
            if (!referred.equals(table) && !ordered.contains(referred)) {
                add(referred, ordered);
            }
        }
        ordered.add(table);
    }

    /** Returns the columns of a table, in order. */
    List<String> columns(String table) throws SQLException {
        return names(COLUMNS, table);
    }

    /** Returns what reads every row of a table in the order of its key. */
    String select(String table) throws SQLException {
        String order = names(KEY, table).stream().collect(Collectors.joining(", ", " ORDER BY ", ""));
        return "SELECT " + String.join(", ", columns(table)) + " FROM " + table + order;
    }

    /** Returns what every table holds. */
    List<TableSum> sums() throws SQLException {
        List<TableSum> sums = new ArrayList<>();
        for (String table : inOrder()) {
            sums.add(sum(embedded, table));
        }
        return sums;
    }

    /** Returns what a table of this name holds in that database, which need not be an embedded one. */
    TableSum sum(Connection connection, String table) throws SQLException {
        MessageDigest digest = Sha256.begin();
        long count = 0;
        try (PreparedStatement read = connection.prepareStatement(select(table))) {
            read.setFetchSize(BATCH);
            try (ResultSet rows = read.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    count++;
                    for (int i = 1; i <= columns; i++) {
                        add(rows.getString(i), digest);
                    }
                }
            }
        }
        return new TableSum(table, count, Sha256.of(digest));
    }

    private List<String> names(String sql, String... params) throws SQLException {
        return Statements.query(embedded, sql, row -> row.getString(1), params);
    }

    /** Lengths keep two cells apart, and nothing at all from an empty text. */
    private static void add(@Nullable String cell, MessageDigest digest) {
        byte[] bytes = cell == null ? new byte[0] : cell.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(cell == null ? -1 : bytes.length)
                .flip());
        digest.update(bytes);
    }
}

package tn.segmentation.app.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.input.Sha256;

/**
 * Moves all that an embedded database holds into an empty PostgreSQL. It is one transaction, at the end of which every
 * table is read again on both sides: the rows are as many and the same, or nothing was moved. The embedded database is
 * only read.
 */
public final class StateMove {

    private static final int BATCH = 500;

    private static final String TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
            + " AND name NOT LIKE 'sqlite%' AND name <> 'flyway_schema_history' ORDER BY name";
    private static final String REFERRED = "SELECT \"table\" FROM pragma_foreign_key_list(?)";
    private static final String COLUMNS = "SELECT name FROM pragma_table_info(?) ORDER BY cid";
    private static final String KEY = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk";

    private final Connection from;
    private final Connection to;
    private final String target;

    private StateMove(Connection from, Connection to, String target) {
        this.from = from;
        this.to = to;
        this.target = target;
    }

    /**
     * A table that was moved.
     *
     * @param name of the table
     * @param rows that it holds
     * @param sha256 of all that stands in them, in the order of their keys, hexadecimal
     */
    public record Moved(String name, long rows, String sha256) {}

    /**
     * Moves it.
     *
     * @param place names both: the folder that it is moved from, and the server that it is moved to
     * @param last is done in the same transaction, where all has arrived
     * @throws UnusableState if one of them cannot be used, or with the codes {@code move_without_target},
     *     {@code move_nothing} (file), {@code move_outdated} (file), {@code move_not_empty} (database, table, rows),
     *     {@code move_differs} (table), {@code server_running}
     */
    public static List<Moved> run(StatePlace place, Database.Work<?> last) {
        PostgresAddress postgres = place.postgres();
        if (postgres == null) {
            throw new UnusableState("move_without_target", Map.of());
        }
        StatePlace source = new StatePlace(place.folder(), null);
        if (!Database.isThere(source)) {
            throw new UnusableState("move_nothing", Map.of("file", source.name()));
        }
        Database target = Database.open(place);
        // No server writes meanwhile.
        ServerHold hold = ServerHold.take(source);
        try (hold;
                Connection from = SqliteDatabase.snapshot(place.folder())) {
            if (!Migrations.areApplied(from)) {
                throw new UnusableState("move_outdated", Map.of("file", source.name()));
            }
            return target.transact(to -> {
                List<Moved> moved = new StateMove(from, to, postgres.name()).move();
                last.with(to);
                return moved;
            });
        } catch (SQLException e) {
            throw new UnusableState(
                    "state_unreadable", Map.of("file", source.name(), "cause", String.valueOf(e.getMessage())));
        }
    }

    private List<Moved> move() throws SQLException {
        List<String> tables = tables();
        for (String table : tables) {
            long rows = Statements.query(to, "SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                    .get(0);
            if (rows > 0) {
                throw new UnusableState("move_not_empty", Map.of("database", target, "table", table, "rows", rows));
            }
        }
        List<Moved> moved = new ArrayList<>();
        for (String table : tables) {
            copy(table);
        }
        for (String table : tables) {
            Moved before = summary(from, table);
            if (!before.equals(summary(to, table))) {
                throw new UnusableState("move_differs", Map.of("table", table));
            }
            moved.add(before);
        }
        return moved;
    }

    /** Returns the tables, each after those that its rows refer to. */
    private List<String> tables() throws SQLException {
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

    private List<String> names(String sql, String... params) throws SQLException {
        return Statements.query(from, sql, row -> row.getString(1), params);
    }

    private void copy(String table) throws SQLException {
        List<String> columns = names(COLUMNS, table);
        String insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (PreparedStatement read = from.prepareStatement(select(table));
                ResultSet rows = read.executeQuery();
                PreparedStatement write = to.prepareStatement(insert)) {
            int waiting = 0;
            while (rows.next()) {
                for (int i = 1; i <= columns.size(); i++) {
                    write.setString(i, rows.getString(i));
                }
                write.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    write.executeBatch();
                    waiting = 0;
                }
            }
            write.executeBatch();
        }
    }

    private Moved summary(Connection connection, String table) throws SQLException {
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
        return new Moved(table, count, Sha256.of(digest));
    }

    private String select(String table) throws SQLException {
        String columns = String.join(", ", names(COLUMNS, table));
        String order = names(KEY, table).stream().collect(Collectors.joining(", ", " ORDER BY ", ""));
        return "SELECT " + columns + " FROM " + table + order;
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

package tn.segmentation.app.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Moves all that an embedded database holds into an empty PostgreSQL. It is one transaction, at the end of which every
 * table is read again on both sides: the rows are as many and the same, or nothing was moved. The embedded database is
 * only read.
 */
public final class StateMove {

    private final Connection from;
    private final Connection to;
    private final String target;
    private final Tables tables;

    private StateMove(Connection from, Connection to, String target) {
        this.from = from;
        this.to = to;
        this.target = target;
        this.tables = new Tables(from);
    }

    /**
     * Moves it, and returns what was moved.
     *
     * @param place names both: the folder that it is moved from, and the server that it is moved to
     * @param last is done in the same transaction, where all has arrived
     * @throws UnusableState if one of them cannot be used, or with the codes {@code move_without_target},
     *     {@code move_nothing} (file), {@code move_outdated} (file), {@code move_not_empty} (database, table, rows),
     *     {@code move_differs} (table), {@code server_running}
     */
    public static List<TableSum> run(StatePlace place, Database.Work<?> last) {
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
                List<TableSum> moved = new StateMove(from, to, postgres.name()).move();
                last.with(to);
                return moved;
            });
        } catch (SQLException e) {
            throw new UnusableState(
                    "state_unreadable", Map.of("file", source.name(), "cause", String.valueOf(e.getMessage())));
        }
    }

    private List<TableSum> move() throws SQLException {
        List<String> ordered = tables.inOrder();
        for (String table : ordered) {
            long rows = Statements.query(to, "SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                    .get(0);
            if (rows > 0) {
                throw new UnusableState("move_not_empty", Map.of("database", target, "table", table, "rows", rows));
            }
        }
        List<TableSum> moved = new ArrayList<>();
        for (String table : ordered) {
            copy(table);
        }
        for (String table : ordered) {
            TableSum before = tables.sum(from, table);
            if (!before.equals(tables.sum(to, table))) {
                throw new UnusableState("move_differs", Map.of("table", table));
            }
            moved.add(before);
        }
        return moved;
    }

    private void copy(String table) throws SQLException {
        List<String> columns = tables.columns(table);
        String insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (PreparedStatement read = from.prepareStatement(tables.select(table));
                ResultSet rows = read.executeQuery();
                PreparedStatement write = to.prepareStatement(insert)) {
            int waiting = 0;
            while (rows.next()) {
                for (int i = 1; i <= columns.size(); i++) {
                    write.setString(i, rows.getString(i));
                }
                write.addBatch();
                waiting++;
                if (waiting == Tables.BATCH) {
                    write.executeBatch();
                    waiting = 0;
                }
            }
            write.executeBatch();
        }
    }
}

package tn.segmentation.app.exports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Statements;

/**
 * The files of customers that wait for a second person, and what became of each. Each changes from one state to the
 * next once.
 */
final class HeldExportRegister {

    private static final String SELECT =
            "SELECT id, asked_at, asked_by, account_id, request, row_count, state, decided_at, decided_by, reason"
                    + " FROM held_exports";

    private final Database database;

    private HeldExportRegister(Database database) {
        this.database = database;
    }

    /** Opens the register of a platform; makes the database where there is none. */
    static HeldExportRegister open(Configuration configuration) {
        return new HeldExportRegister(Database.open(configuration.state()));
    }

    /** Writes one down; it is on the disk when this returns. */
    void add(HeldExport held) {
        database.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO held_exports (id, asked_at, asked_by, account_id, request, row_count, state)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                statement.setString(1, held.id());
                statement.setString(2, held.askedAt().toString());
                statement.setString(3, held.by().name());
                statement.setString(4, held.by().account());
                statement.setString(5, held.order().json());
                statement.setLong(6, held.rows());
                statement.setString(7, held.state().word());
                return statement.executeUpdate();
            }
        });
    }

    /** Returns the one of an id, if there is one; any text may be asked for. */
    Optional<HeldExport> find(String id) {
        return database
                .read(connection ->
                        Statements.query(connection, SELECT + " WHERE id = ?", HeldExportRegister::read, id))
                .stream()
                .findFirst();
    }

    /** Returns how many there are of somebody; of everybody where no name is given. */
    long count(@Nullable String by) {
        return database.read(connection -> Statements.query(
                        connection,
                        "SELECT COUNT(*) FROM held_exports" + of(by).where(),
                        row -> row.getLong(1),
                        of(by).params()))
                .get(0);
    }

    /** Returns some of them, newest first: at most {@code size} behind {@code skipped}. */
    List<HeldExport> list(@Nullable String by, long skipped, int size) {
        return database.read(connection -> Statements.query(
                connection,
                SELECT + of(by).where() + " ORDER BY asked_at DESC, id DESC LIMIT " + size + " OFFSET " + skipped,
                HeldExportRegister::read,
                of(by).params()));
    }

    /** Approves or declines one that waits, and returns whether it still did. */
    boolean decide(String id, HeldExport.State state, Instant at, String by, @Nullable String reason) {
        return database.transact(connection -> {
                    try (PreparedStatement statement = connection.prepareStatement("UPDATE held_exports SET state = ?,"
                            + " decided_at = ?, decided_by = ?, reason = ? WHERE id = ? AND state = 'waiting'")) {
                        statement.setString(1, state.word());
                        statement.setString(2, at.toString());
                        statement.setString(3, by);
                        statement.setString(4, reason);
                        statement.setString(5, id);
                        return statement.executeUpdate();
                    }
                })
                > 0;
    }

    /** Says that one that was approved is given out, and returns whether it had not been. */
    boolean give(String id) {
        return database.transact(connection -> give(connection, id)) > 0;
    }

    private static int give(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE held_exports SET state = 'given' WHERE id = ? AND state = 'approved'")) {
            statement.setString(1, id);
            return statement.executeUpdate();
        }
    }

    private static Whose of(@Nullable String by) {
        return new Whose("asked_by", by);
    }

    private static HeldExport read(ResultSet row) throws SQLException {
        @Nullable String account = row.getString(4);
        @Nullable String decidedAt = row.getString(8);
        return new HeldExport(
                row.getString(1),
                Instant.parse(row.getString(2)),
                new Requester(row.getString(3), account),
                order(row.getString(5)),
                row.getLong(6),
                HeldExport.State.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                decidedAt == null ? null : Instant.parse(decidedAt),
                row.getString(9),
                row.getString(10));
    }

    private static ExportOrder order(String json) {
        try {
            return ExportOrder.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

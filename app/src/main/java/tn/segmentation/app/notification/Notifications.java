package tn.segmentation.app.notification;

import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.Database;

/**
 * What is to be told, by every channel that is set up, until it is. It is written in the transaction in which it
 * happens, so that whatever becomes of the server it is told at least once; who is told twice sees that by the id.
 * Servers share it. Every method throws {@link tn.segmentation.app.state.UnusableState} when the database cannot be
 * used.
 */
public final class Notifications {

    private static final String SELECT =
            "SELECT id, event, happened_at, file, dataset, run_id, code, channel, tries FROM notifications";

    /** Older ones that are over are of no use. */
    private static final Duration KEPT = Duration.ofDays(35);

    /** Nobody else tries meanwhile, and no attempt takes as long. */
    private static final Duration ATTEMPT = Duration.ofMinutes(5);

    private final Database database;
    private final Set<Channel> channels;

    private Notifications(Database database, Set<Channel> channels) {
        this.database = database;
        this.channels = channels;
    }

    /**
     * Something that is to be told now.
     *
     * @param tries how often it was tried before
     */
    record Due(Notification notification, Channel channel, int tries) {}

    /** Opens what is to be told of a platform; makes the database where there is none. */
    public static Notifications open(Configuration configuration) {
        return new Notifications(Database.open(configuration.state()), Channel.of(configuration));
    }

    /**
     * Has something told, once the transaction in which it happens is committed; what was told under its id before is
     * not told again.
     */
    public void add(Connection connection, Notification notification) throws SQLException {
        String known = SELECT + " WHERE id = ?";
        if (!query(connection, known, Notifications::due, notification.id()).isEmpty()) {
            return;
        }
        for (Channel channel : channels) {
            update(
                    connection,
                    "INSERT INTO notifications (id, channel, event, happened_at, file, dataset, run_id, code, tries,"
                            + " due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
                    notification.id(),
                    channel.word(),
                    notification.event().word(),
                    written(notification.at()),
                    notification.file(),
                    notification.dataset(),
                    notification.run(),
                    notification.code(),
                    written(notification.at()));
        }
        update(
                connection,
                "DELETE FROM notifications WHERE ended_at < ?",
                written(notification.at().minus(KEPT)));
    }

    /** Takes what has been due longest; no two servers take the same at the same time. */
    Optional<Due> take(Instant now) {
        String next = SELECT + " WHERE ended_at IS NULL AND due_at <= ? ORDER BY due_at, id, channel LIMIT 1";
        // Most often there is none, and whoever only looks keeps nobody from writing.
        if (database.read(connection -> query(connection, next, Notifications::due, written(now)))
                .isEmpty()) {
            return Optional.empty();
        }
        return database.transact(connection -> {
            Optional<Due> due = query(connection, next, Notifications::due, written(now)).stream()
                    .findFirst();
            if (due.isPresent()) {
                update(
                        connection,
                        "UPDATE notifications SET due_at = ? WHERE id = ? AND channel = ?",
                        written(now.plus(ATTEMPT)),
                        due.get().notification().id(),
                        due.get().channel().word());
            }
            return due;
        });
    }

    /** Says that something was told. */
    void told(Due due, Instant now) {
        int unused = database.transact(connection -> update(
                connection,
                "UPDATE notifications SET ended_at = ?, failure = NULL, tries = tries + 1 WHERE id = ? AND channel = ?",
                written(now),
                due.notification().id(),
                due.channel().word()));
    }

    /**
     * Says that something was not told.
     *
     * @param why in a few words
     * @param again when to try again; null for never
     */
    void failed(Due due, String why, @Nullable Instant again, Instant now) {
        int unused = database.transact(connection -> update(
                connection,
                "UPDATE notifications SET failure = ?, tries = tries + 1, due_at = ?, ended_at = ?"
                        + " WHERE id = ? AND channel = ?",
                why,
                written(again == null ? now : again),
                again == null ? written(now) : null,
                due.notification().id(),
                due.channel().word()));
    }

    /** Returns how many could not be told since an instant, whether or not that is tried again. */
    public long untold(Instant since) {
        return database.read(connection -> query(
                        connection,
                        "SELECT COUNT(*) FROM notifications WHERE failure IS NOT NULL AND happened_at > ?",
                        row -> row.getLong(1),
                        written(since)))
                .get(0);
    }

    /** Texts of one length are in the order of time. */
    private static String written(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Due due(ResultSet row) throws SQLException {
        @Nullable String run = row.getString(6);
        @Nullable String code = row.getString(7);
        return new Due(
                new Notification(
                        row.getString(1),
                        Event.of(row.getString(2)),
                        Instant.parse(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        run,
                        code),
                Channel.of(row.getString(8)),
                row.getInt(9));
    }
}

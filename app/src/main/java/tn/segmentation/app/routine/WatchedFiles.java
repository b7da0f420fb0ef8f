package tn.segmentation.app.routine;

import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.notification.Event;
import tn.segmentation.app.notification.Notification;
import tn.segmentation.app.notification.Notifications;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.routine.WatchedFile.State;
import tn.segmentation.app.state.Database;

/**
 * What became of the files of the watched folder. Servers share it: a file is one server's to go on with until that has
 * said nothing for a while, and a state changes once, whoever changes it. What a method has done is on the disk when it
 * returns. Every method throws {@link tn.segmentation.app.state.UnusableState} when the database cannot be used.
 */
final class WatchedFiles {

    private static final String SELECT =
            "SELECT id, name, state, taken_at, changed_at, run_id, code, tries FROM watched_files";

    private static final String RESULTS = Arrays.stream(State.values())
            .filter(State::isResult)
            .map(state -> "'" + state.word() + "'")
            .collect(Collectors.joining(", "));

    /** Long after whatever came of it is of use to anybody. */
    private static final Duration KEPT = Duration.ofDays(730);

    /** As many as anybody looks through. */
    private static final int MOST = 50;

    private final Database database;
    private final Notifications notifications;

    private WatchedFiles(Database database, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    /** Opens the files of a platform; makes the database where there is none. */
    static WatchedFiles open(Configuration configuration) {
        return new WatchedFiles(Database.open(configuration.state()), Notifications.open(configuration));
    }

    /**
     * Claims a file that is about to be taken.
     *
     * @return whether nobody else is about to take one of that name
     */
    boolean claim(WatchedFile file, String owner) {
        return database.transact(connection -> {
            boolean isClaimed = !query(
                            connection, SELECT + " WHERE state = 'taken' AND name = ?", WatchedFiles::file, file.name())
                    .isEmpty();
            if (isClaimed) {
                return false;
            }
            update(
                    connection,
                    "INSERT INTO watched_files (id, name, state, taken_at, changed_at, run_id, tries, due_at, owner,"
                            + " alive_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
                    file.id(),
                    file.name(),
                    file.state().word(),
                    written(file.takenAt()),
                    written(file.changedAt()),
                    file.run(),
                    written(file.takenAt()),
                    owner,
                    written(file.takenAt()));
            update(
                    connection,
                    "DELETE FROM watched_files WHERE state <> 'taken' AND changed_at < ?",
                    written(file.takenAt().minus(KEPT)));
            return true;
        });
    }

    /** Forgets a file that was not taken after all. */
    void forget(WatchedFile file) {
        int unused = database.transact(connection ->
                update(connection, "DELETE FROM watched_files WHERE id = ? AND state = 'taken'", file.id()));
    }

    /**
     * Returns a file that was taken and is to be gone on with, and makes it the server's.
     *
     * @param owner the server
     * @param patience how long another may say nothing; a clock that was set back is no excuse
     */
    Optional<WatchedFile> carryOn(String owner, Instant now, Duration patience) {
        String next = SELECT
                + " WHERE state = 'taken' AND due_at <= ? AND (owner IS NULL OR owner = ? OR alive_at < ? OR alive_at > ?)"
                + " ORDER BY taken_at, id LIMIT 1";
        String[] params = {written(now), owner, written(now.minus(patience)), written(now.plus(patience))};
        if (database.read(connection -> query(connection, next, WatchedFiles::file, params))
                .isEmpty()) {
            return Optional.empty();
        }
        return database.transact(connection -> {
            Optional<WatchedFile> file =
                    query(connection, next, WatchedFiles::file, params).stream().findFirst();
            if (file.isPresent()) {
                update(
                        connection,
                        "UPDATE watched_files SET owner = ?, alive_at = ? WHERE id = ?",
                        owner,
                        written(now),
                        file.get().id());
            }
            return file;
        });
    }

    /** Says that a server still works on what is its. */
    void keep(String owner, Instant now) {
        int unused = database.transact(connection -> update(
                connection,
                "UPDATE watched_files SET alive_at = ? WHERE owner = ? AND state = 'taken'",
                written(now),
                owner));
    }

    /** Has a file gone on with later, by whoever comes first. */
    void postpone(WatchedFile file, String code, Instant due) {
        int unused = database.transact(connection -> update(
                connection,
                "UPDATE watched_files SET code = ?, due_at = ?, tries = tries + 1, owner = NULL"
                        + " WHERE id = ? AND state = 'taken'",
                code,
                written(due),
                file.id()));
    }

    /** Says why a file is about to be put among the refused ones. */
    void refuse(WatchedFile file, String code) {
        int unused = database.transact(connection -> update(
                connection, "UPDATE watched_files SET code = ? WHERE id = ? AND state = 'taken'", code, file.id()));
    }

    /**
     * Changes the state of a file, and has told what there is to tell; nothing happens if it is not any more as it was.
     *
     * @param run that is made of it
     * @param code why; null for no reason
     */
    void change(WatchedFile file, State state, String run, @Nullable String code, Instant now) {
        boolean unused = database.transact(connection -> {
            boolean isChanged = update(
                            connection,
                            "UPDATE watched_files SET state = ?, run_id = ?, code = ?, changed_at = ?, owner = NULL"
                                    + " WHERE id = ? AND state = ?",
                            state.word(),
                            run,
                            code,
                            written(now),
                            file.id(),
                            file.state().word())
                    == 1;
            Event event = state.event();
            if (isChanged && event != null) {
                tell(connection, file, event, run, code, now);
            }
            return isChanged;
        });
    }

    private void tell(
            Connection connection, WatchedFile file, Event event, String run, @Nullable String code, Instant now)
            throws SQLException {
        boolean isAboutFile = event == Event.FILE_REFUSED || event == Event.FILE_UNDECIDED;
        notifications.add(
                connection,
                new Notification(
                        file.id() + "-" + event.word(),
                        event,
                        now.truncatedTo(ChronoUnit.SECONDS),
                        file.name(),
                        file.id(),
                        isAboutFile ? null : run,
                        code));
    }

    /** Has another run made of a file whose run was interrupted; nothing happens if somebody else has. */
    void again(WatchedFile file, String run, Instant now) {
        int unused = database.transact(connection -> update(
                connection,
                "UPDATE watched_files SET state = 'taken', run_id = ?, due_at = ?, tries = tries + 1, owner = NULL"
                        + " WHERE id = ? AND state = 'running' AND run_id = ?",
                run,
                written(now),
                file.id(),
                file.run()));
    }

    /** Returns those in a state, the newest first. */
    List<WatchedFile> in(State state) {
        return database.read(connection -> query(
                connection,
                SELECT + " WHERE state = ? ORDER BY changed_at DESC, id DESC LIMIT " + MOST,
                WatchedFiles::file,
                state.word()));
    }

    /** Returns the one to which a result came last, if there is any. */
    Optional<WatchedFile> last() {
        return database
                .read(connection -> query(
                        connection,
                        SELECT + " WHERE state IN (" + RESULTS + ") ORDER BY changed_at DESC, id DESC LIMIT 1",
                        WatchedFiles::file))
                .stream()
                .findFirst();
    }

    /** Texts of one length are in the order of time. */
    private static String written(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static WatchedFile file(ResultSet row) throws SQLException {
        @Nullable String code = row.getString(7);
        return new WatchedFile(
                row.getString(1),
                row.getString(2),
                State.of(row.getString(3)),
                Instant.parse(row.getString(4)),
                Instant.parse(row.getString(5)),
                row.getString(6),
                code,
                row.getInt(8));
    }
}

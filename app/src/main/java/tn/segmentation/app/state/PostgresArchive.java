package tn.segmentation.app.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Whether a PostgreSQL hands over all that it writes to whoever backs it up, so that it can be had back as it was at
 * any instant; what it is backed up by is its administrator's matter.
 *
 * @param state what it does
 * @param now what time it is there
 */
public record PostgresArchive(State state, Instant now) {

    private static final String SELECT = "SELECT current_setting('archive_mode') <> 'off',"
            + " (SELECT COALESCE(last_failed_time > last_archived_time, last_failed_time IS NOT NULL) FROM"
            + " pg_stat_archiver), to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    /** What a server does with what it has written. */
    public enum State {
        /** Nothing. */
        OFF,
        /** It tries to hand it over, and cannot. */
        FAILING,
        RUNNING
    }

    /**
     * Asks the database of a place.
     *
     * @throws UnusableState if it cannot be used
     */
    public static PostgresArchive of(StatePlace place) {
        return Database.open(place)
                .read(connection -> Statements.query(connection, SELECT, PostgresArchive::read))
                .get(0);
    }

    private static PostgresArchive read(ResultSet row) throws SQLException {
        State state = !row.getBoolean(1) ? State.OFF : row.getBoolean(2) ? State.FAILING : State.RUNNING;
        return new PostgresArchive(state, Instant.parse(row.getString(3)));
    }
}

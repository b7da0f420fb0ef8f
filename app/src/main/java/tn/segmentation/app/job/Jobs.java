package tn.segmentation.app.job;

import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jobs that are known, old ones aside: a queue, and its history. Servers share it, and so do the processes that
 * make runs; safe for use by several threads and processes. What a method has done is on the disk when it returns.
 * Every method throws {@link tn.segmentation.app.state.UnusableState} when the database cannot be used.
 */
public final class Jobs {

    private static final String SELECT =
            "SELECT id, kind, priority, state, dataset, name, asked, language, asked_by_id, asked_by, created_at,"
                    + " started_at, ended_at, due_at, alive_at, tries, progress, error, run_id, stopped_by FROM jobs";

    /** What somebody waits for is made by the server that he asked. */
    private static final String NEXT = SELECT + " WHERE state = 'queued' AND owner IS NULL AND kind = ?"
            + " AND (due_at IS NULL OR due_at <= ?) ORDER BY priority DESC, position, id";

    /** As many of a kind are remembered as somebody may look through. */
    private static final String FORGET =
            "DELETE FROM jobs WHERE ended_at IS NOT NULL AND kind = ? AND id NOT IN (SELECT id FROM jobs WHERE kind = ?"
                    + " ORDER BY position DESC, id DESC LIMIT 500)";

    private static final String NEWEST = " ORDER BY position DESC, id DESC";

    private final Database database;

    private Jobs(Database database) {
        this.database = database;
    }

    /**
     * How a job ends.
     *
     * @param state what became of it, as far as the process that made it can tell
     * @param error why, unless it is complete
     * @param progress what was last said of it
     */
    record End(
            JobState state,
            @Nullable JsonNode error,
            @Nullable JsonNode progress) {}

    /**
     * How many jobs are remembered, and what the queue is like.
     *
     * @param states how many are in each state; one in which there is none is absent
     * @param waitingSince since when the one waits that waits longest for its first turn; null where none does
     * @param stages of the runs that are being made, as the command line calls them; empty for one that has said
     *     nothing
     * @param failedLately how many have failed since an instant of which nobody waited for the end
     */
    record Census(Map<JobState, Long> states, @Nullable Instant waitingSince, List<String> stages, long failedLately) {}

    /** Opens the jobs of a platform; makes the database where there is none. */
    public static Jobs open(Configuration configuration) {
        return new Jobs(Database.open(configuration.state()));
    }

    /**
     * Puts a job behind those that wait. One that is there already stays as it is.
     *
     * @param most of its kind that may wait or be made
     * @return whether there was room for it
     */
    boolean add(Job job, int most) {
        return add(job, most, null, null);
    }

    /**
     * Puts a job as above among those that wait, which nobody takes: the server that is asked for it begins it, and
     * says that it is there.
     */
    boolean attend(Job job, int most, String owner, Instant now) {
        return add(job, most, owner, now.toString());
    }

    private boolean add(Job job, int most, @Nullable String owner, @Nullable String aliveAt) {
        return database.transact(connection -> {
            if (find(connection, job.id()).isPresent()) {
                return true;
            }
            String kind = job.kind().word();
            List<String> open = query(
                    connection,
                    "SELECT id FROM jobs WHERE state IN ('queued', 'running') AND kind = ?",
                    row -> row.getString(1),
                    kind);
            if (open.size() >= most) {
                return false;
            }
            update(
                    connection,
                    "INSERT INTO jobs (position, priority, id, kind, state, dataset, name, asked, language, asked_by_id,"
                            + " asked_by, created_at, run_id, owner, alive_at) SELECT COALESCE(MAX(position), 0) + 1, "
                            + job.priority().ordinal() + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM jobs",
                    job.id(),
                    kind,
                    job.state().word(),
                    job.request().dataset(),
                    job.request().name(),
                    JsonMapper.shared().writeValueAsString(job.request().options()),
                    job.request().language().tag(),
                    job.asker().id(),
                    job.asker().name(),
                    job.createdAt().toString(),
                    job.runId(),
                    owner,
                    aliveAt);
            update(connection, FORGET, kind, kind);
            return true;
        });
    }

    Optional<Job> find(String id) {
        return database.read(connection -> find(connection, id));
    }

    /**
     * Which jobs somebody asks for.
     *
     * @param kind what they make; null for all
     * @param dataset the id of the file that they are about; null for all
     */
    record Search(@Nullable JobKind kind, @Nullable String dataset) {

        private String where() {
            return " WHERE kind LIKE ? AND (dataset = ? OR ? = '')";
        }

        private String[] params() {
            String of = dataset == null ? "" : dataset;
            return new String[] {kind == null ? "%" : kind.word(), of, of};
        }
    }

    /** Returns some of the jobs that are remembered, newest first: at most {@code size} behind {@code skipped}. */
    List<Job> list(Search search, long skipped, int size) {
        return database.read(connection -> query(
                connection,
                SELECT + search.where() + NEWEST + " LIMIT " + size + " OFFSET " + skipped,
                Jobs::job,
                search.params()));
    }

    /** Counts them. */
    long count(Search search) {
        return database.read(connection -> query(
                        connection,
                        "SELECT COUNT(*) FROM jobs" + search.where(),
                        row -> row.getLong(1),
                        search.params())
                .get(0));
    }

    /** Counts the jobs that are remembered. */
    Census census(Instant lately) {
        return database.read(connection -> {
            Map<JobState, Long> states = new EnumMap<>(JobState.class);
            query(connection, "SELECT state, COUNT(*) FROM jobs GROUP BY state", row -> {
                states.put(JobState.of(row.getString(1)), row.getLong(2));
                return row;
            });
            List<Instant> waiting = query(
                    connection,
                    "SELECT created_at FROM jobs WHERE state = 'queued' AND tries = 0 ORDER BY created_at LIMIT 1",
                    row -> Instant.parse(row.getString(1)));
            List<String> stages = query(
                    connection,
                    "SELECT progress FROM jobs WHERE state = 'running' AND kind = 'run'",
                    row -> stage(row.getString(1)));
            long failed = query(
                            connection,
                            "SELECT kind FROM jobs WHERE state = 'failed' AND ended_at > ?",
                            row -> JobKind.of(row.getString(1)),
                            lately.toString())
                    .stream()
                    .filter(kind -> !kind.isAttended())
                    .count();
            return new Census(states, waiting.isEmpty() ? null : waiting.get(0), stages, failed);
        });
    }

    /** Takes the next job of a kind; no two servers take the same. */
    Optional<Job> take(JobKind kind, String owner, Instant now) {
        // Most often there is none, and whoever only looks keeps nobody from writing.
        if (database.read(connection -> next(connection, kind, now)).isEmpty()) {
            return Optional.empty();
        }
        return database.transact(connection -> {
            for (Job next : next(connection, kind, now)) {
                if (begin(connection, next.id(), owner, now)) {
                    return find(connection, next.id());
                }
            }
            return Optional.empty();
        });
    }

    /** Begins a job that waits and that nobody takes; returns it as it is now, which may be cancelled. */
    Optional<Job> begin(String id, String owner, Instant now) {
        return database.transact(connection -> {
            begin(connection, id, owner, now);
            return find(connection, id);
        });
    }

    private static List<Job> next(Connection connection, JobKind kind, Instant now) throws SQLException {
        return query(connection, NEXT, Jobs::job, kind.word(), now.toString());
    }

    private static boolean begin(Connection connection, String id, String owner, Instant now) throws SQLException {
        return update(
                        connection,
                        "UPDATE jobs SET state = 'running', owner = ?, started_at = ?, alive_at = ?, due_at = NULL,"
                                + " progress = NULL, tries = tries + 1 WHERE id = ? AND state = 'queued'",
                        owner,
                        now.toString(),
                        now.toString(),
                        id)
                == 1;
    }

    /**
     * Which attempt at a job is meant: whoever means one does nothing to another, nor to a job that is over.
     *
     * @param id of the job
     * @param column that tells attempts apart
     * @param value that it has
     */
    record Attempt(String id, String column, String value) {

        /** Returns the attempt of a server at a job. */
        static Attempt of(String id, String owner) {
            return new Attempt(id, "owner", owner);
        }

        /**
         * Returns the attempt of whichever server has last said of a job that it is there when it did so for this one.
         */
        static Attempt of(Job seen) {
            return new Attempt(seen.id(), "alive_at", String.valueOf(seen.aliveAt()));
        }
    }

    /**
     * Does something to a job.
     *
     * @return the job after that; empty where another attempt is made by now, or none
     */
    private Optional<Job> change(Attempt attempt, Change change) {
        return database.transact(connection -> {
            List<String> found = query(
                    connection,
                    "SELECT id FROM jobs WHERE id = ? AND ended_at IS NULL AND " + attempt.column() + " = ?",
                    row -> row.getString(1),
                    attempt.id(),
                    attempt.value());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            change.in(connection, attempt.id());
            return find(connection, attempt.id());
        });
    }

    @FunctionalInterface
    private interface Change {
        void in(Connection connection, String id) throws SQLException;
    }

    /** Says of a job that it is there, and how far it is; returns it as above. */
    Optional<Job> keep(Attempt attempt, @Nullable JsonNode progress, Instant now) {
        return change(attempt, (connection, id) -> {
            update(connection, "UPDATE jobs SET alive_at = ? WHERE id = ?", now.toString(), id);
            say(connection, id, progress);
        });
    }

    /**
     * Ends a job. One whose run is known is complete, whatever became of the process after that; one that somebody
     * asked to stop is cancelled, unless it is complete. Returns it as above.
     */
    Optional<Job> end(Attempt attempt, End end, Instant now) {
        return change(attempt, (connection, id) -> end(connection, id, end, now));
    }

    private static void end(Connection connection, String id, End end, Instant now) throws SQLException {
        say(connection, id, end.progress());
        if (end.state() != JobState.COMPLETE) {
            update(
                    connection,
                    "UPDATE jobs SET state = 'cancelled' WHERE id = ? AND state IN ('queued', 'running')"
                            + " AND stopped_by IS NOT NULL",
                    id);
        }
        update(
                connection,
                "UPDATE jobs SET state = ?, error = ? WHERE id = ? AND state IN ('queued', 'running')",
                end.state().word(),
                text(end.error()),
                id);
        update(connection, "UPDATE jobs SET ended_at = ?, due_at = NULL WHERE id = ?", now.toString(), id);
    }

    /**
     * Puts a job that has failed back among those that wait, unless somebody asked to stop it: it ends then. Returns it
     * as above.
     *
     * @param due before which nobody takes it; null where that may be at once
     */
    Optional<Job> postpone(Attempt attempt, End end, @Nullable Instant due, Instant now) {
        return change(attempt, (connection, id) -> {
            boolean waits = update(
                            connection,
                            "UPDATE jobs SET state = 'queued', owner = NULL, alive_at = NULL, due_at = ?, error = ?"
                                    + " WHERE id = ? AND state = 'running' AND stopped_by IS NULL",
                            due == null ? null : due.toString(),
                            text(end.error()),
                            id)
                    == 1;
            if (!waits) {
                end(connection, id, end, now);
            }
        });
    }

    /** Cancels a job that waits, and asks the server that makes one to stop; returns it as it is now. */
    Optional<Job> stop(String id, String by, Instant now) {
        return database.transact(connection -> {
            update(
                    connection,
                    "UPDATE jobs SET stopped_by = ? WHERE id = ? AND ended_at IS NULL AND stopped_by IS NULL",
                    by,
                    id);
            update(
                    connection,
                    "UPDATE jobs SET state = 'cancelled', ended_at = ?, due_at = NULL WHERE id = ? AND state = 'queued'",
                    now.toString(),
                    id);
            return find(connection, id);
        });
    }

    /**
     * Returns the jobs of which no server says any more that it makes them.
     *
     * @param patience how long a server may say nothing; a clock that was set back is no excuse
     */
    List<Job> abandoned(Instant now, Duration patience) {
        return database
                .read(connection ->
                        query(connection, SELECT + " WHERE ended_at IS NULL AND alive_at IS NOT NULL", Jobs::job))
                .stream()
                .filter(job -> job.aliveAt() != null
                        && Duration.between(job.aliveAt(), now).abs().compareTo(patience) > 0)
                .toList();
    }

    /**
     * Says that a job is complete, in the transaction that makes its run known; nothing happens where there is none.
     */
    public static void complete(Connection connection, String run) throws SQLException {
        update(connection, "UPDATE jobs SET state = 'complete', run_id = id, error = NULL WHERE id = ?", run);
    }

    private static void say(Connection connection, String id, @Nullable JsonNode progress) throws SQLException {
        if (progress != null) {
            update(connection, "UPDATE jobs SET progress = ? WHERE id = ?", progress.toString(), id);
        }
    }

    private static Optional<Job> find(Connection connection, String id) throws SQLException {
        return query(connection, SELECT + " WHERE id = ?", Jobs::job, id).stream()
                .findFirst();
    }

    private static Job job(ResultSet row) throws SQLException {
        @Nullable String runId = row.getString(19);
        @Nullable String stoppedBy = row.getString(20);
        return new Job(
                row.getString(1),
                JobKind.of(row.getString(2)),
                JobPriority.values()[row.getInt(3)],
                JobState.of(row.getString(4)),
                new Job.Request(
                        row.getString(5),
                        row.getString(6),
                        List.of(JsonMapper.shared().readValue(row.getString(7), String[].class)),
                        Language.of(row.getString(8))),
                new Job.Asker(row.getString(9), row.getString(10)),
                Instant.parse(row.getString(11)),
                instant(row.getString(12)),
                instant(row.getString(13)),
                instant(row.getString(14)),
                instant(row.getString(15)),
                row.getInt(16),
                json(row.getString(17)),
                json(row.getString(18)),
                runId,
                stoppedBy);
    }

    private static String stage(@Nullable String progress) {
        JsonNode said = json(progress);
        return said == null ? "" : said.path("stage").asString("");
    }

    private static @Nullable String text(@Nullable JsonNode json) {
        return json == null ? null : json.toString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JsonMapper.shared().readTree(text);
    }
}

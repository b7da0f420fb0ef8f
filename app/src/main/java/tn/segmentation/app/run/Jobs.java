package tn.segmentation.app.run;

import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
final class Jobs {

    private static final String SELECT =
            "SELECT id, kind, state, dataset, name, asked, language, asked_by_id, asked_by,"
                    + " created_at, started_at, ended_at, progress, error, run_id, stopped_by, alive_at FROM jobs";

    private static final String NEXT = SELECT + " WHERE state = 'queued' ORDER BY position, id";

    /** As many are remembered as somebody may look through. */
    private static final String FORGET =
            "DELETE FROM jobs WHERE ended_at IS NOT NULL AND position <= (SELECT MAX(position) FROM jobs) - 500";

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
     * @param waitingSince since when the one waits that waits longest; null where none does
     * @param stages of those that are being made, as the command line calls them; empty for one that has said nothing
     * @param failedLately how many have failed since an instant
     */
    record Census(Map<JobState, Long> states, @Nullable Instant waitingSince, List<String> stages, long failedLately) {}

    /** Opens the jobs of a platform; makes the database where there is none. */
    static Jobs open(Configuration configuration) {
        return new Jobs(Database.open(configuration.state()));
    }

    /**
     * Puts a job behind those that wait. One that is there already stays as it is.
     *
     * @param most that may wait or be made
     * @return whether there was room for it
     */
    boolean add(Job job, int most) {
        return database.transact(connection -> {
            if (find(connection, job.id()).isPresent()) {
                return true;
            }
            List<String> open = query(
                    connection, "SELECT id FROM jobs WHERE state IN ('queued', 'running')", row -> row.getString(1));
            if (open.size() >= most) {
                return false;
            }
            update(
                    connection,
                    "INSERT INTO jobs (position, id, kind, state, dataset, name, asked, language, asked_by_id, asked_by,"
                            + " created_at) SELECT COALESCE(MAX(position), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM jobs",
                    job.id(),
                    word(job.kind()),
                    job.state().word(),
                    job.request().dataset(),
                    job.request().name(),
                    JsonMapper.shared().writeValueAsString(job.request().options()),
                    job.request().language().tag(),
                    job.asker().id(),
                    job.asker().name(),
                    job.createdAt().toString());
            update(connection, FORGET);
            return true;
        });
    }

    Optional<Job> find(String id) {
        return database.read(connection -> find(connection, id));
    }

    /** Returns every job that is remembered, newest first. */
    List<Job> list() {
        return database.read(connection -> query(connection, SELECT + " ORDER BY position DESC, id DESC", Jobs::job));
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
                    "SELECT created_at FROM jobs WHERE state = 'queued' ORDER BY created_at LIMIT 1",
                    row -> Instant.parse(row.getString(1)));
            List<String> stages = query(
                    connection, "SELECT progress FROM jobs WHERE state = 'running'", row -> stage(row.getString(1)));
            long failed = query(
                            connection,
                            "SELECT COUNT(*) FROM jobs WHERE state = 'failed' AND ended_at > ?",
                            row -> row.getLong(1),
                            lately.toString())
                    .get(0);
            return new Census(states, waiting.isEmpty() ? null : waiting.get(0), stages, failed);
        });
    }

    /** Returns the jobs of a file, newest first. */
    List<Job> of(String dataset) {
        return database.read(connection ->
                query(connection, SELECT + " WHERE dataset = ? ORDER BY position DESC, id DESC", Jobs::job, dataset));
    }

    /** Takes the job that waits longest; no two servers take the same. */
    Optional<Job> take(String owner, Instant now) {
        // Most often there is none, and whoever only looks keeps nobody from writing.
        if (database.read(connection -> query(connection, NEXT, Jobs::job)).isEmpty()) {
            return Optional.empty();
        }
        return database.transact(connection -> {
            for (Job next : query(connection, NEXT, Jobs::job)) {
                int taken = update(
                        connection,
                        "UPDATE jobs SET state = 'running', owner = ?, started_at = ?, alive_at = ?"
                                + " WHERE id = ? AND state = 'queued'",
                        owner,
                        now.toString(),
                        now.toString(),
                        next.id());
                if (taken == 1) {
                    return find(connection, next.id());
                }
            }
            return Optional.empty();
        });
    }

    /** Says of a job that it is being made, and how far it is; returns it as it is now. */
    Optional<Job> keep(String id, @Nullable JsonNode progress, Instant now) {
        return database.transact(connection -> {
            update(connection, "UPDATE jobs SET alive_at = ? WHERE id = ?", now.toString(), id);
            say(connection, id, progress);
            return find(connection, id);
        });
    }

    /**
     * Ends a job. One whose run is known is complete, whatever became of the process after that; one that somebody
     * asked to stop is cancelled and not interrupted.
     *
     * @return the job as it is now
     */
    Optional<Job> end(String id, End end, Instant now) {
        JsonNode error = end.error();
        return database.transact(connection -> {
            say(connection, id, end.progress());
            if (end.state() == JobState.INTERRUPTED) {
                update(
                        connection,
                        "UPDATE jobs SET state = 'cancelled' WHERE id = ? AND state = 'running'"
                                + " AND stopped_by IS NOT NULL",
                        id);
            }
            boolean isOver = update(
                            connection,
                            "UPDATE jobs SET state = ? WHERE id = ? AND state = 'running'",
                            end.state().word(),
                            id)
                    == 1;
            if (isOver && error != null) {
                update(connection, "UPDATE jobs SET error = ? WHERE id = ?", error.toString(), id);
            }
            update(connection, "UPDATE jobs SET ended_at = ? WHERE id = ?", now.toString(), id);
            return find(connection, id);
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
                    "UPDATE jobs SET state = 'cancelled', ended_at = ? WHERE id = ? AND state = 'queued'",
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
    static void complete(Connection connection, String run) throws SQLException {
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

    private static String word(Job.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Job job(ResultSet row) throws SQLException {
        @Nullable String runId = row.getString(15);
        @Nullable String stoppedBy = row.getString(16);
        return new Job(
                row.getString(1),
                Job.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                JobState.of(row.getString(3)),
                new Job.Request(
                        row.getString(4),
                        row.getString(5),
                        List.of(JsonMapper.shared().readValue(row.getString(6), String[].class)),
                        Language.of(row.getString(7))),
                new Job.Asker(row.getString(8), row.getString(9)),
                Instant.parse(row.getString(10)),
                instant(row.getString(11)),
                instant(row.getString(12)),
                json(row.getString(13)),
                json(row.getString(14)),
                runId,
                stoppedBy,
                instant(row.getString(17)));
    }

    private static String stage(@Nullable String progress) {
        JsonNode said = json(progress);
        return said == null ? "" : said.path("stage").asString("");
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JsonMapper.shared().readTree(text);
    }
}

package tn.segmentation.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.job.Jobs;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Remembered;
import tn.segmentation.app.state.StatePlace;
import tn.segmentation.app.state.Statements;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.input.Sha256;

/**
 * The runs that are known, and which of them is published. Command line and web application share it; safe for use by
 * several threads and processes. Every method throws {@link UnusableState} when the database cannot be used.
 */
public final class Runs {

    private static final String SELECT =
            "SELECT id, folder, input_name, input_sha256, created_at, rows_segmented, period, scope FROM runs"
                    + " WHERE removed_at IS NULL";

    private final Database database;
    private final Path processedData;
    private final Supplier<List<Publication>> publications;

    private Runs(Database database, Path processedData) {
        this.database = database;
        this.publications = Remembered.one(database, this::readPublications);
        this.processedData = processedData.toAbsolutePath().normalize();
    }

    /**
     * A change of the run that dashboard and API serve.
     *
     * @param runId that was published
     * @param at when
     * @param by whom
     * @param proposedBy who had proposed it where that took two; null where it took one
     */
    public record Publication(
            String runId, Instant at, String by, @Nullable String proposedBy) {}

    /** Opens the runs of a platform; makes the database where there is none. */
    public static Runs open(Configuration configuration) {
        return open(configuration.state(), configuration.processedData());
    }

    /** Opens the runs of a database, whose folders stand in another; makes the database where there is none. */
    public static Runs open(StatePlace place, Path processedData) {
        return new Runs(Database.open(place), processedData);
    }

    /** Makes a complete run known, without publishing it. One that is known by all its particulars stays as it is. */
    public void register(RegisteredRun run) {
        database.transact(connection -> insert(connection, run));
    }

    /** Makes a complete run known and publishes it: both or neither, and neither where it is known. */
    public void registerAndPublish(RegisteredRun run, Instant at, String by) {
        database.transact(connection -> {
            boolean isNew = insert(connection, run);
            if (isNew) {
                point(connection, new Publication(run.id(), at, by, null));
            }
            return isNew;
        });
    }

    /** Makes a complete run known and proposes to publish it: both or neither, and neither where it is known. */
    public void registerAndPropose(RegisteredRun run, Instant at, Requester by) {
        database.transact(connection -> {
            boolean isNew = insert(connection, run);
            if (isNew) {
                Proposals.insert(connection, run.id(), at, by);
            }
            return isNew;
        });
    }

    /**
     * Publishes a run that is known, unless it is the published one.
     *
     * @return whether it was not
     * @throws UnusableState if it is not known
     */
    public boolean publish(String id, Instant at, String by) {
        return database.transact(connection -> {
            if (query(connection, SELECT + " AND id = ?", id).isEmpty()) {
                throw new UnusableState("run_unknown", Map.of("run", id));
            }
            if (isPublished(connection, id)) {
                return false;
            }
            point(connection, new Publication(id, at, by, null));
            return true;
        });
    }

    /**
     * Writes down that a run is gone, unless it is the published one, or somebody proposes it; its folder is for the
     * caller to remove.
     *
     * @return whether it was there until then, and may go
     */
    public boolean remove(String id, Instant at) {
        return database.transact(connection -> {
            if (Proposals.find(connection, id).isPresent() || isPublished(connection, id)) {
                return false;
            }
            return Statements.update(
                            connection,
                            "UPDATE runs SET removed_at = ? WHERE id = ? AND removed_at IS NULL",
                            at.toString(),
                            id)
                    == 1;
        });
    }

    /** Returns where runs stood that are gone, by their ids. */
    public Map<String, Path> removed() {
        return database
                .read(connection -> Statements.query(
                        connection,
                        "SELECT id, folder FROM runs WHERE removed_at IS NOT NULL",
                        row -> Map.entry(row.getString(1), processedData.resolve(row.getString(2)))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns the run that dashboard and API serve, if there is one. */
    public Optional<RegisteredRun> published() {
        return database.read(connection ->
                query(connection, SELECT + " AND id = (SELECT run_id FROM publications ORDER BY position DESC LIMIT 1)")
                        .stream()
                        .findFirst());
    }

    /** Returns the run of that id, if it is known. */
    public Optional<RegisteredRun> find(String id) {
        return database.read(connection ->
                query(connection, SELECT + " AND id = ?", id).stream().findFirst());
    }

    /** Returns every run, newest first. */
    public List<RegisteredRun> list() {
        return database.read(connection -> query(connection, SELECT + " ORDER BY created_at DESC, id DESC"));
    }

    /** Returns how many runs there are. */
    public long count() {
        return database.read(connection -> Statements.query(
                        connection, "SELECT COUNT(*) FROM runs WHERE removed_at IS NULL", row -> row.getLong(1)))
                .get(0);
    }

    /** Returns some of the runs, newest first: at most {@code size} behind the first {@code before}. */
    public List<RegisteredRun> list(long before, int size) {
        return database.read(connection ->
                query(connection, SELECT + " ORDER BY created_at DESC, id DESC LIMIT " + size + " OFFSET " + before));
    }

    /**
     * Returns the runs that were made of a file with these bytes, newest first.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public List<RegisteredRun> madeOf(Path file) {
        String sha256 = sha256(file);
        return database.read(connection ->
                query(connection, SELECT + " AND input_sha256 = ? ORDER BY created_at DESC, id DESC", sha256));
    }

    /** Returns what was published when and by whom, newest first. */
    public List<Publication> publications() {
        return publications.get();
    }

    private List<Publication> readPublications() {
        return List.copyOf(database.read(connection -> Statements.query(
                connection,
                "SELECT run_id, published_at, published_by, proposed_by FROM publications ORDER BY position DESC",
                Runs::publication)));
    }

    /**
     * Returns the complete run folders that are not registered: a process that ended between the last two steps of
     * publishing leaves one.
     */
    public List<Path> unregistered() {
        if (!Files.isDirectory(processedData)) {
            return List.of();
        }
        Set<Path> known = list().stream().map(RegisteredRun::folder).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(processedData)) {
            return folders.filter(
                            folder -> !String.valueOf(folder.getFileName()).startsWith("."))
                    .filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
                    .filter(folder -> !known.contains(folder))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the sum of a file. */
    static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever registers a run and hears no answer asks again; it may have got through. Returns whether it had not. */
    private boolean insert(Connection connection, RegisteredRun run) throws SQLException {
        if (query(connection, SELECT + " AND id = ?", run.id()).contains(run)) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO runs (id, folder, input_name, input_sha256, created_at, rows_segmented, period, scope)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, run.id());
            statement.setString(2, written(run.folder()));
            statement.setString(3, run.inputName());
            statement.setString(4, run.inputSha256());
            statement.setString(5, run.createdAt().toString());
            statement.setLong(6, run.rowsSegmented());
            statement.setString(7, run.period());
            statement.setString(8, run.scope());
            statement.executeUpdate();
        }
        Jobs.complete(connection, run.id());
        return true;
    }

    /** Publishes a run; whatever proposes it has come to its end. */
    static void point(Connection connection, Publication publication) throws SQLException {
        Proposals.delete(connection, publication.runId());
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO publications (position, run_id, published_at, published_by, proposed_by)"
                        + " SELECT COALESCE(MAX(position), 0) + 1, ?, ?, ?, ? FROM publications")) {
            statement.setString(1, publication.runId());
            statement.setString(2, publication.at().toString());
            statement.setString(3, publication.by());
            statement.setString(4, publication.proposedBy());
            statement.executeUpdate();
        }
    }

    /** Returns whether a run is the one that dashboard and API serve. */
    static boolean isPublished(Connection connection, String id) throws SQLException {
        return Statements.query(
                        connection,
                        "SELECT run_id FROM publications ORDER BY position DESC LIMIT 1",
                        row -> row.getString(1))
                .contains(id);
    }

    private static Publication publication(ResultSet row) throws SQLException {
        @Nullable String proposedBy = row.getString(4);
        return new Publication(row.getString(1), Instant.parse(row.getString(2)), row.getString(3), proposedBy);
    }

    private List<RegisteredRun> query(Connection connection, String sql, String... params) throws SQLException {
        List<RegisteredRun> runs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < params.length; i++) {
                statement.setString(i + 1, params[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    runs.add(run(rows));
                }
            }
        }
        return runs;
    }

    private RegisteredRun run(ResultSet row) throws SQLException {
        @Nullable String period = row.getString(7);
        @Nullable String scope = row.getString(8);
        return new RegisteredRun(
                row.getString(1),
                processedData.resolve(row.getString(2)),
                row.getString(3),
                row.getString(4),
                Instant.parse(row.getString(5)),
                row.getLong(6),
                period,
                scope);
    }

    /** Folders below that of the runs are written relative to it, so that all of them can be moved together. */
    private String written(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return absolute.startsWith(processedData)
                ? processedData.relativize(absolute).toString()
                : absolute.toString();
    }
}

package tn.segmentation.app.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.AuditCheck.Anchor;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.StatePlace;
import tn.segmentation.app.state.Statements;
import tn.segmentation.app.state.UnusableState;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of the audit, one chain for all servers and commands: the database lets them write one after the other. A
 * line is on the disk when the method that writes it returns. Safe for use by several threads and processes. Every
 * method throws {@link UnusableState} when the database cannot be used.
 */
public final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private static final String COLUMNS = "position, acted_at, act, who, address, subject, reason, outcome, details,"
            + " begun, previous_sha256, sha256";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM audit WHERE ";

    /** Of one length, so that texts are in the order of time. */
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Database database;
    private final Clock clock;

    private Audit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens the audit of a platform; makes the database where there is none. */
    public static Audit open(Configuration configuration, Clock clock) {
        return open(configuration.state(), clock);
    }

    /** Opens the audit of a database; makes it where there is none. */
    public static Audit open(StatePlace place, Clock clock) {
        return new Audit(Database.open(place), clock);
    }

    /** Writes a line. */
    public AuditLine record(AuditEntry entry) {
        return record(entry, null);
    }

    /** Writes how an act has ended of which a line says that it was begun. */
    AuditLine record(AuditEntry entry, @Nullable Long begun) {
        Instant now = clock.instant();
        AuditLine line = database.transact(connection -> insert(connection, entry, now, begun));
        announce(line);
        return line;
    }

    /** Writes a line in the transaction in which the act itself is done: both or neither. */
    public static AuditLine record(Connection connection, AuditEntry entry, Instant at) throws SQLException {
        return insert(connection, entry, at, null);
    }

    /** Wherever the logs go, whoever cuts the audit off would have to change them there too. */
    private static void announce(AuditLine line) {
        LOG.info("audit {}:{}", line.position(), line.sha256());
    }

    private static AuditLine insert(Connection connection, AuditEntry entry, Instant at, @Nullable Long begun)
            throws SQLException {
        @Nullable AuditLine last = newest(connection).orElse(null);
        AuditLine line = new AuditLine(
                        last == null ? 1 : last.position() + 1,
                        written(at),
                        entry.act().word(),
                        entry.actor().name(),
                        entry.actor().address(),
                        entry.subject(),
                        entry.reason(),
                        entry.outcome().word(),
                        JsonMapper.shared().writeValueAsString(entry.details()),
                        begun,
                        last == null ? AuditLine.NOTHING : last.sha256(),
                        "")
                .summed();
        insert(connection, line);
        return line;
    }

    private static void insert(Connection connection, AuditLine line) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO audit (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, line.position());
            List<String> texts = List.of(
                    line.at(),
                    line.act(),
                    line.who(),
                    line.address(),
                    line.subject(),
                    line.reason(),
                    line.outcome(),
                    line.details());
            for (int i = 0; i < texts.size(); i++) {
                statement.setString(i + 2, texts.get(i));
            }
            if (line.begun() == null) {
                statement.setNull(10, Types.BIGINT);
            } else {
                statement.setLong(10, line.begun());
            }
            statement.setString(11, line.previous());
            statement.setString(12, line.sha256());
            statement.executeUpdate();
        }
    }

    /** Returns how many lines a search finds. */
    public long count(AuditSearch search) {
        return database.read(connection -> Statements.query(
                        connection,
                        "SELECT COUNT(*) FROM audit WHERE " + search.condition(),
                        row -> row.getLong(1),
                        search.params()))
                .get(0);
    }

    /** Returns some of the lines that a search finds, newest first: at most {@code size} behind {@code skipped}. */
    public List<AuditLine> list(AuditSearch search, long skipped, int size) {
        return database.read(connection -> Statements.query(
                connection,
                SELECT + search.condition() + " ORDER BY position DESC LIMIT " + size + " OFFSET " + skipped,
                Audit::line,
                search.params()));
    }

    /**
     * Returns lines that a search finds, newest first, at most {@code size} of those that are older than a position.
     */
    List<AuditLine> older(AuditSearch search, long position, int size) {
        return database.read(connection -> Statements.query(
                connection,
                SELECT + search.condition() + " AND position < " + position + " ORDER BY position DESC LIMIT " + size,
                Audit::line,
                search.params()));
    }

    /** Returns which line is the last. */
    public Anchor anchor() {
        return database.read(Audit::newest)
                .map(line -> new Anchor(line.position(), line.sha256()))
                .orElse(Anchor.NONE);
    }

    private static Optional<AuditLine> newest(Connection connection) throws SQLException {
        return Statements.query(connection, SELECT + "position = (SELECT MAX(position) FROM audit)", Audit::line)
                .stream()
                .findFirst();
    }

    /** Returns the newest line that an act has ended like this. */
    public Optional<AuditLine> last(Act act, Outcome outcome) {
        return database
                .read(connection -> Statements.query(
                        connection,
                        SELECT + "act = ? AND outcome = ? ORDER BY position DESC LIMIT 1",
                        Audit::line,
                        act.word(),
                        outcome.word()))
                .stream()
                .findFirst();
    }

    /** Returns whether one of these acts has ended like this behind a position. */
    public boolean hasBehind(long position, Set<Act> acts, Outcome outcome) {
        return !database.read(connection -> Statements.query(
                        connection,
                        SELECT + "position > " + position + " AND act IN (" + words(acts) + ") AND outcome = ? LIMIT 1",
                        Audit::line,
                        outcome.word()))
                .isEmpty();
    }

    private static String words(Collection<Act> acts) {
        return acts.stream().map(act -> "'" + act.word() + "'").collect(Collectors.joining(", "));
    }

    /** Returns when each thing was last the subject of one of these acts that was done. */
    public Map<String, Instant> latest(List<Act> acts) {
        return database
                .read(connection -> Statements.query(
                        connection,
                        "SELECT subject, MAX(acted_at) FROM audit WHERE act IN (" + words(acts) + ") AND outcome = ?"
                                + " GROUP BY subject",
                        row -> Map.entry(row.getString(1), Instant.parse(row.getString(2))),
                        Outcome.DONE.word()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns every line behind a position, in order, at most {@code size}. */
    List<AuditLine> behind(long position, int size) {
        return database.read(connection -> Statements.query(
                connection, SELECT + "position > " + position + " ORDER BY position LIMIT " + size, Audit::line));
    }

    /** Returns an instant as lines have it. */
    static String written(Instant at) {
        return AT.format(at);
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        long begun = row.getLong(10);
        boolean isEnd = !row.wasNull();
        return new AuditLine(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                isEnd ? begun : null,
                row.getString(11),
                row.getString(12));
    }
}

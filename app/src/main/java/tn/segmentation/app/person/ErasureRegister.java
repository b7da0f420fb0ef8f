package tn.segmentation.app.person;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.person.Erasure.Destroyed;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Statements;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who was to be erased. What is written here outlives the backups that still know the person. Every method throws
 * {@link tn.segmentation.app.state.UnusableState} when the database cannot be used.
 */
public final class ErasureRegister {

    private static final String SELECT =
            "SELECT id, person, asked_at, asked_by, reason, done_at, destroyed FROM erasures";

    private final Database database;

    private ErasureRegister(Database database) {
        this.database = database;
    }

    /** Opens the register of a platform; makes the database where there is none. */
    public static ErasureRegister open(Configuration configuration) {
        return new ErasureRegister(Database.open(configuration.state()));
    }

    /** Writes an order down; one that is there already stays as it is. */
    public void add(Erasure erasure) {
        database.transact(connection -> {
            if (!query(connection, " WHERE id = ?", erasure.id()).isEmpty()) {
                return 0;
            }
            return Statements.update(
                    connection,
                    "INSERT INTO erasures (id, person, asked_at, asked_by, reason, destroyed) VALUES (?, ?, ?, ?, ?, ?)",
                    erasure.id(),
                    erasure.person(),
                    erasure.askedAt(),
                    erasure.askedBy(),
                    erasure.reason(),
                    json(erasure.destroyed()));
        });
    }

    /** Writes down what came of an order. */
    void change(Erasure erasure) {
        database.transact(connection -> {
            String destroyed = json(erasure.destroyed());
            @Nullable String doneAt = erasure.doneAt();
            return doneAt == null
                    ? Statements.update(
                            connection,
                            "UPDATE erasures SET done_at = NULL, destroyed = ? WHERE id = ?",
                            destroyed,
                            erasure.id())
                    : Statements.update(
                            connection,
                            "UPDATE erasures SET done_at = ?, destroyed = ? WHERE id = ?",
                            doneAt,
                            destroyed,
                            erasure.id());
        });
    }

    /**
     * Has other tokens stand for the people that orders name.
     *
     * @param other returns the one that comes in place of a token
     * @return how many orders were changed
     */
    public int rename(UnaryOperator<String> other) {
        return database.transact(connection -> {
            int changed = 0;
            for (Erasure erasure : query(connection, "")) {
                String person = other.apply(erasure.person());
                if (!person.equals(erasure.person())) {
                    changed += Statements.update(
                            connection, "UPDATE erasures SET person = ? WHERE id = ?", person, erasure.id());
                }
            }
            return changed;
        });
    }

    /** Returns every order, newest first. */
    public List<Erasure> list() {
        return database.read(connection -> query(connection, " ORDER BY asked_at DESC, id DESC"));
    }

    /** Returns the orders of which something is still to be done, newest first. */
    public List<Erasure> unfinished() {
        return database.read(connection -> query(connection, " WHERE done_at IS NULL ORDER BY asked_at DESC, id DESC"));
    }

    /** Returns some of them, newest first: at most {@code size} behind {@code skipped}. */
    public List<Erasure> list(long skipped, int size) {
        return database.read(connection ->
                query(connection, " ORDER BY asked_at DESC, id DESC LIMIT " + size + " OFFSET " + skipped));
    }

    /** Returns how many there are. */
    public long count() {
        return database.read(connection ->
                        Statements.query(connection, "SELECT COUNT(*) FROM erasures", row -> row.getLong(1)))
                .get(0);
    }

    /** Returns the order of that id, if there is one. */
    public Optional<Erasure> find(String id) {
        return database.read(
                connection -> query(connection, " WHERE id = ?", id).stream().findFirst());
    }

    private static List<Erasure> query(Connection connection, String condition, String... params) throws SQLException {
        return Statements.query(connection, SELECT + condition, ErasureRegister::read, params);
    }

    private static Erasure read(ResultSet row) throws SQLException {
        @Nullable String doneAt = row.getString(6);
        return new Erasure(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                doneAt,
                JsonMapper.shared().readValue(row.getString(7), Destroyed.class));
    }

    private static String json(Destroyed destroyed) {
        return JsonMapper.shared().writeValueAsString(destroyed);
    }
}

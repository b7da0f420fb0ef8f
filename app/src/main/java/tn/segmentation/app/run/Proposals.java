package tn.segmentation.app.run;

import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.run.PublishAnswer.Outcome;
import tn.segmentation.app.run.Runs.Publication;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.UnusableState;

/**
 * The runs that somebody has proposed to publish and that wait for a second person. Safe for use by several threads and
 * processes. Every method throws {@link UnusableState} when the database cannot be used.
 */
public final class Proposals {

    private static final String SELECT = "SELECT run_id, proposed_at, proposed_by, account_id FROM proposals";

    private final Database database;

    private Proposals(Database database) {
        this.database = database;
    }

    /**
     * A run that waits for a second person.
     *
     * @param runId that is proposed
     * @param at since when
     * @param by who has proposed it
     */
    public record Proposal(String runId, Instant at, Requester by) {}

    /** Opens the proposals of a platform; makes the database where there is none. */
    public static Proposals open(Configuration configuration) {
        return new Proposals(Database.open(configuration.state()));
    }

    /** Returns every run that waits, the one that has waited longest first. */
    public List<Proposal> list() {
        return database.read(
                connection -> query(connection, SELECT + " ORDER BY proposed_at, run_id", Proposals::proposal));
    }

    /** Returns the proposal to publish a run, if there is one. */
    public Optional<Proposal> find(String runId) {
        return database.read(connection -> find(connection, runId));
    }

    /**
     * Proposes a run, or publishes one that somebody else has proposed.
     *
     * @throws RequestRefusal if he has proposed it himself, or is no person (403)
     */
    Outcome second(String runId, Requester who, Instant at) {
        return database.transact(connection -> {
            if (Runs.isPublished(connection, runId)) {
                return Outcome.ALREADY_PUBLISHED;
            }
            Optional<Proposal> proposal = find(connection, runId);
            if (proposal.isEmpty()) {
                insert(connection, runId, at, who);
                return Outcome.PROPOSED;
            }
            if (proposal.get().by().isSameAs(who)) {
                throw new RequestRefusal(403, "proposal_own", Map.of("run", runId));
            }
            if (!who.isPerson()) {
                throw new RequestRefusal(403, "approval_by_program", Map.of("run", runId));
            }
            Requester first = proposal.get().by();
            Runs.point(connection, new Publication(runId, at, who.name(), first.name()));
            return Outcome.PUBLISHED;
        });
    }

    /** Takes a proposal back and returns whether there was one. */
    boolean withdraw(String runId) {
        return database.transact(connection -> delete(connection, runId)) > 0;
    }

    static int delete(Connection connection, String runId) throws SQLException {
        return update(connection, "DELETE FROM proposals WHERE run_id = ?", runId);
    }

    static void insert(Connection connection, String runId, Instant at, Requester by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO proposals (run_id, proposed_at, proposed_by, account_id) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, runId);
            statement.setString(2, at.toString());
            statement.setString(3, by.name());
            statement.setString(4, by.account());
            statement.executeUpdate();
        }
    }

    static Optional<Proposal> find(Connection connection, String runId) throws SQLException {
        return query(connection, SELECT + " WHERE run_id = ?", Proposals::proposal, runId).stream()
                .findFirst();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        @Nullable String account = row.getString(4);
        return new Proposal(
                row.getString(1), Instant.parse(row.getString(2)), new Requester(row.getString(3), account));
    }
}

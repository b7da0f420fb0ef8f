package tn.segmentation.app.security;

import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Remembered;
import tn.segmentation.app.state.UnusableState;

/**
 * What programs sign in with. Command line and web application share it; safe for use by several threads and processes.
 * Every method throws {@link UnusableState} when the database cannot be used.
 */
public final class Tokens {

    /** How long a token is valid where nobody says so. */
    public static final int USUAL_DAYS = 90;

    /** How long a token can be valid. */
    public static final int MOST_DAYS = 366;

    /** By which those who look for secrets in places where they should not be know one of ours. */
    private static final String PREFIX = "seg_";

    private static final String SELECT = "SELECT id, name, role, created_at, expires_at, revoked_at FROM tokens";

    private final Database database;
    private final Remembered<String, Token> known;

    private Tokens(Database database) {
        this.database = database;
        this.known = new Remembered<>(database, this::read);
    }

    /**
     * A new token.
     *
     * @param token that was made
     * @param key the secret, which is not kept
     */
    public record Issued(Token token, String key) {}

    /** Opens the tokens of a platform; makes the database where there is none. */
    public static Tokens open(Configuration configuration) {
        return new Tokens(Database.open(configuration.state()));
    }

    /**
     * Makes a token.
     *
     * @param role what the program may do; programs administer nothing
     * @param validity until it ends by itself
     * @throws RefusedAccount if a valid token has that name, or it is none
     */
    public Issued add(String name, Role role, Instant at, Duration validity) {
        if (role == Role.ADMINISTRATOR) {
            throw new RefusedAccount("token_administrator", name);
        }
        String written = Users.written(name);
        String key = PREFIX + Secret.make();
        return database.transact(connection -> {
            if (valid(connection, written, at).isPresent()) {
                throw new RefusedAccount("token_exists", written);
            }
            Token token = new Token(UUID.randomUUID().toString(), written, role, at, at.plus(validity), null);
            update(
                    connection,
                    "INSERT INTO tokens (id, name, role, key_sha256, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
                    token.id(),
                    token.name(),
                    role.word(),
                    Secret.digest(key),
                    token.createdAt().toString(),
                    token.expiresAt().toString());
            return new Issued(token, key);
        });
    }

    /** Returns every token that there ever was, by name, newest first. */
    public List<Token> list() {
        return database.read(
                connection -> query(connection, SELECT + " ORDER BY name, created_at DESC", Tokens::token));
    }

    /** Returns the token of that secret, if it is valid. */
    Optional<Token> find(String key, Instant now) {
        return known.find(Secret.digest(key)).filter(token -> token.isValid(now));
    }

    private Optional<Token> read(String digest) {
        return database.read(
                connection -> query(connection, SELECT + " WHERE key_sha256 = ?", Tokens::token, digest).stream()
                        .findFirst());
    }

    /**
     * Ends a token, from the next request on.
     *
     * @throws RefusedAccount if no valid token has that name
     */
    public Token revoke(String name, Instant at) {
        String written = Users.written(name);
        return database.transact(connection -> {
            Token token =
                    valid(connection, written, at).orElseThrow(() -> new RefusedAccount("token_unknown", written));
            update(connection, "UPDATE tokens SET revoked_at = ? WHERE id = ?", at.toString(), token.id());
            return new Token(token.id(), token.name(), token.role(), token.createdAt(), token.expiresAt(), at);
        });
    }

    private static Optional<Token> valid(Connection connection, String name, Instant now) throws SQLException {
        return query(connection, SELECT + " WHERE name = ?", Tokens::token, name).stream()
                .filter(token -> token.isValid(now))
                .findFirst();
    }

    private static Token token(ResultSet row) throws SQLException {
        @Nullable String revokedAt = row.getString(6);
        return new Token(
                row.getString(1),
                row.getString(2),
                Users.role(row.getString(3)),
                Instant.parse(row.getString(4)),
                Instant.parse(row.getString(5)),
                revokedAt == null ? null : Instant.parse(revokedAt));
    }
}

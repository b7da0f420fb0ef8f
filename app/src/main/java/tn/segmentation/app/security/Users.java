package tn.segmentation.app.security;

import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Remembered;
import tn.segmentation.app.state.UnusableState;

/**
 * Who may sign in. Command line and web application share it; safe for use by several threads and processes. Every
 * method throws {@link UnusableState} when the database cannot be used, and those that take a name
 * {@link RefusedAccount} when nobody has it.
 */
public final class Users {

    /** How long a link to choose a password can be used. */
    public static final Duration INVITATION = Duration.ofHours(24);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final String FIRST = "admin";

    private static final String COLUMNS =
            "id, name, role, password_hash, created_at, disabled_at, session_epoch, language, issuer FROM users";

    /** One who comes by a provider is none tomorrow if the provider says so, so it is not counted on. */
    private static final String ADMINISTRATORS =
            "SELECT COUNT(*) FROM users WHERE role = 'administrator' AND disabled_at IS NULL AND issuer IS NULL";

    private final Database database;
    private final Remembered<String, Account> accounts;

    private Users(Database database) {
        this.database = database;
        this.accounts = new Remembered<>(database, this::read);
    }

    /**
     * What a password is compared with.
     *
     * @param account whose it is
     * @param hash of the password; null while none was chosen
     */
    record Known(Account account, @Nullable String hash) {}

    /**
     * Leave to choose a password, once.
     *
     * @param account for whom
     * @param key the secret, which is not kept
     */
    public record Invitation(Account account, String key) {}

    /**
     * Who somebody is to an OpenID provider.
     *
     * @param issuer what the provider calls itself
     * @param subject what it calls that person, and nobody else ever
     * @param name that person would like to have here
     */
    record Identity(String issuer, String subject, String name) {

        /** What names begin with of whoever comes by a provider, and none of ours can. */
        static final String PREFIX = "oidc:";

        private static final int LONGEST = 60;

        /** Returns a name that can be had here: that of the person, as names are written, behind the prefix. */
        String written() {
            String plain = name.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9._@-]+", "-")
                    .replaceFirst("^[^a-z0-9]+", "");
            return PREFIX
                    + (plain.isEmpty()
                            ? Secret.digest(subject).substring(0, 12)
                            : plain.substring(0, Math.min(plain.length(), LONGEST)));
        }
    }

    /** Opens the users of a platform; makes the database where there is none. */
    public static Users open(Configuration configuration) {
        return new Users(Database.open(configuration.state()));
    }

    /** Returns everybody, by name. */
    public List<Account> list() {
        return database.read(connection -> select(connection, " ORDER BY name").stream()
                .map(Known::account)
                .toList());
    }

    /** Returns the account of that id, if there is one. */
    public Optional<Account> find(String id) {
        return accounts.find(id);
    }

    private Optional<Account> read(String id) {
        return database.read(connection -> select(connection, " WHERE id = ?", id).stream()
                .map(Known::account)
                .findFirst());
    }

    /** Returns the account of that name, if there is one; upper and lower case are the same. */
    Optional<Known> named(String name) {
        return database.read(connection -> known(connection, name));
    }

    /**
     * Makes an account, and the link by which it gets its password.
     *
     * @throws RefusedAccount if the name is taken, or not one of 1 to 64 letters a-z, digits, points, hyphens,
     *     underscores and @
     */
    public Invitation add(String name, Role role, Instant at) {
        String written = written(name);
        return database.transact(connection -> {
            if (known(connection, written).isPresent()) {
                throw new RefusedAccount("account_exists", written);
            }
            return invite(connection, insert(connection, written, role, at), at);
        });
    }

    /**
     * Makes a new link by which somebody may choose a password; the one before is void.
     *
     * @throws RefusedAccount if a provider knows who that is
     */
    public Invitation invite(String name, Instant at) {
        return database.transact(connection -> invite(connection, ours(require(connection, name)), at));
    }

    /**
     * Returns the account of whom a provider knows, made if there is none, in the role that the provider gives now. One
     * that is disabled stays what it was.
     */
    Account arrive(Identity who, Role role, Instant at) {
        return database.transact(connection -> {
            Optional<Account> known = identified(connection, who);
            if (known.isEmpty()) {
                return insert(connection, who, role, at);
            }
            if (!known.get().isDisabled() && known.get().role() != role) {
                update(
                        connection,
                        "UPDATE users SET role = ? WHERE id = ?",
                        role.word(),
                        known.get().id());
            }
            return identified(connection, who).orElseThrow();
        });
    }

    /**
     * Ends the sessions of somebody to whom a provider gives no role any more.
     *
     * @return the account, if there is one
     */
    Optional<Account> dismiss(Identity who) {
        return database.transact(connection -> {
            update(
                    connection,
                    "UPDATE users SET session_epoch = session_epoch + 1 WHERE issuer = ? AND subject = ?",
                    who.issuer(),
                    who.subject());
            return identified(connection, who);
        });
    }

    /**
     * Makes sure that somebody can become the first administrator: where none has a password yet, there is one who may
     * choose it, by a new link.
     *
     * @return nothing where an administrator has a password, or the one who should be first was disabled or demoted
     */
    public Optional<Invitation> inviteFirstAdministrator(Instant at) {
        return database.transact(connection -> {
            if (count(connection, ADMINISTRATORS + " AND password_hash IS NOT NULL") > 0) {
                return Optional.empty();
            }
            Optional<Account> known = known(connection, FIRST).map(Known::account);
            Account first = known.isPresent() ? known.get() : insert(connection, FIRST, Role.ADMINISTRATOR, at);
            boolean isFit = first.role() == Role.ADMINISTRATOR && !first.isDisabled();
            return isFit ? Optional.of(invite(connection, first, at)) : Optional.empty();
        });
    }

    /** Returns the account of that name, made without a password if there is none. */
    public Account ensure(String name, Role role, Instant at) {
        return database.transact(connection -> {
            Optional<Known> known = known(connection, name);
            return known.isPresent() ? known.get().account() : insert(connection, name, role, at);
        });
    }

    /**
     * Returns whose invitation has that key, without using it.
     *
     * @return nothing if it was used, is too old, was never made, or its account is disabled
     */
    Optional<Account> invited(String key, Instant now) {
        return database.read(connection -> invited(connection, key, now));
    }

    /**
     * Uses an invitation: the password is set, sessions of before end, the key is void.
     *
     * @return nothing, as {@link #invited}
     */
    Optional<Account> redeem(String key, String passwordHash, Instant now) {
        return database.transact(connection -> {
            Optional<Account> account = invited(connection, key, now);
            if (account.isEmpty()) {
                return account;
            }
            String id = account.get().id();
            update(connection, "DELETE FROM invitations WHERE user_id = ?", id);
            update(
                    connection,
                    "UPDATE users SET password_hash = ?, session_epoch = session_epoch + 1 WHERE id = ?",
                    passwordHash,
                    id);
            return select(connection, " WHERE id = ?", id).stream()
                    .map(Known::account)
                    .findFirst();
        });
    }

    /** Replaces the hash of a password that was just found to be right by one made as it is done now. */
    void rehash(Account account, String passwordHash) {
        database.transact(connection ->
                update(connection, "UPDATE users SET password_hash = ? WHERE id = ?", passwordHash, account.id()));
    }

    /**
     * Gives somebody another role, from the next request on.
     *
     * @throws RefusedAccount if no administrator would be left, or if a provider says which role that is
     */
    public Account setRole(String name, Role role) {
        return change(name, role != Role.ADMINISTRATOR, (connection, account) -> {
            return update(
                    connection,
                    "UPDATE users SET role = ? WHERE id = ?",
                    role.word(),
                    ours(account).id());
        });
    }

    /**
     * Ends what somebody may do, from the next request on, for good: who is enabled again has to sign in again.
     *
     * @throws RefusedAccount if no administrator would be left
     */
    public Account disable(String name, Instant at) {
        return change(name, true, (connection, account) -> {
            update(connection, "DELETE FROM invitations WHERE user_id = ?", account.id());
            return update(
                    connection,
                    "UPDATE users SET disabled_at = COALESCE(disabled_at, ?), session_epoch = session_epoch + 1"
                            + " WHERE id = ?",
                    at.toString(),
                    account.id());
        });
    }

    /** Keeps which language an account reads. */
    public void setLanguage(String id, Language language) {
        database.transact(
                connection -> update(connection, "UPDATE users SET language = ? WHERE id = ?", language.tag(), id));
    }

    /** Lets somebody sign in again. */
    public Account enable(String name) {
        return change(
                name,
                false,
                (connection, account) ->
                        update(connection, "UPDATE users SET disabled_at = NULL WHERE id = ?", account.id()));
    }

    /** A change of one account. */
    @FunctionalInterface
    private interface Change {
        int of(Connection connection, Account account) throws SQLException;
    }

    private Account change(String name, boolean mayTakeTheLastAdministrator, Change change) {
        return database.transact(connection -> {
            Account before = require(connection, name);
            boolean counts = before.role() == Role.ADMINISTRATOR
                    && !before.isDisabled()
                    && before.origin() == Account.Origin.LOCAL;
            if (mayTakeTheLastAdministrator && counts && count(connection, ADMINISTRATORS) == 1) {
                throw new RefusedAccount("last_administrator", before.name());
            }
            change.of(connection, before);
            return require(connection, name);
        });
    }

    private static Account insert(Connection connection, String name, Role role, Instant at) throws SQLException {
        update(
                connection,
                "INSERT INTO users (id, name, role, created_at, session_epoch) VALUES (?, ?, ?, ?, 0)",
                UUID.randomUUID().toString(),
                name,
                role.word(),
                at.toString());
        return require(connection, name);
    }

    private static Account insert(Connection connection, Identity who, Role role, Instant at) throws SQLException {
        String wanted = who.written();
        String name = wanted;
        // Two people of a provider may be called alike, one after the other at least.
        for (int others = 1; known(connection, name).isPresent(); others++) {
            name = wanted + "." + (others + 1);
        }
        Account made = insert(connection, name, role, at);
        update(
                connection,
                "UPDATE users SET issuer = ?, subject = ? WHERE id = ?",
                who.issuer(),
                who.subject(),
                made.id());
        return require(connection, name);
    }

    private static Optional<Account> identified(Connection connection, Identity who) throws SQLException {
        return select(connection, " WHERE issuer = ? AND subject = ?", who.issuer(), who.subject()).stream()
                .map(Known::account)
                .findFirst();
    }

    private static Account ours(Account account) {
        if (account.origin() != Account.Origin.LOCAL) {
            throw new RefusedAccount("account_of_provider", account.name());
        }
        return account;
    }

    private static Invitation invite(Connection connection, Account account, Instant at) throws SQLException {
        String key = Secret.make();
        update(connection, "DELETE FROM invitations WHERE user_id = ?", account.id());
        update(
                connection,
                "INSERT INTO invitations (user_id, key_sha256, expires_at) VALUES (?, ?, ?)",
                account.id(),
                Secret.digest(key),
                at.plus(INVITATION).toString());
        return new Invitation(account, key);
    }

    private static Optional<Account> invited(Connection connection, String key, Instant now) throws SQLException {
        Optional<String> id = query(
                        connection,
                        "SELECT user_id, expires_at FROM invitations WHERE key_sha256 = ?",
                        row -> Map.entry(row.getString(1), Instant.parse(row.getString(2))),
                        Secret.digest(key))
                .stream()
                .filter(invitation -> now.isBefore(invitation.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        return id.isEmpty()
                ? Optional.empty()
                : select(connection, " WHERE id = ?", id.get()).stream()
                        .map(Known::account)
                        .filter(account -> !account.isDisabled())
                        .findFirst();
    }

    private static Account require(Connection connection, String name) throws SQLException {
        return known(connection, name)
                .map(Known::account)
                .orElseThrow(() -> new RefusedAccount("account_unknown", name));
    }

    private static Optional<Known> known(Connection connection, String name) throws SQLException {
        return select(connection, " WHERE name = ?", name.toLowerCase(Locale.ROOT)).stream()
                .findFirst();
    }

    private static List<Known> select(Connection connection, String where, String... params) throws SQLException {
        return query(connection, "SELECT " + COLUMNS + where, Users::account, params);
    }

    private static Known account(ResultSet row) throws SQLException {
        @Nullable String hash = row.getString(4);
        @Nullable String disabledAt = row.getString(6);
        Account account = new Account(
                row.getString(1),
                row.getString(2),
                role(row.getString(3)),
                hash != null,
                Instant.parse(row.getString(5)),
                disabledAt == null ? null : Instant.parse(disabledAt),
                row.getLong(7),
                Language.asked(row.getString(8)).orElse(null),
                row.getString(9));
        return new Known(account, hash);
    }

    /** Returns the role of a word that this program has written. */
    static Role role(String word) throws SQLException {
        return Role.of(word).orElseThrow(() -> new SQLException("the database names a role that there is not"));
    }

    /**
     * Returns a name as it is kept: in lower case.
     *
     * @throws RefusedAccount if it is none
     */
    static String written(String name) {
        String written = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(written).matches()) {
            throw new RefusedAccount("account_name", name);
        }
        return written;
    }

    private static int count(Connection connection, String sql) throws SQLException {
        return query(connection, sql, row -> row.getInt(1)).get(0);
    }
}

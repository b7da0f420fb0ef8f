package tn.segmentation.app.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on a PostgreSQL server, with one small pool of connections in a process. A server that is down, or frozen
 * and silent, is noticed within {@value #PATIENCE_MILLIS} ms: pages would rather say so than wait. After that nobody
 * asks it for a second, so that those who came meanwhile, and the page that says so, do not wait again.
 */
final class PostgresDatabase extends Database {

    /** With a server, for a connection and again for each statement; the pool lets a new connection take longer. */
    private static final int PATIENCE_MILLIS = 1_500;

    private static final int VALIDATION_MILLIS = 400;

    /** An answer that is lost here would leave open whether the work is done. */
    private static final int COMMIT_MILLIS = 10_000;

    /** Who migrates waits for tables to be changed; others wait for who migrates. */
    private static final int MIGRATION_SECONDS = 60;

    /** How often somebody waits, for a second each, until others have written. */
    private static final int TURNS = 10;

    private static final int MOST_CONNECTIONS = 8;
    private static final int IDLE_MILLIS = 60_000;
    private static final long OUTAGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int OLDEST_VERSION = 15;

    /** Held by a transaction that writes, from its beginning to its end; any number that nobody else uses would do. */
    private static final String WRITE_LOCK = "SELECT pg_advisory_xact_lock(1936156525)";

    private static final String APPEND_ONLY = "CREATE FUNCTION audit_kept() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$BEGIN RAISE EXCEPTION 'lines of the audit stay as they are'; END$$;\n"
            + "CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
            + " FOR EACH STATEMENT EXECUTE FUNCTION audit_kept();";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Map<PostgresAddress, PostgresDatabase> OPEN = new HashMap<>();

    private final PostgresAddress address;
    private final HikariDataSource pool;
    private volatile @Nullable Outage outage;

    /** A server that did not answer a moment ago. */
    private record Outage(Map<String, String> params, long since) {}

    private PostgresDatabase(PostgresAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    static PostgresDatabase open(PostgresAddress address) {
        synchronized (OPEN) {
            PostgresDatabase known = OPEN.get(address);
            if (known != null) {
                return known;
            }
            PostgresDatabase database = new PostgresDatabase(address, pool(address));
            try {
                database.prepare();
            } catch (RuntimeException e) {
                database.pool.close();
                throw e;
            }
            OPEN.put(address, database);
            return database;
        }
    }

    static boolean isThere(PostgresAddress address) {
        try (Connection connection = source(address, MIGRATION_SECONDS).getConnection();
                Statement statement = connection.createStatement()) {
            requireFit(connection, address);
            try (ResultSet table = statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")) {
                return table.next() && table.getBoolean(1);
            }
        } catch (SQLException e) {
            throw refusal(address, e);
        }
    }

    private void prepare() {
        try (Connection connection = pool.getConnection()) {
            requireFit(connection, address);
            if (!Migrations.areApplied(connection)) {
                Migrations.apply(source(address, MIGRATION_SECONDS), APPEND_ONLY);
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /**
     * Looks whether texts are kept and sorted as they are everywhere else: an order by language would differ from one
     * server to the next.
     */
    private static void requireFit(Connection connection, PostgresAddress address) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
            throw new UnusableState(
                    "state_too_old",
                    Map.of(
                            "database",
                            address.name(),
                            "version",
                            Integer.toString(version),
                            "oldest",
                            Integer.toString(OLDEST_VERSION)));
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 'Z' < 'a' AND 'a-b' < 'aa', current_setting('server_encoding') = 'UTF8'")) {
            if (!row.next() || !row.getBoolean(1) || !row.getBoolean(2)) {
                throw new UnusableState("state_collation", Map.of("database", address.name()));
            }
        }
    }

    /** Opens the first connection at once, and keeps it; a server that refuses is told at once, too. */
    private static HikariDataSource pool(PostgresAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("state");
        config.setDataSource(source(address, (int) TimeUnit.MILLISECONDS.toSeconds(COMMIT_MILLIS)));
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setInitializationFailTimeout(1);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setThreadFactory(PostgresDatabase::thread);
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw refusal(address, e.getCause() instanceof SQLException sql ? sql : new SQLException(e));
        }
        // From here on nothing is opened before it is needed: a server that is down is not knocked at for nobody.
        pool.setMinimumIdle(0);
        return pool;
    }

    /** Whichever part of the process needs the first of them: they outlive it, and hold on to nothing of it. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "state");
        thread.setDaemon(true);
        thread.setContextClassLoader(PostgresDatabase.class.getClassLoader());
        return thread;
    }

    private static PGSimpleDataSource source(PostgresAddress address, int seconds) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        if (!address.password().isEmpty()) {
            source.setPassword(address.password());
        }
        source.setSslMode(address.mode());
        if (!address.authority().isEmpty()) {
            source.setSslRootCert(address.authority());
        }
        source.setApplicationName("segmentation");
        source.setConnectTimeout(2);
        source.setLoginTimeout(2);
        source.setSocketTimeout(seconds);
        source.setTcpKeepAlive(true);
        source.setOptions("-c lock_timeout=1s -c statement_timeout=" + seconds + "s");
        // A text is taken for what the column is that it is compared with, as SQLite does.
        source.setStringType("unspecified");
        // The details of an error quote rows.
        source.setLogServerErrorDetail(false);
        return source;
    }

    /** Whoever has the same snapshot sees the same rows; one request to the server instead of several. */
    @Override
    Object readMark() throws SQLException {
        try (Connection connection = connect()) {
            return Statements.query(connection, "SELECT CAST(pg_current_snapshot() AS TEXT)", row -> row.getString(1))
                    .get(0);
        }
    }

    @Override
    Connection connect() throws SQLException {
        Outage last = outage;
        if (last != null && System.nanoTime() - last.since() < OUTAGE_NANOS) {
            throw new UnusableState(PostgresFault.UNREACHABLE.code(), last.params());
        }
        Connection connection = pool.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Waits on the server, in the order of arrival, a second at a time: so a silent server is told from a busy one. */
    @Override
    void begin(Connection connection) throws SQLException {
        for (int turn = 1; ; turn++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(WRITE_LOCK);
                return;
            } catch (SQLException e) {
                if (turn == TURNS || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback();
            }
        }
    }

    @Override
    void commit(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, COMMIT_MILLIS);
        connection.commit();
    }

    @Override
    UnusableState unusable(SQLException failure) {
        if (PostgresFault.of(failure) == PostgresFault.UNREACHABLE) {
            outage = new Outage(params(address, failure), System.nanoTime());
        }
        return refusal(address, failure);
    }

    private static UnusableState refusal(PostgresAddress address, SQLException failure) {
        return new UnusableState(PostgresFault.of(failure).code(), params(address, failure));
    }

    private static Map<String, String> params(PostgresAddress address, SQLException failure) {
        Throwable cause = failure;
        while (cause.getCause() instanceof SQLException deeper) {
            cause = deeper;
        }
        return Map.of(
                "database",
                address.name(),
                "name",
                address.database(),
                "user",
                address.user(),
                "cause",
                String.valueOf(cause.getMessage()));
    }
}

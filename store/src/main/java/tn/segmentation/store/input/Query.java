package tn.segmentation.store.input;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;

/** Runs statements one after the other, each of which stops soon after the whole was cancelled. */
final class Query implements AutoCloseable {

    private static final int WATCH_MILLIS = 100;

    private final DuckDb db;
    private final Progress progress;
    private final Timer watch = new Timer("query-watch", true);
    private volatile @Nullable Statement running;

    Query(DuckDb db, Progress progress) {
        this.db = db;
        this.progress = progress;
        TimerTask stopping = new TimerTask() {
            @Override
            public void run() {
                stopWhenCancelled();
            }
        };
        watch.schedule(stopping, WATCH_MILLIS, WATCH_MILLIS);
    }

    /** Reads the rows of an answer. */
    interface Reader {

        /** Reads all rows. */
        void read(ResultSet rows) throws SQLException;
    }

    /** Runs a statement whose answer is of no interest. */
    void execute(String sql) {
        run(sql, rows -> {});
    }

    /**
     * Runs a statement.
     *
     * @throws Cancelled if that was asked for meanwhile
     */
    void run(String sql, Reader reader) {
        progress.checkCancelled();
        try (Statement statement = db.connection().createStatement()) {
            running = statement;
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            progress.checkCancelled();
            throw new IllegalStateException("DuckDB cannot run: " + sql, e);
        } finally {
            running = null;
        }
    }

    /** Returns the single number that a query answers. */
    long number(String sql) {
        long[] number = new long[1];
        run(sql, rows -> {
            rows.next();
            number[0] = rows.getLong(1);
        });
        return number[0];
    }

    private void stopWhenCancelled() {
        Statement statement = running;
        if (statement == null || !progress.cancelled()) {
            return;
        }
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It ended at this very moment; the next statement sees the request.
            running = null;
        }
    }

    @Override
    public void close() {
        watch.cancel();
    }
}

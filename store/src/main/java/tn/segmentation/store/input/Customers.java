package tn.segmentation.store.input;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;

/**
 * The records of one file, judged: the accepted ones as a table in DuckDB and as columns in memory, the others as
 * rejects. Row {@code i} of every column is the accepted record with {@code _row = i} in {@link #ACCEPTED}.
 */
public final class Customers {

    /**
     * The table of accepted records: {@code _row BIGINT} (0, 1, ... in the order of the file), {@code _line BIGINT},
     * {@code id_client VARCHAR} (canonical; the line number where the file has no id), {@code _imputed VARCHAR[]}
     * (fields filled in), then every column of the file, those that were recognised under the name of their field,
     * features and descriptive numbers as {@code DOUBLE}, everything else as the text of the file.
     */
    public static final String ACCEPTED = "accepted";

    private Customers() {}

    /**
     * Reads a file.
     *
     * @param file CSV, as it is or gzip
     * @param options what the user says about it
     * @param db reaches the folder of {@code scratch}; the table {@link #ACCEPTED} is made in it
     * @param scratch existing folder for a decoded copy, when one is needed
     * @param progress hears {@code READ}, in bytes and records; may cancel
     * @throws UnreadableTable if it is not a table
     * @throws UnknownColumn if a column that is needed is missing or holds no numbers
     */
    public static Customers read(Path file, ReadingOptions options, DuckDb db, Path scratch, Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** Returns what was understood of the file. */
    public Verdict verdict() {
        throw new UnsupportedOperationException();
    }

    /** Returns the features, {@code NaN} where a value is to be imputed. */
    public Table features() {
        throw new UnsupportedOperationException();
    }

    /** Returns the descriptive columns, numbers and words; null when there are none. */
    public @Nullable Table descriptive() {
        throw new UnsupportedOperationException();
    }

    /** Returns the bad cells, by line, then in the order of the columns. */
    public List<Reject> rejects() {
        throw new UnsupportedOperationException();
    }
}

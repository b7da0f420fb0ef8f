package tn.segmentation.store.input;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.source.UnreadableTable;

/**
 * The records of one file, judged: the accepted ones as columns in memory, and to be handed on as they are; the others
 * as rejects. Row {@code i} of every column is row {@code i} of {@link #records()}.
 */
public final class Customers implements AutoCloseable {

    /** Bytes that a thread parses at a time. */
    private static final int BLOCK = 1 << 20;

    private final Verdict verdict;
    private final Table features;
    private final @Nullable Table descriptive;
    private final List<Reject> rejects;
    private final AcceptedRecords records;

    Customers(
            Verdict verdict,
            Table features,
            @Nullable Table descriptive,
            List<Reject> rejects,
            AcceptedRecords records) {
        this.verdict = verdict;
        this.features = features;
        this.descriptive = descriptive;
        this.rejects = rejects;
        this.records = records;
    }

    /**
     * Reads a file. The result is the same whatever the number of threads.
     *
     * @param file CSV, as it is or gzip
     * @param options what the user says about it
     * @param scratch existing folder for texts that are not needed in memory; they are removed by {@link #close}
     * @param threads at least 1
     * @param progress hears {@code READ}, in bytes of the file; may cancel
     * @throws UnreadableTable if it is not a table
     * @throws UnknownColumn if a column that is needed is missing or holds no numbers
     * @throws UndecidedColumns if a column can be read in two ways, and {@code options} do not say how
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public static Customers read(Path file, ReadingOptions options, Path scratch, int threads, Progress progress) {
        return read(file, options, scratch, threads, BLOCK, progress);
    }

    static Customers read(
            Path file, ReadingOptions options, Path scratch, int threads, int blockSize, Progress progress) {
        try (Reading reading = new Reading(file, options, scratch, threads, blockSize, progress)) {
            return reading.read();
        }
    }

    /** Returns what was understood of the file. */
    public Verdict verdict() {
        return verdict;
    }

    /** Returns the features, {@code NaN} where a value is to be imputed. */
    public Table features() {
        return features;
    }

    /** Returns the descriptive columns, numbers and words; null when there are none. */
    public @Nullable Table descriptive() {
        return descriptive;
    }

    /** Returns the bad cells, by line, then in the order of the columns. */
    public List<Reject> rejects() {
        return rejects;
    }

    /** Returns the accepted records with all their columns; usable until this is closed. */
    public AcceptedRecords records() {
        return records;
    }

    /** Removes scratch files. */
    @Override
    public void close() {
        records.close();
    }
}

package tn.segmentation.store.input;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.source.InputFile;
import tn.segmentation.store.source.UnreadableTable;

/**
 * The records of one file, judged: the accepted ones as columns in memory, and to be handed on as they are; the others
 * as rejects. Row {@code i} of every column is row {@code i} of {@link #records()}. Where the verdict holds a
 * {@link Decision}, only verdict and rejects are to be had: whoever asks for a value gets {@link UndecidedColumns}.
 */
public final class Customers implements AutoCloseable {

    /** Bytes that a thread parses at a time. */
    private static final int BLOCK = 1 << 20;

    private final Verdict verdict;
    private final Table features;
    private final @Nullable Table descriptive;
    private final JudgedText text;
    private final Inspector inspector;

    Customers(Verdict verdict, Table features, @Nullable Table descriptive, JudgedText text, Inspector inspector) {
        this.verdict = verdict;
        this.features = features;
        this.descriptive = descriptive;
        this.text = text;
        this.inspector = inspector;
    }

    /**
     * Reads a file. The result is the same whatever the number of threads.
     *
     * @param file CSV, as it is, in gzip or in zip, or XLSX, or Parquet
     * @param options what the user says about it
     * @param scratch existing folder for texts that are not needed in memory; they are removed by {@link #close}
     * @param threads at least 1
     * @param progress hears {@code READ}, in bytes of the file; may cancel
     * @throws UnreadableTable if it is not a table
     * @throws UnknownColumn if a column that is needed is missing or holds no numbers
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public static Customers read(InputFile file, ReadingOptions options, Path scratch, int threads, Progress progress) {
        return read(file, options, scratch, threads, BLOCK, progress);
    }

    /** As {@link #read(InputFile, ReadingOptions, Path, int, Progress)}, of a file that is not sealed. */
    public static Customers read(Path file, ReadingOptions options, Path scratch, int threads, Progress progress) {
        return read(InputFile.plain(file), options, scratch, threads, progress);
    }

    static Customers read(
            InputFile file, ReadingOptions options, Path scratch, int threads, int blockSize, Progress progress) {
        try (Reading reading = new Reading(file, options, scratch, threads, blockSize, progress)) {
            return reading.read();
        }
    }

    /** Returns what was understood of the file. */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * Takes a closer look at what was read.
     *
     * @param threads at least 1
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public Inspection inspect(int threads, Progress progress) {
        return inspector.inspect(threads, progress);
    }

    /** Returns the features, {@code NaN} where a value is to be imputed. */
    public Table features() {
        requireDecided();
        return features;
    }

    /** Returns the descriptive columns, numbers and words; null when there are none. */
    public @Nullable Table descriptive() {
        requireDecided();
        return descriptive;
    }

    /** Returns the bad cells; to be gone through until this is closed. */
    public Rejects rejects() {
        return text.rejects();
    }

    /**
     * Returns the bad cells, pseudonyms in place of what says who somebody is: telephone numbers, names. To be gone
     * through until this is closed.
     */
    public Iterable<Reject> rejects(Pseudonyms pseudonyms) {
        return text.rejects(pseudonyms);
    }

    /** Returns the accepted records with all their columns; usable until this is closed. */
    public AcceptedRecords records() {
        requireDecided();
        return text.records();
    }

    /**
     * Returns the accepted records, pseudonyms in place of what says who somebody is: ids that are telephone numbers,
     * names, further numbers. Usable until this is closed.
     *
     * @param threads at least 1
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public AcceptedRecords records(Pseudonyms pseudonyms, int threads, Progress progress) {
        requireDecided();
        try (Workers workers = new Workers(threads, progress)) {
            return text.records().with(pseudonyms, workers, progress);
        }
    }

    /**
     * Writes the file once more with a first column that says of each record what is bad or filled in; it is empty
     * where nothing is to be said. A text keeps encoding, separators, line ends and every byte but the new cells; a
     * workbook or Parquet becomes a CSV with commas, in UTF-8 with a byte order mark. To be called until this is
     * closed.
     *
     * @param copy where to; replaced if it exists
     * @throws UnreadableTable if the file has changed, or cannot be read again
     * @throws java.io.UncheckedIOException if the disk refuses the copy
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public void annotate(Path copy, Remarks remarks, Progress progress) {
        requireDecided();
        text.annotate(copy, remarks, progress);
    }

    /** Returns whether the file is a text, plain or packed, of which records can be left out. */
    public boolean isText() {
        return !text.text().isCopy();
    }

    /**
     * Writes the file once more, unpacked, without the records of a customer, also those that were rejected. To be
     * called until this is closed.
     *
     * @param copy where to; closed
     * @return how many were left out
     * @throws UnreadableTable if the file has changed, or cannot be read again
     * @throws java.io.UncheckedIOException if the disk refuses the copy
     * @throws IllegalStateException if the file is no text
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public long writeWithout(SoughtId customer, OutputStream copy, Progress progress) {
        if (!isText()) {
            throw new IllegalStateException("no text");
        }
        return text.writeWithout(customer, copy, progress);
    }

    /**
     * Returns the records of a customer, also those that were rejected, in the order of the file. To be called until
     * this is closed.
     *
     * @throws UnreadableTable if the file has changed, or cannot be read again
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public List<FoundRecord> find(SoughtId customer, Progress progress) {
        return text.find(customer, progress);
    }

    private void requireDecided() {
        if (!verdict.decisions().isEmpty()) {
            throw new UndecidedColumns(verdict);
        }
    }

    /** Removes scratch files. */
    @Override
    public void close() {
        text.close();
    }
}

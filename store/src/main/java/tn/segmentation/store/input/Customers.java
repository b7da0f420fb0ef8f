package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
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

    private final Verdict verdict;
    private final Table features;
    private final @Nullable Table descriptive;
    private final List<Reject> rejects;

    private Customers(Verdict verdict, Table features, @Nullable Table descriptive, List<Reject> rejects) {
        this.verdict = verdict;
        this.features = features;
        this.descriptive = descriptive;
        this.rejects = rejects;
    }

    /**
     * Reads a file.
     *
     * @param file CSV, as it is or gzip
     * @param options what the user says about it
     * @param db reaches the folder of {@code scratch}; the table {@link #ACCEPTED} is made in it
     * @param scratch existing folder for a copy of the records
     * @param progress hears {@code READ}, in bytes; may cancel
     * @throws UnreadableTable if it is not a table
     * @throws UnknownColumn if a column that is needed is missing or holds no numbers
     */
    public static Customers read(Path file, ReadingOptions options, DuckDb db, Path scratch, Progress progress) {
        FileText text = FileText.of(file, progress);
        char delimiter = Delimiter.of(text);
        RawCopy copy = RawCopy.of(text, delimiter, scratch, progress);
        text.checkUnchanged();
        Columns columns = Columns.of(text.name(), copy.header(), options);
        ColumnRoles roles = ColumnRoles.of(text, copy, columns, delimiter, options.empty());
        try (Query query = new Query(db, progress)) {
            RawTable.load(text.name(), copy, query);
            delete(copy.path());
            progress.report(Stage.READ, 3 * text.bytes(), 4 * text.bytes());
            Judgement judgement = new Judgement(copy, columns, roles, options.empty(), query);
            judgement.judge();
            Rejected rejected = new Rejected(query, text, delimiter, copy.header(), progress);
            long accepted = copy.records() - judgement.rejectedRecords();
            if (accepted == 0) {
                throw nothingAccepted(text, copy, rejected);
            }
            judgement.accept();
            AcceptedTable table = new AcceptedTable(query, columns, roles, accepted);
            Table features = table.features();
            Table descriptive = table.descriptive(text.name());
            Verdict verdict = new VerdictCount(query, columns, features, accepted)
                    .verdict(text, delimiter, copy, roles, rejected, judgement.isSynthetic());
            List<Reject> rejects = rejected.cells(Long.MAX_VALUE);
            text.checkUnchanged();
            judgement.forget();
            progress.report(Stage.READ, 4 * text.bytes(), 4 * text.bytes());
            return new Customers(verdict, features, descriptive, rejects);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.delete(copy);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + copy, e);
        }
    }

    private static UnreadableTable nothingAccepted(FileText text, RawCopy copy, Rejected rejected) {
        Reject first = rejected.cells(1).get(0);
        String reasons = rejected.reasons().entrySet().stream()
                .limit(3)
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(joining(", "));
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("file", text.name());
        params.put("records", copy.records());
        params.put("reasons", reasons);
        params.put("line", first.line());
        params.put("column", first.column());
        params.put("value", first.value());
        return new UnreadableTable("no_accepted_record", params);
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
}

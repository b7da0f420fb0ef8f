package tn.segmentation.store.run;

import static java.util.stream.Collectors.joining;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.dialect.CopiedText;
import tn.segmentation.store.dialect.Dialect;
import tn.segmentation.store.dialect.Records;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.input.Pseudonyms;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.SoughtId;
import tn.segmentation.store.input.VeiledText;

/**
 * Finds the records of one customer in a run, and takes them out, accepted and rejected: {@code assignments.*},
 * {@code ids.parquet} and {@code rejects.csv} are written anew, and the manifest says how many records there were.
 * Numbers of segments and model stay as they were computed. The run is replaced as a whole, or stays as it is. Throws
 * {@link UnpublishableRun} when the disk refuses, and {@link DamagedRun} where the run is not what was published.
 */
public final class RunErasure {

    private static final Dialect CSV = Dialect.of(',');

    private final RunFolder run;
    private final SoughtId customer;
    private final VeiledText veil;
    private final List<String> ids;
    private final long memoryBytes;
    private final int threads;

    /**
     * Prepares it.
     *
     * @param pseudonyms that may stand for the customer in it
     * @param memoryBytes that DuckDB may take beside the heap
     * @param threads at least 1
     * @throws LostKey if pseudonyms stand in the run whose key is not among those
     */
    public RunErasure(RunFolder run, SoughtId customer, Pseudonyms pseudonyms, long memoryBytes, int threads) {
        this.run = run;
        this.customer = customer;
        RunProvenance.Tokens tokens = run.provenance().tokens();
        // What was rejected has pseudonyms whatever the ids are.
        Pseudonyms ofRun = run.pseudonyms(pseudonyms).orElse(Pseudonyms.NONE);
        this.veil = new VeiledText(ofRun);
        this.ids = tokens != null && tokens.columns().contains(FieldNames.ID)
                ? customer.forms().stream().map(ofRun::of).toList()
                : customer.forms();
        this.memoryBytes = memoryBytes;
        this.threads = threads;
    }

    /**
     * Records of a customer in a run.
     *
     * @param accepted that have a segment
     * @param rejected lines of {@code rejects.csv}, one per bad cell
     */
    public record Found(long accepted, long rejected) {

        /** Returns whether there are none. */
        public boolean isNothing() {
            return accepted + rejected == 0;
        }
    }

    /**
     * Takes them out.
     *
     * @return how many there were; the run is not written to where there were none
     */
    public Found erase() {
        try (RunReplacement replacement = RunReplacement.of(run)) {
            try {
                return erase(replacement);
            } catch (IOException | SQLException e) {
                throw Disk.refusal(replacement.folder(), replacement.folder(), e);
            }
        }
    }

    private Found erase(RunReplacement replacement) throws IOException, SQLException {
        Found found = replacement.rewrite(memoryBytes, threads, db -> erase(db, replacement));
        if (found.rejected() > 0) {
            copy(RejectsCsv.NAME, this::isRejectOfCustomer, replacement, found.rejected());
        }
        if (!found.isNothing()) {
            replacement.publish(run.erased() + found.accepted() + found.rejected());
        }
        return found;
    }

    private Found erase(DuckDb db, RunReplacement replacement) throws IOException, SQLException {
        List<Long> rows = rows(db);
        Found found = new Found(rows.size(), rejects().size());
        if (!found.isNothing()) {
            // What is written anew is vouched for anew: a damage must not become what the manifest says.
            run.verify();
        }
        if (found.accepted() > 0) {
            rewrite(db, rows, replacement);
        }
        return found;
    }

    /** Returns the rows of the assignments that are the customer's. */
    private List<Long> rows(DuckDb db) throws SQLException {
        List<Long> rows = new ArrayList<>();
        if (ids.isEmpty() || !run.summary().hasIds()) {
            return rows;
        }
        String marks = ids.stream().map(form -> "?").collect(joining(", "));
        try (Connection connection = db.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT \"row\" FROM "
                        + DuckDb.parquet(run.ids()) + " WHERE id IN (" + marks + ") ORDER BY 1")) {
            for (int i = 0; i < ids.size(); i++) {
                statement.setString(i + 1, ids.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getLong(1));
                }
            }
        }
        return rows;
    }

    /** DuckDB keeps the order of rows, so a row that stands behind others that go moves up by as many. */
    private void rewrite(DuckDb db, List<Long> rows, RunReplacement replacement) throws SQLException, IOException {
        String gone = rows.stream().map(String::valueOf).collect(joining(", "));
        String moved =
                rows.stream().map(row -> " - (\"row\" > " + row + ")::BIGINT").collect(joining());
        long left = run.manifest().rows(AssignmentFiles.IDS) - rows.size();
        Path ids = replacement.rewrite(AssignmentFiles.IDS, left);
        db.execute("COPY (SELECT id, (\"row\"" + moved + ")::BIGINT AS \"row\" FROM " + DuckDb.parquet(run.ids())
                + " WHERE \"row\" NOT IN (" + gone + ")) TO " + DuckDb.quote(ids.toString()) + RunReplacement.PARQUET);
        Optional<Path> parquet = run.assignments(AssignmentFormat.PARQUET);
        if (parquet.isPresent()) {
            Path assignments = replacement.rewrite(AssignmentFiles.PARQUET, left);
            db.execute("COPY (SELECT * EXCLUDE (" + DuckDb.FILE_ROW + ") FROM " + DuckDb.numbered(parquet.get())
                    + " WHERE " + DuckDb.FILE_ROW + " NOT IN (" + gone + ")) TO "
                    + DuckDb.quote(assignments.toString()) + RunReplacement.PARQUET);
        }
        if (run.assignments(AssignmentFormat.CSV).isPresent()) {
            copy(AssignmentFiles.CSV, record -> isId(record.text(0)), replacement, rows.size());
        }
    }

    /**
     * Returns the bad cells of records of the customer as they were brought, whatever stands for numbers in the run.
     */
    public List<Reject> rejects() {
        List<Reject> found = new ArrayList<>();
        Path file = run.path().resolve(RejectsCsv.NAME);
        try (InputStream in = Files.newInputStream(file)) {
            Records records = new Records(RejectsCsv.NAME, in, CSV);
            while (records.next()) {
                if (isRejectOfCustomer(records)) {
                    found.add(lifted(RejectsCsv.read(records)));
                }
            }
        } catch (IOException e) {
            throw new DamagedRun("run_unreadable", Map.of("folder", run.path().toString(), "file", RejectsCsv.NAME));
        }
        return found;
    }

    private Reject lifted(Reject cell) {
        return new Reject(
                cell.line(), cell.column(), veil.lifted(cell.value()), cell.reason(), veil.lifted(cell.record()));
    }

    private boolean isRejectOfCustomer(Records record) {
        if (record.cells() <= RejectsCsv.RECORD) {
            return false;
        }
        return customer.is(veil.lifted(record.text(RejectsCsv.VALUE)))
                || customer.isIn(veil.lifted(record.text(RejectsCsv.RECORD)));
    }

    private boolean isId(String cell) {
        return ids.contains(cell) || customer.is(cell);
    }

    private void copy(String name, Predicate<Records> isLeftOut, RunReplacement replacement, long expected)
            throws IOException {
        Path from = run.path().resolve(name);
        Path to = replacement.rewrite(name, run.manifest().rows(name) - expected);
        try (InputStream in = Files.newInputStream(from);
                InputStream again = Files.newInputStream(from);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            long left = new CopiedText(again, out::write).without(isLeftOut, new Records(name, in, CSV), 0);
            if (left != expected) {
                throw new DamagedRun(
                        "run_unreadable", Map.of("folder", run.path().toString(), "file", name));
            }
        }
    }
}

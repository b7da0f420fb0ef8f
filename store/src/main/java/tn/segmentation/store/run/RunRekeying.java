package tn.segmentation.store.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.duckdb.Replacements;
import tn.segmentation.store.duckdb.Replacements.Otherwise;
import tn.segmentation.store.input.Pseudonyms;
import tn.segmentation.store.input.VeiledText;

/**
 * Has the pseudonyms in a run made by another key: {@code assignments.*}, {@code ids.parquet} and {@code rejects.csv}
 * say the same of the same customers as if the run had been made with that key, and {@code run.json} names it. The run
 * is replaced as a whole, or stays as it is. Throws {@link UnpublishableRun} when the disk refuses, and
 * {@link DamagedRun} where the run is not what was published.
 */
public final class RunRekeying {

    /** So many texts take a few tens of milliseconds. */
    private static final int CHECK_EVERY = 1 << 14;

    private final RunFolder run;
    private final Pseudonyms newest;
    private final long memoryBytes;
    private final int threads;

    /**
     * Prepares it.
     *
     * @param newest those that are to stand in the run
     * @param memoryBytes that DuckDB may take beside the heap
     * @param threads at least 1
     */
    public RunRekeying(RunFolder run, Pseudonyms newest, long memoryBytes, int threads) {
        this.run = run;
        this.newest = newest;
        this.memoryBytes = memoryBytes;
        this.threads = threads;
    }

    /**
     * Does it, where it is needed.
     *
     * @return whether it was
     * @throws LostKey if the key of what stands in the run is not among those that are known
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop; the run is as it was then
     */
    public boolean rekey(Progress progress) {
        RunProvenance provenance = run.provenance();
        RunProvenance.Tokens tokens = provenance.tokens();
        if (tokens == null || tokens.key().equals(newest.key())) {
            return false;
        }
        Pseudonyms earlier = run.pseudonyms(newest).orElseThrow();
        // What is written anew is vouched for anew: a damage must not become what the manifest says.
        run.verify();
        try (RunReplacement replacement = RunReplacement.of(run)) {
            try {
                new Work(replacement, earlier, progress).rewrite();
                Path described = replacement.rewrite(RunDraft.PROVENANCE, null);
                Files.writeString(described, RunJson.text(provenance.with(tokens.under(newest.key()))));
                replacement.publish(run.erased());
                return true;
            } catch (IOException | SQLException e) {
                throw Disk.refusal(replacement.folder(), replacement.folder(), e);
            }
        }
    }

    /** The work on the files. */
    private final class Work {

        private final RunReplacement replacement;
        private final Pseudonyms earlier;
        private final VeiledText veil;
        private final Progress progress;
        private long texts;

        Work(RunReplacement replacement, Pseudonyms earlier, Progress progress) {
            this.replacement = replacement;
            this.earlier = earlier;
            this.veil = new VeiledText(earlier);
            this.progress = progress;
        }

        void rewrite() throws IOException, SQLException {
            replacement.rewrite(memoryBytes, threads, this::rewriteTables);
            if (run.assignments(AssignmentFormat.CSV).isPresent()) {
                rewrite(AssignmentFiles.CSV);
            }
            rewrite(RejectsCsv.NAME);
        }

        /**
         * Rewrites what has pseudonyms in it; each takes microseconds, and is made once for both files.
         *
         * @return the columns of the assignments, or of the ids where there are no others, that have any
         */
        private List<String> rewriteTables(DuckDb db) throws SQLException {
            Optional<Path> assignments = run.assignments(AssignmentFormat.PARQUET);
            Path all = assignments.orElse(run.ids());
            List<String> columns = veiledColumns(db, all);
            if (columns.isEmpty()) {
                return columns;
            }
            try (Replacements replacements = Replacements.of(db.connection())) {
                fill(db, all, columns, replacements);
                List<String> ofIds = veiledColumns(db, run.ids());
                if (!ofIds.isEmpty()) {
                    rewrite(db, AssignmentFiles.IDS, run.ids(), replacements, ofIds, DuckDb.identifier("id"));
                }
                if (assignments.isPresent()) {
                    rewrite(db, AssignmentFiles.PARQUET, all, replacements, columns, DuckDb.FILE_ROW);
                }
            }
            return columns;
        }

        /** Rewrites a Parquet file, its rows in the order of a column. */
        private void rewrite(
                DuckDb db, String name, Path from, Replacements replacements, List<String> columns, String order)
                throws SQLException {
            Path to = replacement.rewrite(name, run.manifest().rows(name));
            db.execute("COPY (SELECT * EXCLUDE (" + DuckDb.FILE_ROW + ") FROM "
                    + replacements.in(DuckDb.numbered(from), columns, Otherwise.AS_IT_IS) + " ORDER BY " + order
                    + ") TO " + DuckDb.quote(to.toString()) + RunReplacement.PARQUET);
            progress.checkCancelled();
        }

        /** Returns the columns with a pseudonym in them. */
        private List<String> veiledColumns(DuckDb db, Path parquet) throws SQLException {
            String file = DuckDb.parquet(parquet);
            List<String> veiled = new ArrayList<>();
            List<String> texts = db.columns(file).entrySet().stream()
                    .filter(column -> column.getValue().equals("VARCHAR"))
                    .map(column -> column.getKey())
                    .toList();
            for (String column : texts) {
                try (Statement statement = db.connection().createStatement();
                        ResultSet found = statement.executeQuery(
                                "SELECT 1 FROM " + file + " WHERE " + isVeiled(column) + " LIMIT 1")) {
                    if (found.next()) {
                        veiled.add(column);
                    }
                }
            }
            return veiled;
        }

        private String isVeiled(String column) {
            return "contains(" + DuckDb.identifier(column) + ", " + DuckDb.quote(earlier.beginning()) + ")";
        }

        private void fill(DuckDb db, Path parquet, List<String> columns, Replacements replacements)
                throws SQLException {
            String file = DuckDb.parquet(parquet);
            String texts = columns.stream()
                    .map(column -> "SELECT DISTINCT " + DuckDb.identifier(column) + " FROM " + file + " WHERE "
                            + isVeiled(column))
                    .collect(joining(" UNION "));
            try (Connection reading = db.connect();
                    Statement statement = reading.createStatement();
                    ResultSet found = statement.executeQuery(texts)) {
                replacements.fill(found, this::renewed);
            }
        }

        /** Rewrites a text file line by line: no pseudonym has a line feed. */
        private void rewrite(String name) throws IOException {
            Path to = replacement.rewrite(name, run.manifest().rows(name));
            try (BufferedReader in = Files.newBufferedReader(run.path().resolve(name), UTF_8);
                    Writer out = Files.newBufferedWriter(to, UTF_8)) {
                StringBuilder line = new StringBuilder();
                for (int c = in.read(); c >= 0; c = in.read()) {
                    line.append((char) c);
                    if (c == '\n') {
                        out.write(renewed(line.toString()));
                        line.setLength(0);
                    }
                }
                out.write(renewed(line.toString()));
            }
        }

        private String renewed(String text) {
            if (texts++ % CHECK_EVERY == 0) {
                progress.checkCancelled();
            }
            return veil.under(newest, text);
        }
    }
}

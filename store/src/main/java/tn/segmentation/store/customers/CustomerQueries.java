package tn.segmentation.store.customers;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
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
import java.util.Set;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.SearchedId;
import tn.segmentation.store.customers.CustomerColumn.Kind;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.duckdb.Replacements;
import tn.segmentation.store.duckdb.Replacements.Otherwise;
import tn.segmentation.store.input.Pseudonyms;
import tn.segmentation.store.run.AssignmentFormat;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunProvenance;
import tn.segmentation.store.run.RunSummary;

/**
 * Answers questions about the customers of a run: DuckDB over its files, which can reach the run's folder and a scratch
 * folder of its own and nothing else. A question reads only the row groups that it needs: ids are sorted in
 * {@code ids.parquet}, which says the row. Safe for many threads; open while the run may be asked about. Every method
 * throws {@link UnreadableCustomers} if the files cannot be read.
 */
public final class CustomerQueries implements AutoCloseable {

    private static final long MEMORY = 512L << 20;
    private static final int THREADS = 2;

    /** What DuckDB calls the position of a row in a Parquet file. */
    private static final String ROW = DuckDb.FILE_ROW;

    private static final String ID = "id_client";
    private static final List<String> RESULTS = List.of("line", "imputed", "segment", "distance", "second_segment");

    private final DuckDb db;
    private final Path scratch;
    private final String ids;
    private final String table;
    private final List<CustomerColumn> columns;

    /** Stand for the ids of this run; null where nothing does. */
    private final @Nullable Pseudonyms pseudonyms;

    private CustomerQueries(DuckDb db, Path scratch, Path ids, Path assignments, @Nullable Pseudonyms pseudonyms)
            throws SQLException {
        this.pseudonyms = pseudonyms;
        this.db = db;
        this.scratch = scratch;
        this.ids = DuckDb.parquet(ids);
        this.table = DuckDb.numbered(assignments);
        this.columns = columns(db, table);
    }

    /**
     * Opens the customers of a run. One that has its assignments only as CSV has them copied first into a Parquet file
     * in the scratch folder, which takes seconds for millions of customers.
     *
     * @param pseudonyms that may stand for ids in it: questions and answers have ids
     * @param scratchParent where a scratch folder is made, for the owner of this process alone
     * @throws UnreadableCustomers if the files cannot be read, or there is no room for the copy
     */
    public static CustomerQueries open(RunFolder run, Pseudonyms pseudonyms, Path scratchParent) {
        try {
            Files.createDirectories(scratchParent);
            Path scratch = Files.createTempDirectory(scratchParent, "customers");
            try {
                return open(run, pseudonyms, scratch, DuckDb.open(scratch, List.of(run.path()), MEMORY, THREADS));
            } catch (IOException | SQLException | RuntimeException e) {
                PathUtils.deleteDirectory(scratch);
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new UnreadableCustomers(e);
        }
    }

    private static CustomerQueries open(RunFolder run, Pseudonyms pseudonyms, Path scratch, DuckDb db)
            throws IOException, SQLException {
        try {
            Optional<Path> parquet = run.assignments(AssignmentFormat.PARQUET);
            Path assignments = scratch.resolve("assignments.parquet");
            if (parquet.isPresent()) {
                // a name of somebody's own might be a pattern of several files for DuckDB
                Files.createSymbolicLink(assignments, parquet.get());
            } else {
                Path csv = Files.createSymbolicLink(scratch.resolve("assignments.csv"), csv(run));
                new AssignmentsCopy(db, csv, numbers(run.summary())).write(assignments);
            }
            Path ids = Files.createSymbolicLink(scratch.resolve("ids.parquet"), run.ids());
            RunProvenance.Tokens tokens = run.provenance().tokens();
            Pseudonyms ofRun = tokens != null && tokens.columns().contains(ID)
                    ? pseudonyms.under(tokens.key()).orElse(Pseudonyms.NONE)
                    : null;
            return new CustomerQueries(db, scratch, ids, assignments, ofRun);
        } catch (IOException | SQLException | RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private static Path csv(RunFolder run) {
        return run.assignments(AssignmentFormat.CSV)
                .orElseThrow(() -> new DamagedRun(
                        "run_incomplete", Map.of("folder", run.path().toString(), "file", "assignments.parquet")));
    }

    private static Set<String> numbers(RunSummary summary) {
        return summary.overall().meanValues().keySet();
    }

    private static List<CustomerColumn> columns(DuckDb db, String table) throws SQLException {
        return db.columns(table).entrySet().stream()
                .filter(column -> !column.getKey().equals(ID)
                        && !column.getKey().equals(ROW)
                        && !RESULTS.contains(column.getKey()))
                .map(column -> new CustomerColumn(
                        column.getKey(), column.getValue().equals("DOUBLE") ? Kind.NUMBER : Kind.TEXT))
                .toList();
    }

    /** Returns the columns of the file that the run was made of but the id, in their order. */
    public List<CustomerColumn> columns() {
        return columns;
    }

    /** Returns the customer of an id in any of its forms, as {@link SearchedId} has them. */
    public Optional<Customer> find(String id) {
        for (String form : SearchedId.forms(id)) {
            Optional<Customer> found = customer(form);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the customer of exactly that id. */
    public Optional<Customer> customer(String id) {
        try (Connection connection = db.connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT \"row\" FROM " + ids + " WHERE id = ?")) {
            statement.setString(1, shown(id));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(at(rows.getLong(1), id)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UnreadableCustomers(e);
        }
    }

    /** Returns what stands for an id in the files. */
    private String shown(String id) {
        return pseudonyms == null ? id : pseudonyms.of(id);
    }

    /** Returns the id of what stands for it in the files. */
    private String id(String shown) {
        return pseudonyms == null ? shown : pseudonyms.text(shown).orElse(shown);
    }

    /** Somebody may be taken out of the run between the two looks, and rows move up: nobody is taken for another. */
    private Customer at(long row, String id) {
        try (CustomerCursor cursor = cursor(" WHERE " + ROW + " = ?", statement -> statement.setLong(1, row))) {
            Customer customer = cursor.next();
            if (customer == null || !customer.id().equals(id)) {
                throw new UnreadableCustomers(new IOException("another customer in row " + row));
            }
            return customer;
        }
    }

    /**
     * Returns whether a filter means the customer of exactly that id.
     *
     * @throws UnknownCustomerColumn if it names a column that is not there, or of another kind
     */
    public boolean means(Filter filter, String id) {
        Where where = Where.of(filter, columns);
        String condition = " WHERE " + where.sql() + " AND " + ID + " = ?";
        try (CustomerCursor cursor =
                cursor(condition, statement -> statement.setString(where.bind(statement) + 1, shown(id)))) {
            return cursor.next() != null;
        }
    }

    /**
     * Returns how many customers a filter means.
     *
     * @throws UnknownCustomerColumn if it names a column that is not there, or of another kind
     */
    public long count(Filter filter) {
        Where where = Where.of(filter, columns);
        try (Connection connection = db.connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE " + where.sql())) {
            where.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new UnreadableCustomers(e);
        }
    }

    /**
     * Returns a few of the customers that a filter means, in the order of the file.
     *
     * @param skipped how many come before
     * @param most how many at most
     * @throws UnknownCustomerColumn if it names a column that is not there, or of another kind
     */
    public List<Customer> page(Filter filter, long skipped, int most) {
        Where where = Where.of(filter, columns);
        // without an order of its own, DuckDB keeps that of the file
        try (CustomerCursor cursor = cursor(" WHERE " + where.sql() + " LIMIT ? OFFSET ?", statement -> {
            int bound = where.bind(statement);
            statement.setLong(bound + 1, most);
            statement.setLong(bound + 2, skipped);
        })) {
            List<Customer> page = new ArrayList<>();
            for (Customer customer = cursor.next(); customer != null; customer = cursor.next()) {
                page.add(customer);
            }
            return page;
        }
    }

    /**
     * Returns all customers that a filter means, one after the other in the order of the file.
     *
     * @throws UnknownCustomerColumn if it names a column that is not there, or of another kind
     */
    public CustomerCursor all(Filter filter) {
        Where where = Where.of(filter, columns);
        return cursor(" WHERE " + where.sql(), where::bind);
    }

    /**
     * Writes the customers that a filter means into a Parquet file, in the order of the file.
     *
     * @param chosen names of the columns of the file that are written, beside the id and what the run found
     * @param target a file that is not there yet, in {@link #newFile()}'s folder
     * @param notes what the file says of itself, by key
     * @throws UnknownCustomerColumn if a column is not there, or of another kind
     */
    public void writeParquet(Filter filter, List<String> chosen, Path target, Map<String, String> notes) {
        Where where = Where.of(filter, columns);
        String metadata = notes.entrySet().stream()
                .map(note -> DuckDb.identifier(note.getKey()) + ": " + DuckDb.quote(note.getValue()))
                .collect(joining(", ", "{", "}"));
        String selection =
                "COPY (SELECT " + selected(chosen.stream().map(this::column).toList()) + " FROM ";
        String form = " WHERE " + where.sql() + ") TO " + DuckDb.quote(target.toString())
                + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA " + metadata + ")";
        try (Connection connection = db.connect()) {
            if (pseudonyms == null) {
                execute(connection, selection + table + form, where);
                return;
            }
            // DuckDB knows no key: it is told what each of them stands for.
            try (Replacements ids = Replacements.of(connection)) {
                lift(where, ids);
                execute(
                        connection,
                        selection + "(FROM " + ids.in(table, List.of(ID), Otherwise.REFUSED) + " ORDER BY " + ROW + ")"
                                + form,
                        where);
            }
        } catch (SQLException e) {
            throw new UnreadableCustomers(e);
        }
    }

    private void lift(Where where, Replacements lifted) throws SQLException {
        try (Connection connection = db.connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT " + ID + " FROM " + table + " WHERE " + where.sql())) {
            where.bind(statement);
            try (ResultSet shown = statement.executeQuery()) {
                lifted.fill(shown, this::id);
            }
        }
    }

    private static void execute(Connection connection, String sql, Where where) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            where.bind(statement);
            statement.execute();
        }
    }

    /** Returns the name of a file that is not there yet and that {@link #writeParquet} may write. */
    public Path newFile() throws IOException {
        return Files.createTempDirectory(scratch, "file").resolve("customers.parquet");
    }

    /**
     * Returns the column of that name.
     *
     * @throws UnknownCustomerColumn if there is none
     */
    public CustomerColumn column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownCustomerColumn.missing(name));
    }

    private static String selected(List<CustomerColumn> chosen) {
        List<String> names = new ArrayList<>(List.of(ID));
        chosen.forEach(column -> names.add(column.name()));
        names.addAll(RESULTS);
        return names.stream().map(DuckDb::identifier).collect(joining(", "));
    }

    /** Gives a statement its values. */
    @FunctionalInterface
    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    /**
     * Opens a cursor, which closes statement and connection; here they are closed only where it does not come to be.
     */
    private CustomerCursor cursor(String condition, Binding binding) {
        String sql = "SELECT " + selected(columns) + " FROM " + table + condition;
        try {
            Connection connection = db.connect();
            try {
                PreparedStatement statement = connection.prepareStatement(sql);
                binding.to(statement);
                return new CustomerCursor(connection, statement, columns, this::id);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new UnreadableCustomers(e);
        }
    }

    @Override
    public void close() {
        try {
            db.close();
            PathUtils.deleteDirectory(scratch);
        } catch (SQLException | IOException e) {
            throw new UnreadableCustomers(e);
        }
    }
}

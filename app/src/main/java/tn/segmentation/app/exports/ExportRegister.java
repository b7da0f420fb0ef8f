package tn.segmentation.app.exports;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Statements;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who was given which customers, and what for. What is written here is never changed. */
public final class ExportRegister {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final String COLUMNS =
            "SELECT id, exported_at, exported_by, run_id, format, customers, file_columns, purpose, ages, row_count, left_out FROM exports";

    private final Database database;

    private ExportRegister(Database database) {
        this.database = database;
    }

    /** Opens the register of a platform; makes the database where there is none. */
    public static ExportRegister open(Configuration configuration) {
        return new ExportRegister(Database.open(configuration.state()));
    }

    /** Writes an export down; it is on the disk when this returns. */
    void add(Export export) {
        database.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO exports (id, exported_at, exported_by, run_id, format, customers, file_columns, purpose,"
                            + " ages, row_count, left_out) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                statement.setString(1, export.id());
                statement.setString(2, export.exportedAt().toString());
                statement.setString(3, export.exportedBy());
                statement.setString(4, export.run());
                statement.setString(5, export.format());
                statement.setString(6, MAPPER.writeValueAsString(export.filter()));
                statement.setString(7, MAPPER.writeValueAsString(export.columns()));
                statement.setString(8, export.purpose());
                statement.setString(9, export.ages());
                statement.setLong(10, export.rows());
                statement.setLong(11, export.leftOut());
                return statement.executeUpdate();
            }
        });
    }

    /** Returns how many exports somebody was given; everybody where no name is given. */
    long count(@Nullable String by) {
        return database.read(connection -> Statements.query(
                        connection,
                        "SELECT COUNT(*) FROM exports" + of(by).where(),
                        row -> row.getLong(1),
                        of(by).params()))
                .get(0);
    }

    /** Returns some of them, newest first: at most {@code size} behind {@code skipped}. */
    List<Export> list(@Nullable String by, long skipped, int size) {
        return database.read(connection -> Statements.query(
                connection,
                COLUMNS + of(by).where() + " ORDER BY exported_at DESC, id DESC LIMIT " + size + " OFFSET " + skipped,
                ExportRegister::read,
                of(by).params()));
    }

    /** Returns those of customers of a run, newest first. */
    public List<Export> ofRun(String run) {
        return database.read(connection -> Statements.query(
                connection,
                COLUMNS + " WHERE run_id = ? ORDER BY exported_at DESC, id DESC",
                ExportRegister::read,
                run));
    }

    private static Whose of(@Nullable String by) {
        return new Whose("exported_by", by);
    }

    private static Export read(ResultSet row) throws SQLException {
        return new Export(
                row.getString(1),
                Instant.parse(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                MAPPER.readValue(row.getString(6), CustomerFilter.class),
                MAPPER.readValue(row.getString(7), TEXTS),
                row.getString(8),
                row.getString(9),
                row.getLong(10),
                row.getLong(11));
    }
}

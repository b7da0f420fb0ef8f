package tn.segmentation.app.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The scripts of {@code db/migration}, the same for every database; what each has to say in its own words is put in.
 */
final class Migrations {

    private static final String APPLIED =
            "SELECT version, success FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1";

    private Migrations() {}

    /**
     * Returns whether the last script was applied. Whatever speaks against it is left to Flyway to find, which costs a
     * command a noticeable part of its time.
     */
    static boolean areApplied(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(APPLIED)) {
            return last.next() && Database.VERSION.equals(last.getString(1)) && last.getBoolean(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Applies those that are not.
     *
     * @param appendOnly what makes the database keep each line of the table {@code audit} as it is
     */
    static void apply(DataSource source, String appendOnly) throws SQLException {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("append_only", appendOnly))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getMessage(), e);
        }
    }
}

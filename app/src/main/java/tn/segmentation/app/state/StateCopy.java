package tn.segmentation.app.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Copies of an embedded database, each as it was at one instant, whoever writes meanwhile. */
public final class StateCopy {

    private static final String WHOLE = "ok";

    private StateCopy() {}

    /** Returns how the file of the database is called in its folder. */
    public static Path in(Path folder) {
        return SqliteDatabase.fileIn(folder);
    }

    /**
     * Writes a copy.
     *
     * @param folder of the database
     * @param copy a file that does not exist
     * @return what is in it
     * @throws UnusableState if there is no database, or it cannot be read, or the copy not be written
     */
    public static List<TableSum> write(Path folder, Path copy) {
        Path file = in(folder);
        if (!SqliteDatabase.isThere(folder)) {
            throw new UnusableState("state_unreadable", Map.of("file", file.toString(), "cause", "-"));
        }
        try (Connection connection = SqliteDatabase.readOnly(file);
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw SqliteDatabase.unusable(file, e);
        }
        return sums(copy);
    }

    /**
     * Returns what is in a copy.
     *
     * @throws UnusableState {@code state_unreadable} if it is not what the database had written
     */
    public static List<TableSum> sums(Path copy) {
        try (Connection connection = SqliteDatabase.readOnly(copy);
                Statement statement = connection.createStatement()) {
            requireWhole(copy, statement);
            return new Tables(connection).sums();
        } catch (SQLException e) {
            throw SqliteDatabase.unusable(copy, e);
        }
    }

    private static void requireWhole(Path copy, Statement statement) throws SQLException {
        try (ResultSet said = statement.executeQuery("PRAGMA integrity_check")) {
            String first = said.next() ? said.getString(1) : "";
            if (!WHOLE.equals(first)) {
                throw new UnusableState("state_unreadable", Map.of("file", copy.toString(), "cause", first));
            }
        }
    }
}

package tn.segmentation.app.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void writesAhead() throws SQLException {
        Database.open(place());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place().name());
                Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            assertThat(mode.getString(1)).isEqualTo("wal");
        }
    }

    @Test
    void isThereOnceItWasOpened() {
        assertThat(Database.isThere(place())).isFalse();
        assertThat(folder).isEmptyDirectory();

        Database.open(place());

        assertThat(Database.isThere(place())).isTrue();
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(folder.resolve("segmentation.db"), "not a database, but long enough to be read".repeat(50));

        assertThatThrownBy(() -> Database.open(place()))
                .isInstanceOfSatisfying(
                        UnusableState.class, e -> assertThat(e.code()).isEqualTo("state_unreadable"));
    }

    @Test
    void cannotTellWhetherSomethingWasWrittenUnlessAServerKeepsItOpen() throws IOException {
        Database database = Database.open(place());
        assertThat(database.mark()).isNotEqualTo(database.mark());

        try (ServerHold hold = ServerHold.take(place())) {
            hold.keepOpen();
            Object mark = database.mark();
            assertThat(database.mark()).isEqualTo(mark);
            // as when somebody puts another file there, of which the open one tells nothing
            Path file = Path.of(place().name());
            Files.copy(file, folder.resolve("copy"));
            Files.move(folder.resolve("copy"), file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(database.mark()).isNotEqualTo(mark);
        }

        assertThat(database.mark()).isNotEqualTo(database.mark());
    }

    @Test
    void servesOneServerAtATime() {
        ServerHold first = ServerHold.take(place());
        assertThatThrownBy(() -> ServerHold.take(place())).isInstanceOfSatisfying(UnusableState.class, e -> {
            assertThat(e.code()).isEqualTo("server_running");
            assertThat(e.params())
                    .containsEntry(
                            "process", Long.toString(ProcessHandle.current().pid()));
        });
        first.close();

        ServerHold.take(place()).close();
    }

    /** A reader needs both files, and on a full disk nobody can make them. */
    @Test
    void keepsWhatReadersNeedForAsLongAsAServerIsThere() {
        Database database = Database.open(place());
        Path shared = folder.resolve("segmentation.db-shm");
        assertThat(shared).doesNotExist();

        try (ServerHold hold = ServerHold.take(place())) {
            hold.keepOpen();
            assertThat(count(database)).isZero();

            assertThat(shared).exists();
            assertThat(folder.resolve("segmentation.db-wal")).exists();
        }
        assertThat(shared).doesNotExist();
    }

    @Test
    void bringsWhatIsCommittedToTheFileItself() throws IOException, SQLException {
        Database database = Database.open(place());
        try (ServerHold hold = ServerHold.take(place())) {
            hold.keepOpen();
            database.transact(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("CREATE TABLE kept (what TEXT)");
                }
            });
            Path copy = Files.copy(folder.resolve("segmentation.db"), folder.resolve("copy.db"));

            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                    Statement statement = connection.createStatement();
                    ResultSet kept = statement.executeQuery("SELECT count(*) FROM kept")) {
                assertThat(kept.getInt(1)).isZero();
            }
        }
    }

    @Test
    void callsADiskFullOnWhichNotEvenAReaderHasRoom() {
        SQLException noRoom = new SQLException("[SQLITE_IOERR_SHMSIZE] I/O error within the xShmMap method");

        assertThat(SqliteDatabase.unusable(Path.of("/proc/segmentation.db"), noRoom)
                        .code())
                .isEqualTo("state_full");
        assertThat(SqliteDatabase.unusable(folder.resolve("segmentation.db"), noRoom)
                        .code())
                .isEqualTo("state_disk");
    }

    private static int count(Database database) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet runs = statement.executeQuery("SELECT count(*) FROM runs")) {
                return runs.getInt(1);
            }
        });
    }

    private StatePlace place() {
        return new StatePlace(folder, null);
    }
}

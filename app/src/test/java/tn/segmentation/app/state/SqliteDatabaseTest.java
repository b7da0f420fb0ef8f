package tn.segmentation.app.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private StatePlace place() {
        return new StatePlace(folder, null);
    }
}

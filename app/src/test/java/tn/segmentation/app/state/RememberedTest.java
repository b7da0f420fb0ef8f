package tn.segmentation.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On every database, as what is kept in one is tested: see {@link OnEveryDatabase}. */
@Tag("database")
class RememberedTest {

    /** A server of databases may write something of its own at any time, after which everything is asked again. */
    private static final int TRIES = 100;

    @TempDir
    Path home;

    private final List<String> asked = new ArrayList<>();
    private StatePlace place;
    private Database database;
    private ServerHold hold;
    private Remembered<String, String> names;

    @BeforeEach
    void serve() {
        place = TestState.configuration(home).state();
        hold = ServerHold.take(place);
        database = Database.open(place);
        hold.keepOpen();
        names = new Remembered<>(database, this::read);
    }

    @AfterEach
    void end() {
        hold.close();
    }

    @Test
    void remembersWhatItFound() {
        write("S1", "Jeunes");

        boolean isRemembered = false;
        for (int i = 0; i < TRIES && !isRemembered; i++) {
            names.find("S1");
            int before = asked.size();
            assertThat(names.find("S1")).contains("Jeunes");
            isRemembered = asked.size() == before;
        }

        assertThat(isRemembered).isTrue();
    }

    @Test
    void asksAgainOnceSomethingWasWritten() {
        write("S1", "Jeunes");
        for (int i = 0; i < TRIES; i++) {
            assertThat(names.find("S1")).contains(i == 0 ? "Jeunes" : "Jeunes " + i);
            write("S1", "Jeunes " + (i + 1));
        }
    }

    @Test
    void seesWhatOthersWrite() {
        write("S1", "Jeunes");
        assertThat(names.find("S1")).contains("Jeunes");

        // on PostgreSQL by the same pool, which stands in for another server: connections differ
        Database.open(place)
                .transact(connection -> Statements.update(
                        connection, "UPDATE segment_offers SET name = 'Familles' WHERE segment_id = 'S1'"));

        assertThat(names.find("S1")).contains("Familles");
    }

    @Test
    void doesNotRememberThatThereIsNothing() {
        assertThat(names.find("S9")).isEmpty();
        assertThat(names.find("S9")).isEmpty();

        assertThat(asked).containsExactly("S9", "S9");
    }

    @Test
    void keepsAnswersApart() {
        write("S1", "Jeunes");
        write("S2", "Familles");

        assertThat(List.of("S1", "S2", "S1", "S2").stream().map(names::find))
                .containsExactly(
                        Optional.of("Jeunes"), Optional.of("Familles"), Optional.of("Jeunes"), Optional.of("Familles"));
    }

    private Optional<String> read(String segment) {
        asked.add(segment);
        return database.read(connection -> Statements.query(
                        connection,
                        "SELECT name FROM segment_offers WHERE segment_id = ?",
                        row -> row.getString(1),
                        segment)
                .stream()
                .findFirst());
    }

    private void write(String segment, String name) {
        database.transact(connection -> Statements.update(
                connection,
                "INSERT INTO segment_offers (segment_id, version, name, offer_name, offer_details, changed_at, changed_by)"
                        + " VALUES (?, 1, ?, '', '{}', '2026-11-01T00:00:00Z', '')"
                        + " ON CONFLICT (segment_id, version) DO UPDATE SET name = EXCLUDED.name",
                segment,
                name));
    }
}

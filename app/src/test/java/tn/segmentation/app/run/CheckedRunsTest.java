package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.TestState;
import tn.segmentation.store.run.DamagedRun;

/** No run is opened whose files are not what its manifest says, however that came about. */
class CheckedRunsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path home;

    private RegisteredRun run;
    private RegisteredRun other;
    private CheckedRuns checked;

    @BeforeEach
    void hasTwoRuns() {
        Configuration configuration = TestState.configuration(home);
        other = SegmentedRuns.make(configuration, "octobre.csv", 2);
        run = SegmentedRuns.make(configuration, "novembre.csv", 2);
        Runs runs = Runs.open(configuration);
        boolean unused = runs.publish(run.id(), NOON, "amel");
        checked = new CheckedRuns(runs, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    /** Neither its size nor what it says of itself tells: the byte is in a table that nobody has looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"assignments.parquet", "ids.parquet", "model.json", "rejects.csv", "summary.json"})
    void opensNoRunOfWhichOneBitIsAnother(String file) throws IOException {
        flip(file);

        assertThatThrownBy(() -> checked.open(run)).isInstanceOfSatisfying(DamagedRun.class, e -> {
            assertThat(e.code()).isEqualTo("run_damaged");
            assertThat(e.params()).containsEntry("file", file);
        });
        assertThat(checked.quarantined()).containsExactly(run.id());
        assertThat(checked.open(other).id()).isEqualTo(other.id());
    }

    @Test
    void findsByTheCheckWhatHasHappenedSinceARunWasOpened() throws IOException {
        assertThat(checked.open(run).id()).isEqualTo(run.id());
        assertThat(checked.checkedAt()).isNull();
        flip("assignments.parquet");
        assertThat(checked.open(run).id()).as("nobody has read it since").isEqualTo(run.id());

        checked.checkAll();

        assertThat(checked.checkedAt()).isEqualTo(NOON);
        assertThat(checked.quarantined()).containsExactly(run.id());
        assertThat(checked.isDamaged(run)).isTrue();
        assertThat(checked.isDamaged(other)).isFalse();
        assertThatThrownBy(() -> checked.open(run)).isInstanceOf(DamagedRun.class);
    }

    @Test
    void letsARunOutOfQuarantineWhenItIsWholeAgain() throws IOException {
        flip("assignments.parquet");
        checked.checkAll();
        flip("ids.parquet");
        assertThatThrownBy(() -> checked.open(run))
                .as("somebody has touched it, and it is read again")
                .isInstanceOf(DamagedRun.class);
        assertThat(checked.quarantined()).containsExactly(run.id());

        flip("ids.parquet");
        flip("assignments.parquet");

        assertThat(checked.open(run).id()).isEqualTo(run.id());
        assertThat(checked.quarantined()).isEmpty();
        checked.checkAll();
        assertThat(checked.quarantined()).isEmpty();
    }

    @Test
    void goesOnWithTheOthersWhereOneIsGone() throws IOException {
        Path moved = Files.move(run.folder(), home.resolve("moved"));
        flip(other, "ids.parquet");

        checked.checkAll();

        assertThat(checked.quarantined()).containsExactly(run.id(), other.id());
        Path unused = Files.move(moved, run.folder());
        assertThat(checked.open(run).id()).isEqualTo(run.id());
        assertThat(checked.quarantined()).containsExactly(other.id());
    }

    @Test
    void takesARunWhoseTermIsOverForNoDamage() throws IOException {
        assertThat(Runs.open(TestState.configuration(home)).remove(other.id(), NOON))
                .isTrue();
        flip(other, "ids.parquet");

        assertThatThrownBy(() -> checked.check(other)).isInstanceOf(DamagedRun.class);

        assertThat(checked.quarantined()).isEmpty();
    }

    private void flip(String file) throws IOException {
        flip(run, file);
    }

    /** Changes a bit of a file and nothing else that can be seen without reading it, but for the time. */
    static void flip(RegisteredRun run, String file) throws IOException {
        Path path = run.folder().resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Path unused = Files.write(path, bytes);
    }
}

package tn.segmentation.app.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as complete in the watched folder, and how it is taken. */
class IncomingTest {

    private static final Duration SETTLE = Duration.ofSeconds(60);
    private static final Instant LATE = Instant.parse("2099-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Incoming incoming;
    private Instant now = Instant.now();

    @BeforeEach
    void watches() {
        incoming = new Incoming(folder, SETTLE);
    }

    @Test
    void countsAFileAsCompleteWhenItHasStayedAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("octobre.csv"), "age\n30\n");

        assertThat(completeAfter(Duration.ZERO)).isEmpty();
        assertThat(completeAfter(SETTLE.minusSeconds(1))).isEmpty();
        Files.writeString(file, "age\n30\n31\n");
        assertThat(completeAfter(Duration.ofSeconds(1))).as("it has grown").isEmpty();
        assertThat(completeAfter(SETTLE.minusSeconds(1))).isEmpty();
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-10-01T00:00:00Z")));
        assertThat(completeAfter(Duration.ofSeconds(1))).as("it was touched").isEmpty();
        assertThat(completeAfter(SETTLE)).containsExactly(file);
    }

    @Test
    void waitsAgainWhenTheClockWasSetBack() throws IOException {
        Path file = Files.writeString(folder.resolve("octobre.csv"), "age\n30\n");
        completeAfter(Duration.ZERO);

        assertThat(completeAfter(Duration.ofHours(-1))).isEmpty();
        assertThat(completeAfter(Duration.ofHours(1).plus(SETTLE))).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".octobre.csv",
                ".octobre.csv.Xa3f",
                "octobre.csv.part",
                "octobre.csv.tmp",
                "octobre.csv.filepart",
                "OCTOBRE.CSV.PART",
                "refused"
            })
    void leavesWhatIsStillWrittenOrIsNotForIt(String name) throws IOException {
        Files.writeString(folder.resolve(name), "age\n30\n");
        completeAfter(Duration.ZERO);

        assertThat(completeAfter(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void startsToWaitWhenAFileGetsItsName() throws IOException {
        Path part = Files.writeString(folder.resolve("octobre.csv.part"), "age\n30\n");
        completeAfter(Duration.ZERO);
        completeAfter(Duration.ofDays(1));
        Path file = Files.move(part, folder.resolve("octobre.csv"));

        assertThat(completeAfter(Duration.ZERO)).isEmpty();
        assertThat(completeAfter(SETTLE)).containsExactly(file);
    }

    @Test
    void countsByWhenAFileCameUnderItsNameAndNotByWhatItSaysOfItself() throws IOException {
        Path file = Files.writeString(folder.resolve("octobre.csv"), "age\n30\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        Instant before = now.minus(Duration.ofHours(1));

        incoming.complete(now, before);
        now = now.plus(SETTLE);

        assertThat(incoming.complete(now, before)).isEmpty();
        assertThat(incoming.complete(now, now)).containsExactly(file);
    }

    @Test
    void isTakenOnceAndAsAWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("octobre.csv"), "age\n30\n");
        Incoming other = new Incoming(folder, SETTLE);

        incoming.take(file, "one");

        assertThatThrownBy(() -> other.take(file, "two")).isInstanceOf(NoSuchFileException.class);
        assertThat(file).doesNotExist();
        assertThat(other.taken("one").orElseThrow()).hasFileName("octobre.csv").hasContent("age\n30\n");
        assertThat(other.taken("two")).isEmpty();
        other.remove("one");
        other.remove("one");
        assertThat(folder.resolve(".taken")).isEmptyDirectory();
    }

    @Test
    void putsARefusedFileAsideOnceHoweverOftenItIsTold() throws IOException {
        incoming.take(Files.writeString(folder.resolve("REFUS.txt"), "rien"), "one");
        Map.Entry<String, String> text = Map.entry("REFUS.txt", "parce que");

        incoming.refuse("one", text);
        incoming.refuse("one", text);

        assertThat(incoming.isRefused("one")).isTrue();
        assertThat(incoming.isRefused("two")).isFalse();
        Path place = folder.resolve("refused/one");
        assertThat(place.resolve("REFUS.txt")).hasContent("rien");
        assertThat(place.resolve("1-REFUS.txt")).hasContent("parce que");
        assertThat(incoming.taken("one")).isEmpty();
    }

    @Test
    void knowsWhatIsNoFileOfCustomers() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "age\n30\n");

        assertThat(Incoming.fault(file, 7)).isNull();
        assertThat(Incoming.fault(file, 6)).isEqualTo("upload_too_large");
        assertThat(Incoming.fault(Files.createDirectory(folder.resolve("b.csv")), 7))
                .isEqualTo("incoming_folder");
        assertThat(Incoming.fault(Files.createSymbolicLink(folder.resolve("c.csv"), file), 7))
                .isEqualTo("incoming_link");
    }

    private List<Path> completeAfter(Duration time) throws IOException {
        now = now.plus(time);
        return incoming.complete(now, LATE);
    }
}

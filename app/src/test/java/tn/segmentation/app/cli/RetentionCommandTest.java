package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;

/** What is past its term is gone, and nothing else; each day is that of a clock of the test. */
class RetentionCommandTest {

    private static final Instant JANUARY = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T12:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-15T12:00:00Z");
    private static final String OLD_FILE = "20260101T120000-0123456789ab";
    private static final String NEW_FILE = "20260301T120000-0123456789ab";

    @TempDir
    Path home;

    private Path raw;

    @BeforeEach
    void hasAPlatform() throws IOException {
        raw = Files.createDirectories(home.resolve("data/raw"));
        for (String id : List.of(OLD_FILE, NEW_FILE)) {
            Files.writeString(Files.createDirectories(raw.resolve(id)).resolve("data"), "age\n1\n");
            Files.writeString(
                    Files.createDirectories(raw.resolve("incoming/refused").resolve(id))
                            .resolve("x.csv"),
                    "x");
        }
        Files.writeString(raw.resolve("mine.csv"), "age\n1\n");
        String csv = "age,montant_consommation\n"
                + IntStream.range(0, 60)
                        .mapToObj(i -> (20 + 20 * (i % 3) + i % 4) + "," + (10 + 50 * (i % 3) + i % 5) + "\n")
                        .collect(Collectors.joining());
        Path file = Files.writeString(home.resolve("mois.csv"), csv);
        for (Instant at : List.of(JANUARY, FEBRUARY)) {
            Result made = cli(at).run("segment", file.toString(), "--segments", "3");
            assertThat(made.exitCode()).as(made.err()).isZero();
        }
    }

    private Cli cli(Instant now) {
        return Cli.at(home).at(Clock.fixed(now, ZoneOffset.UTC)).in("en");
    }

    private Configuration configuration() {
        return Configuration.load(new Environment(Map.of(), Map.of(), home));
    }

    private List<RegisteredRun> runs() {
        return Runs.open(configuration()).list();
    }

    private Result retention(String... options) {
        String[] command =
                Stream.concat(Stream.of("retention"), Stream.of(options)).toArray(String[]::new);
        return cli(MARCH).with("RAW_DATA_DAYS", "30").with("RUN_DAYS", "60").run(command);
    }

    @Test
    void removesWhatIsPastItsTerm() {
        RegisteredRun old = runs().get(1);
        RegisteredRun published = runs().get(0);
        assertThat(home.resolve("data/figures").resolve(old.id())).isDirectory();

        Result result = retention();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("30 days", "60 days", "Removed: file " + OLD_FILE, "Removed: refused file " + OLD_FILE)
                .contains("Removed: run " + old.id())
                .doesNotContain(NEW_FILE, published.id());
        assertThat(raw.resolve(OLD_FILE)).doesNotExist();
        assertThat(raw.resolve("incoming/refused").resolve(OLD_FILE)).doesNotExist();
        assertThat(raw.resolve(NEW_FILE)).isDirectory();
        assertThat(raw.resolve("mine.csv")).exists();
        assertThat(old.folder()).doesNotExist();
        assertThat(home.resolve("data/figures").resolve(old.id())).doesNotExist();
        assertThat(runs()).containsExactly(published);
        assertThat(Runs.open(configuration()).publications())
                .as("that it was published stays known")
                .extracting(Runs.Publication::runId)
                .containsExactly(published.id(), old.id());
        assertThat(retention().out()).contains("Nothing is past its term");
    }

    @Test
    void keepsThePublishedRunWhateverItsAge() {
        Result result =
                cli(Instant.parse("2030-01-01T00:00:00Z")).with("RUN_DAYS", "1").run("retention");

        assertThat(result.exitCode()).isZero();
        assertThat(runs()).hasSize(1);
        assertThat(runs().get(0).folder()).isDirectory();
    }

    @Test
    void removesNothingUntilSomebodySetsATerm() {
        Result result = cli(Instant.parse("2030-01-01T00:00:00Z")).run("retention");

        assertThat(result.out()).contains("kept for good", "Nothing is past its term");
        assertThat(runs()).hasSize(2);
        assertThat(raw.resolve(OLD_FILE)).isDirectory();
    }

    @Test
    void showsWhatWouldGo() {
        Result result = retention("--dry-run", "--json");

        assertThat(result.out())
                .contains("\"due\"", "\"refused_file\"", OLD_FILE, runs().get(1).id());
        assertThat(runs()).hasSize(2);
        assertThat(raw.resolve(OLD_FILE)).isDirectory();
    }

    @Test
    void writesEachRemovalIntoTheAudit() {
        String old = runs().get(1).id();

        retention();

        Audit audit = Audit.open(configuration(), Clock.systemUTC());
        assertThat(audit.list(new AuditSearch("", Act.EXPIRE_RUN, null, null), 0, 10))
                .extracting(AuditLine::subject)
                .containsExactly(old);
        assertThat(audit.list(new AuditSearch("", Act.EXPIRE_FILE, null, null), 0, 10))
                .extracting(AuditLine::subject)
                .containsExactly(OLD_FILE, OLD_FILE);
    }

    /** A process ended after the database knew, and before the folder was gone. */
    @Test
    void finishesWhatAnEarlierProcessHasBegun() throws IOException {
        RegisteredRun old = runs().get(1);
        assertThat(Runs.open(configuration()).remove(old.id(), MARCH)).isTrue();
        Files.createDirectories(raw.resolve(".removed-" + OLD_FILE));

        retention();

        assertThat(old.folder()).doesNotExist();
        assertThat(raw.resolve(".removed-" + OLD_FILE)).doesNotExist();
    }
}

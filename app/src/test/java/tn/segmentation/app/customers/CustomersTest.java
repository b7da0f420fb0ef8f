package tn.segmentation.app.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnavailableRuns;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.SegmentedRuns;
import tn.segmentation.app.state.TestState;
import tn.segmentation.store.input.SoughtId;
import tn.segmentation.store.run.RunErasure;
import tn.segmentation.store.run.RunSummary;

/** What is copied of a run goes with whoever is taken out of it, asked for or not. */
class CustomersTest {

    private static final long MEMORY_BYTES = 256L << 20;

    @TempDir
    Path home;

    private RegisteredRun run;
    private Customers customers;

    @BeforeEach
    void asksARunForItsCustomers() {
        Configuration configuration = TestState.configuration(home);
        run = SegmentedRuns.make(configuration, "octobre.csv", 2);
        Runs runs = Runs.open(configuration);
        customers = new Customers(
                new Known(runs, run.open().summary()),
                runs,
                new CustomerTokens(home.resolve("key")),
                home.resolve("scratch"));
        assertThat(customers.of(run.id()).queries()).isNotNull();
    }

    @AfterEach
    void endsTheServer() {
        customers.close();
    }

    /** One run, whose summary was read while it was whole. */
    private record Known(Runs runs, RunSummary summary) implements RunSource {

        @Override
        public Optional<PublishedRun> published() {
            return Optional.empty();
        }

        @Override
        public Optional<RunSummary> find(String id) {
            return runs.find(id).map(found -> summary);
        }

        @Override
        public Optional<RunSummary> before(String id) {
            return Optional.empty();
        }

        @Override
        public boolean isReadable() {
            return true;
        }
    }

    @Test
    void keepsWhatHasNotChanged() throws IOException {
        List<Path> before = copies();

        customers.closeChanged();

        assertThat(copies()).isEqualTo(before).hasSize(1);
        assertThat(customers.of(run.id()).queries())
                .isSameAs(customers.of(run.id()).queries());
    }

    @Test
    void removesTheCopyOfARunThatSomebodyWasTakenOutOf() throws IOException {
        erase("17");

        customers.closeChanged();

        assertThat(copies()).isEmpty();
        assertThat(customers.of(run.id()).queries()).isNotNull();
    }

    @Test
    void removesTheCopyOfARunThatIsGone() throws IOException {
        Files.move(run.folder(), home.resolve("elsewhere"));

        customers.closeChanged();

        assertThat(copies()).isEmpty();
    }

    @Test
    void answersAgainWhenARunThatBrokeInBetweenIsWhole() throws IOException {
        Path ids = run.folder().resolve("ids.parquet");
        Path away = home.resolve("ids.parquet");
        erase("17");
        Files.move(ids, away);
        assertThatThrownBy(() -> customers.of(run.id())).isInstanceOf(UnavailableRuns.class);
        assertThatThrownBy(() -> customers.of(run.id())).isInstanceOf(UnavailableRuns.class);

        Files.move(away, ids);

        assertThat(customers.of(run.id()).queries()).isNotNull();
    }

    private void erase(String id) {
        assertThat(new RunErasure(run.open(), SoughtId.of(id), new CustomerTokens(home.resolve("key")), MEMORY_BYTES, 1)
                        .erase()
                        .accepted())
                .isOne();
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> folders = Files.list(home.resolve("scratch"))) {
            return folders.toList();
        }
    }
}

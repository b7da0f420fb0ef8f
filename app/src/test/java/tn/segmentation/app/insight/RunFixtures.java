package tn.segmentation.app.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs that stand as files among the test resources; which one is published is for the test to say. Runs that a test
 * has registered with the platform are found beside them. What tells of few customers is hidden, as it is of real ones.
 */
public final class RunFixtures implements RunSource {

    /** When a test run was published; half an hour after it was made. */
    public static final Instant PUBLISHED_AT = Instant.parse("2026-11-01T07:30:00Z");

    private final Configuration configuration;
    private final SegmentOffers offers;
    private final SmallCells cells;
    private final RunSource shown;
    private volatile List<String> damaged = List.of();
    private volatile Supplier<Optional<RunSummary>> published = Optional::empty;
    private volatile @Nullable RunSummary before;

    private RunFixtures(Configuration configuration, SegmentOffers offers) {
        this.configuration = configuration;
        this.cells = SmallCells.of(configuration);
        this.offers = offers;
        this.shown = new NamedRuns(new Recorded(), offers);
        publish(telecom());
    }

    /** Twenty thousand synthetic lines in five segments, computed with numpy 2.4.6. */
    public static RunSummary telecom() {
        return read("telecom");
    }

    /** As many segments as asked for: those of {@link #telecom}, one after the other, again and again. */
    public static RunSummary segments(int count) {
        ObjectNode run = JsonMapper.shared().valueToTree(telecom());
        repeat(run.withArray("segments"), count);
        run.withArray("feature_importance")
                .forEach(feature -> repeat(((ObjectNode) feature).withArray("values"), count));
        for (int i = 0; i < count; i++) {
            ((ObjectNode) run.withArray("segments").get(i)).put("id", "S" + (i + 1));
        }
        return JsonMapper.shared().treeToValue(run, RunSummary.class);
    }

    private static void repeat(ArrayNode list, int count) {
        int there = list.size();
        for (int i = there; i < count; i++) {
            list.add(list.get(i % there).deepCopy());
        }
    }

    /** The same lines, as if they were no better than chance. */
    public static RunSummary chance() {
        return read("chance");
    }

    private static RunSummary read(String name) {
        try (InputStream in = RunFixtures.class.getResourceAsStream("/runs/" + name + ".json")) {
            return JsonMapper.shared().readValue(in, RunSummary.class);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** From now on that run is the published one, and what it says of its segments is in force. */
    public void publish(RunSummary run) {
        damaged = List.of();
        published = () -> Optional.of(run);
        Map<String, OfferContent> contents = OfferContent.of(run);
        offers.seed(contents, PUBLISHED_AT);
        offers.list().stream()
                .filter(kept -> contents.containsKey(kept.segment()))
                .forEach(kept -> offers.change(
                        kept.segment(), kept.version(), contents.get(kept.segment()), PUBLISHED_AT, "fixtures"));
    }

    /** From now on those runs were published later, but are damaged. */
    public void skip(String... ids) {
        damaged = List.of(ids);
    }

    /** From now on this run was published before. */
    public void publishedBefore(@Nullable RunSummary run) {
        before = run;
    }

    /** From now on there is no run. */
    public void clear() {
        published = Optional::empty;
    }

    /** From now on whoever asks for the published run gets this failure. */
    public void fail(RuntimeException failure) {
        published = () -> {
            throw failure;
        };
    }

    @Override
    public Optional<PublishedRun> published() {
        return shown.published();
    }

    @Override
    public Optional<RunSummary> find(String id) {
        return shown.find(id);
    }

    @Override
    public Optional<RunSummary> before(String id) {
        return shown.before(id);
    }

    @Override
    public boolean isReadable() {
        return shown.isReadable();
    }

    /** What the runs themselves say. */
    private final class Recorded implements RunSource {

        @Override
        public Optional<PublishedRun> published() {
            return published.get().map(run -> new PublishedRun(cells.of(run), PUBLISHED_AT, damaged));
        }

        @Override
        public Optional<RunSummary> find(String id) {
            return published
                    .get()
                    .filter(run -> run.runId().equals(id))
                    .map(cells::of)
                    .or(() -> Runs.open(configuration).find(id).map(this::open));
        }

        @Override
        public Optional<RunSummary> before(String id) {
            return Optional.ofNullable(before);
        }

        private RunSummary open(RegisteredRun run) {
            try {
                return cells.of(run.open());
            } catch (DamagedRun e) {
                throw UnavailableRuns.damaged(run.id());
            }
        }

        @Override
        public boolean isReadable() {
            return true;
        }
    }

    /** Puts the fixtures where the application looks for runs. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Source {

        @Bean
        RunFixtures runFixtures(Configuration configuration, SegmentOffers offers) {
            return new RunFixtures(configuration, offers);
        }

        @Bean
        CheckedRuns checkedRuns(Runs runs, Clock clock) {
            return new CheckedRuns(runs, clock);
        }

        @Bean
        SegmentOffers segmentOffers(Configuration configuration) {
            return SegmentOffers.open(configuration);
        }

        @Bean
        Home home() throws IOException {
            return new Home(Files.createTempDirectory("segmentation-web"));
        }

        /** Settings of a platform in a folder of its own. */
        @Bean
        Configuration configuration(Home home) {
            return Configuration.load(
                    new Environment(Map.of("UPLOAD_LIMIT_MB", "1", "METRICS_PORT", "0"), Map.of(), home.folder()));
        }
    }

    /** A folder for as long as the server runs. */
    private record Home(Path folder) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}

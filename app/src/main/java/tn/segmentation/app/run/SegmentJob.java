package tn.segmentation.app.run;

import static java.util.Objects.requireNonNullElse;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.offers.CurrentOffers;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Configuration.Approval;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.SegmentOutcome.Fate;
import tn.segmentation.app.run.SegmentRequest.Publishing;
import tn.segmentation.app.state.StatePatience;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.engine.Segmentation;
import tn.segmentation.core.engine.SegmentationEngine;
import tn.segmentation.core.engine.Settings;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.Pseudonyms;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.input.Verdict;
import tn.segmentation.store.run.AssignmentFormat;
import tn.segmentation.store.run.RunDraft;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunProvenance;
import tn.segmentation.store.run.RunSummary;
import tn.segmentation.store.source.InputFile;

/**
 * Makes a run of a file: reads, segments, writes the folder, publishes it, registers it, then has its figures drawn.
 * Whatever fails before the folder is published leaves nothing behind. Used by one thread at a time.
 */
public final class SegmentJob {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentJob.class);

    /** A database that is started again is back in less. */
    private static final StatePatience PATIENCE = new StatePatience(Duration.ofMinutes(1));

    private final Configuration configuration;
    private final Messages messages;
    private final Clock clock;
    private final SegmentationEngine engine;
    private final RunFigures figures;
    private final Commission commission;
    private final StatePatience patience;
    private final int threads = Runtime.getRuntime().availableProcessors();

    /** Creates the job; {@code messages} are in the language that the run speaks. */
    public SegmentJob(
            Configuration configuration,
            Messages messages,
            Clock clock,
            SegmentationEngine engine,
            RunFigures figures,
            Commission commission) {
        this.configuration = configuration;
        this.messages = messages;
        this.clock = clock;
        this.engine = engine;
        this.figures = figures;
        this.commission = commission;
        this.patience = PATIENCE;
    }

    private SegmentJob(SegmentJob job, StatePatience patience) {
        this.configuration = job.configuration;
        this.messages = job.messages;
        this.clock = job.clock;
        this.engine = job.engine;
        this.figures = job.figures;
        this.commission = job.commission;
        this.patience = patience;
    }

    /** Returns the same job, which waits for a database for that long. */
    SegmentJob with(StatePatience longest) {
        return new SegmentJob(this, longest);
    }

    /**
     * Reads a file and says what was understood of it; nothing is computed and nothing is left behind.
     *
     * @param look at what was understood, while the bad cells can be gone through
     * @return what was made of it
     * @throws tn.segmentation.core.data.Refusal if it cannot be read
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public <T> T preview(SegmentRequest request, Progress progress, Function<Preview, T> look) {
        try (RunDraft draft = RunDraft.of(configuration.processedData().resolve(nextId(clock.instant())))) {
            return preview(draft, request, progress, look);
        }
    }

    private <T> T preview(RunDraft draft, SegmentRequest request, Progress progress, Function<Preview, T> look) {
        EarlierAnswers earlier = EarlierAnswers.of(configuration);
        try (ReadFile file = read(request, earlier, draft, progress)) {
            Customers customers = file.customers();
            annotate(file.request(), customers, progress);
            return look.apply(new Preview(
                    customers.verdict(), customers.inspect(threads, progress), customers.rejects(), segments(request)));
        } catch (UncheckedIOException | IllegalStateException e) {
            throw draft.explained(e);
        }
    }

    /**
     * Makes a run.
     *
     * @throws tn.segmentation.core.data.Refusal if the file, the request or the disk does not allow it
     * @throws UnregisteredRun if it is made, but the database did not answer to hear of it
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop before the run is published;
     *     later, its figures are not drawn
     */
    public SegmentOutcome run(SegmentRequest request, Progress progress) {
        try (Opening opening = Opening.of(configuration)) {
            return run(request, opening, progress);
        }
    }

    private SegmentOutcome run(SegmentRequest request, Opening opening, Progress progress) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String id = commission.id().orElseGet(() -> nextId(now));
        Path target = requireNonNullElse(
                request.target(), configuration.processedData().resolve(id));
        RunDraft.removeAbandoned(requireNonNullElse(target.toAbsolutePath().getParent(), target));
        LOG.info("run {} starts", id);
        Fate fate = fate(request.publishing());
        RunSummary summary;
        RunFolder folder;
        try (RunDraft draft = RunDraft.of(target)) {
            summary = fill(
                    draft,
                    request,
                    new Identity(id, now, EarlierAnswers.of(opening::await), () -> kept(opening), pseudonyms()),
                    customers -> {
                        // A run that cannot be registered in the end is not worth computing.
                        opening.await();
                        return settings(request, customers);
                    },
                    progress);
            progress.checkCancelled();
            folder = new Registration(configuration, clock, commission, patience)
                    .publish(draft, summary, fate, progress);
        }
        progress.report(Stage.PUBLISHED, 0, 0);
        LOG.info("run {} is complete: {} rows, {} rejected", id, summary.rowsSegmented(), summary.rowsRejected());
        return new SegmentOutcome(folder, summary, fate, drawFigures(summary, progress));
    }

    /** Where it takes two people to publish a run, making it is a proposal at most. */
    private Fate fate(Publishing publishing) {
        boolean takesTwo = configuration.approval() == Approval.TWO;
        if (publishing == Publishing.KEEP || (takesTwo && !commission.isKnown())) {
            return Fate.KEPT;
        }
        return takesTwo ? Fate.PROPOSED : Fate.PUBLISHED;
    }

    /**
     * Computes what a run would be, shows its files and removes them: nothing is registered, nothing is left behind.
     *
     * @param original that it is to be compared with
     * @param settings to compute with, once the records are known
     * @param look at the files, while they are there
     * @throws tn.segmentation.core.data.Refusal if the file, the settings or the disk does not allow it
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    <T> T rehearse(
            SegmentRequest request,
            RunFolder original,
            Function<Customers, Settings> settings,
            Function<RunDraft, T> look,
            Progress progress) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String id = nextId(now);
        RunDraft.removeAbandoned(configuration.processedData());
        try (RunDraft draft = RunDraft.of(configuration.processedData().resolve(id))) {
            Pseudonyms recorded = original.pseudonyms(tokens()).orElse(null);
            fill(draft, request, new Identity(id, now, EarlierAnswers.none(), Map::of, recorded), settings, progress);
            progress.checkCancelled();
            return look.apply(draft);
        }
    }

    /** All of a run has those of one key, also if there is another meanwhile. */
    private @Nullable Pseudonyms pseudonyms() {
        return configuration.protection().tokenisesNumbers() ? tokens().pinned() : null;
    }

    private CustomerTokens tokens() {
        return new CustomerTokens(configuration.customerKey());
    }

    /**
     * What a run is told apart by, and what it takes over: the answers that it may fall back on, what is kept of its
     * segments, and what stands for numbers in its files, if anything does.
     */
    private record Identity(
            String runId,
            Instant createdAt,
            EarlierAnswers earlier,
            Supplier<Map<String, OfferContent>> kept,
            @Nullable Pseudonyms pseudonyms) {}

    private Map<String, OfferContent> kept(Opening opening) {
        opening.await();
        return SegmentOffers.open(configuration).contents();
    }

    private RunSummary fill(
            RunDraft draft,
            SegmentRequest asked,
            Identity identity,
            Function<Customers, Settings> choice,
            Progress progress) {
        Stopwatch watch = new Stopwatch();
        watch.sinceStart();
        try (ReadFile file = read(asked, identity.earlier(), draft, progress)) {
            Customers customers = file.customers();
            SegmentRequest request = file.request();
            watch.lap("read");
            annotate(request, customers, progress);
            watch.restart();
            Settings settings = choice.apply(customers);
            // From here on the database is not needed until all is done.
            Map<String, OfferContent> kept = identity.kept().get();
            Segmentation result = engine.segment(customers.features(), customers.descriptive(), settings, progress);
            result.seconds().forEach(watch::put);
            watch.restart();
            write(draft, new Written(customers, result, request.format(), identity.pseudonyms()), progress);
            watch.lap("write");
            return describe(draft, request, identity, new Computed(customers, settings, kept, result, watch));
        } catch (UncheckedIOException | IllegalStateException e) {
            throw draft.explained(e);
        }
    }

    /** The files of a run that hold its data. */
    private record Written(
            Customers customers,
            Segmentation result,
            AssignmentFormat format,
            @Nullable Pseudonyms pseudonyms) {}

    private void write(RunDraft draft, Written written, Progress progress) {
        Segmentation result = written.result();
        Pseudonyms pseudonyms = written.pseudonyms();
        Customers customers = written.customers();
        draft.writeAssignments(
                pseudonyms == null ? customers.records() : customers.records(pseudonyms, threads, progress),
                result.assignments(),
                result.model().labels(),
                written.format(),
                threads,
                progress);
        draft.writeRejects(
                pseudonyms == null ? customers.rejects() : customers.rejects(pseudonyms),
                new RejectSentences(messages)::of);
        draft.writeModel(result.model());
    }

    /** Everything that the descriptions of a run are made of. */
    private record Computed(
            Customers customers,
            Settings settings,
            Map<String, OfferContent> kept,
            Segmentation result,
            Stopwatch watch) {}

    private RunSummary describe(RunDraft draft, SegmentRequest request, Identity identity, Computed computed) {
        Verdict verdict = computed.customers().verdict();
        Map<String, Double> timings = computed.watch().seconds();
        CurrentOffers offers = new CurrentOffers(computed.kept(), configuration.offers());
        RunSummary summary = new Summarizer(request, computed.customers(), computed.result(), offers, messages)
                .summarize(
                        identity.runId(),
                        timings,
                        new RunSummary.Provenance(
                                identity.createdAt().toString(),
                                commission.name(verdict.file()),
                                verdict.sha256(),
                                verdict.bytes(),
                                request.seed(),
                                "local",
                                Version.current()));
        draft.writeSummary(summary);
        draft.writeProvenance(new RunProvenance(
                RunSummary.SCHEMA_VERSION,
                identity.runId(),
                identity.createdAt().toString(),
                commission.by(),
                commission.name(verdict.file()),
                verdict.sha256(),
                verdict.bytes(),
                request.arguments(),
                recorded(request, computed),
                Version.current(),
                System.getProperty("java.version") + " " + System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                "local",
                threads,
                timings,
                told(identity.pseudonyms(), computed.customers())));
        return summary;
    }

    private static RunProvenance.@Nullable Tokens told(@Nullable Pseudonyms pseudonyms, Customers customers) {
        return pseudonyms == null
                ? null
                : new RunProvenance.Tokens(pseudonyms.key(), customers.records().personal());
    }

    private int segments(SegmentRequest request) {
        return requireNonNullElse(request.segments(), configuration.labels().size());
    }

    private Settings settings(SegmentRequest request, Customers customers) {
        Path centers = request.initialCenters();
        List<String> features = customers.features().names();
        @Nullable List<double[]> start = centers == null ? null : InitialCenters.read(centers, features);
        int count = segments(request);
        List<String> labels = count == configuration.labels().size() ? configuration.labels() : Settings.labels(count);
        return new Settings(
                labels,
                request.scaling(),
                request.weights(),
                CustomerField.MONTANT_CONSOMMATION.column(),
                new KMeans(count, request.seed(), request.restarts(), request.maxIterations(), request.tolerance()),
                start,
                threads);
    }

    /** Returns every setting in force by the name of its option: enough to ask for the same run again. */
    private static Map<String, Object> recorded(SegmentRequest request, Computed computed) {
        Settings settings = computed.settings();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("segments", settings.segments());
        all.put("labels", settings.labels());
        all.put("scaling", settings.scaling().name().toLowerCase(Locale.ROOT));
        all.put("weight", settings.weights());
        all.put("map", request.reading().mapping());
        all.put("features", request.reading().features());
        all.put("descriptive", request.reading().descriptive());
        all.put("empty", computed.customers().verdict().empty());
        all.put("reading", request.reading().reading());
        all.put("seed", settings.kMeans().seed());
        all.put("restarts", settings.kMeans().restarts());
        all.put("max_iterations", settings.kMeans().maxIterations());
        all.put("tolerance", settings.kMeans().tolerance());
        all.put("format", request.format().name().toLowerCase(Locale.ROOT));
        putIfKnown(all, "initial_centers", settings.initialCenters());
        putIfKnown(all, "period", request.period());
        putIfKnown(all, "scope", request.scope());
        return all;
    }

    private static void putIfKnown(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private Optional<Path> drawFigures(RunSummary summary, Progress progress) {
        try {
            // pictures are taken away from the platform: they show what its pages show
            figures.draw(SmallCells.of(configuration).of(summary), configuration.figures(), progress);
            return Optional.of(configuration.figures().resolve(summary.runId()));
        } catch (Cancelled e) {
            LOG.info("the figures of run {} were not drawn: cancelled", summary.runId());
            return Optional.empty();
        } catch (RuntimeException e) {
            // The run is complete and published; figures are derived from it.
            LOG.error("the figures of run {} were not drawn: {}", summary.runId(), Traces.of(e));
            return Optional.empty();
        }
    }

    /**
     * A file that was read.
     *
     * @param request with all that is said about the file, earlier answers included
     */
    private record ReadFile(Customers customers, SegmentRequest request) implements AutoCloseable {

        @Override
        public void close() {
            customers.close();
        }
    }

    private ReadFile read(SegmentRequest request, EarlierAnswers earlier, RunDraft draft, Progress progress) {
        Path copy = request.annotated();
        if (copy != null) {
            annotated(copy).requireAbsent();
        }
        Customers customers = customers(request, draft, progress);
        Optional<ReadingOptions> more;
        try {
            more = earlier.complete(request.reading(), customers.verdict());
        } catch (RuntimeException e) {
            customers.close();
            throw e;
        }
        if (more.isEmpty()) {
            return new ReadFile(customers, request);
        }
        customers.close();
        SegmentRequest completed = request.withReading(more.get());
        return new ReadFile(customers(completed, draft, progress), completed);
    }

    private Customers customers(SegmentRequest request, RunDraft draft, Progress progress) {
        InputFile file = RawFiles.of(configuration).input(absolute(request.file()));
        return Customers.read(file, request.reading(), draft.scratch(), threads, progress);
    }

    /** As soon as the file is read: whoever repairs it does not need a run. */
    private void annotate(SegmentRequest request, Customers customers, Progress progress) {
        Path copy = request.annotated();
        if (copy != null && customers.verdict().decisions().isEmpty()) {
            annotated(copy).write(file -> customers.annotate(file, new RejectSentences(messages), progress));
        }
    }

    private static OutputFile annotated(Path copy) {
        return new OutputFile(copy, "--annotated");
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static String nextId(Instant time) {
        return RunId.of(time, ThreadLocalRandom.current().nextInt());
    }
}

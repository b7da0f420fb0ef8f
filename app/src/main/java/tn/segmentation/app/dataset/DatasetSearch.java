package tn.segmentation.app.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.EmptyCells;
import tn.segmentation.store.input.FoundRecord;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.input.SoughtId;
import tn.segmentation.store.run.Disk;

/**
 * Looks through the files that were brought by the web for the records of one customer, and takes them out. For the
 * command line: files are read in this process. Closed, it leaves nothing behind.
 */
public final class DatasetSearch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatasetSearch.class);

    private final Path folder;
    private final Arrivals arrivals;
    private final Datasets datasets;
    private final RawFiles raw;
    private final Bringer bringer;
    private final int threads = Runtime.getRuntime().availableProcessors();

    private DatasetSearch(Path folder, Arrivals arrivals, Datasets datasets, RawFiles raw, Bringer bringer) {
        this.folder = folder;
        this.arrivals = arrivals;
        this.datasets = datasets;
        this.raw = raw;
        this.bringer = bringer;
    }

    /**
     * Opens the files of a platform.
     *
     * @param language of the messages about bad cells of a file that is judged again
     */
    public static DatasetSearch open(Configuration configuration, Clock clock, Language language) {
        RawFiles raw = RawFiles.of(configuration);
        Arrivals arrivals = Arrivals.in(configuration.rawData());
        Verdicts verdicts = new Verdicts(new CommandLauncher(configuration.home()), raw);
        Datasets.Work work = new Datasets.Work(verdicts, Desk.OWN);
        return new DatasetSearch(
                configuration.rawData().toAbsolutePath(),
                arrivals,
                new Datasets(configuration.rawData(), arrivals, work, raw, clock),
                raw,
                new Bringer(Job.Asker.of(Actor.atTheCommandLine()), language));
    }

    /**
     * Returns every file, oldest first.
     *
     * @param unreadable is told the id of one that cannot be looked through, since what was noted of it is damaged or
     *     lost, and why
     */
    public List<Dataset> all(BiConsumer<String, Refusal> unreadable) {
        List<Dataset> all = new ArrayList<>();
        for (Path file : Datasets.filesIn(folder)) {
            Path place = requireNonNull(file.getParent());
            String id = String.valueOf(place.getFileName());
            try {
                all.add(datasets.find(id));
            } catch (RequestRefusal e) {
                // One that was removed meanwhile holds nobody.
                if (Files.exists(place)) {
                    unreadable.accept(id, e);
                }
            }
        }
        return all;
    }

    /**
     * Returns the records of a customer, accepted or not.
     *
     * @throws Refusal if the file cannot be read any more
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public List<FoundRecord> find(Dataset dataset, SoughtId customer, Progress progress) {
        try (Scratch scratch = new Scratch(dataset);
                Customers customers = read(dataset, scratch, progress)) {
            return customers.find(customer, progress);
        } catch (IOException | UncheckedIOException e) {
            throw Storage.refusal(e);
        }
    }

    /**
     * What was taken out.
     *
     * @param records of the customer
     * @param whole whether the file is gone
     */
    public record TakenOut(long records, boolean whole) {}

    /**
     * Takes the records of a customer out of a file, which is judged again then; its first records may have been what
     * it was understood by. A workbook or a Parquet file that holds some is removed, and so is what is no table of
     * customers without them.
     *
     * @throws Refusal if the file cannot be read any more, or not be written
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public TakenOut takeOut(Dataset dataset, SoughtId customer, Progress progress) {
        try (Scratch scratch = new Scratch(dataset)) {
            Path copy = scratch.folder().resolve("copy");
            boolean isText;
            boolean isJudged;
            long count;
            try (Customers customers = read(dataset, scratch, progress)) {
                isText = customers.isText();
                isJudged = customers
                        .verdict()
                        .sha256()
                        .equals(dataset.verdict().path("sha256").asString(""));
                count = isText
                        ? writeWithout(customer, customers, copy, datasets.file(dataset), progress)
                        : customers.find(customer, progress).size();
            }
            if (count > 0 && !isText) {
                remove(dataset);
                return new TakenOut(count, true);
            }
            if (count > 0) {
                // What is taken out does not come back after a power cut.
                Disk.sync(copy);
                Files.move(copy, datasets.file(dataset), StandardCopyOption.ATOMIC_MOVE);
                Disk.sync(folder.resolve(dataset.id()));
            }
            // An earlier try may have ended between the file and its verdict, in which cells are quoted.
            boolean whole = (count > 0 || !isJudged) && !judgeAgain(dataset);
            return new TakenOut(count, whole);
        } catch (IOException | UncheckedIOException e) {
            throw Storage.refusal(e);
        }
    }

    /** Writes a copy of a file, which is to take its place. */
    private long writeWithout(SoughtId customer, Customers customers, Path copy, Path file, Progress progress)
            throws IOException {
        try (OutputStream out = raw.replace(copy, file)) {
            return customers.writeWithout(customer, out, progress);
        }
    }

    private boolean judgeAgain(Dataset dataset) throws IOException {
        try {
            datasets.answer(dataset.id(), dataset.answers(), bringer);
            return true;
        } catch (RequestRefusal e) {
            if (e.status() != 422) {
                throw e;
            }
            remove(dataset);
            return false;
        }
    }

    private void remove(Dataset dataset) throws IOException {
        if (Datasets.remove(dataset.id(), folder)) {
            LOG.info("dataset {} removed", dataset.id());
        }
        Disk.sync(folder);
    }

    private Customers read(Dataset dataset, Scratch scratch, Progress progress) {
        return Customers.read(
                raw.input(datasets.file(dataset)), options(dataset.answers()), scratch.folder(), threads, progress);
    }

    private static ReadingOptions options(Answers answers) {
        Map<String, EmptyCells> empty = new LinkedHashMap<>();
        answers.empty()
                .forEach((column, word) -> empty.put(column, EmptyCells.of(word).orElseThrow()));
        return new ReadingOptions(answers.map(), List.of(), List.of(), empty, answers.reading());
    }

    @Override
    public void close() {
        try {
            arrivals.close();
        } catch (IOException e) {
            throw Storage.refusal(e);
        }
    }

    /** A folder for the work on one file. */
    private final class Scratch implements AutoCloseable {

        private final Path place;

        Scratch(Dataset dataset) throws IOException {
            place = Files.createTempDirectory(arrivals.folder(), dataset.id());
        }

        Path folder() {
            return place;
        }

        @Override
        public void close() {
            Arrivals.remove(place);
        }
    }
}

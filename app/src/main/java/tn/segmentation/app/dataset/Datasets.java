package tn.segmentation.app.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.job.Attendance;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.keys.UnusableKey;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.store.run.Disk;
import tn.segmentation.store.run.RunJson;
import tn.segmentation.store.source.UnreadableTable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that were brought by the web, each in a folder of its own under {@code RAW_DATA_PATH}: {@code data}, as it
 * came, {@code dataset.json}, what is known of it, and {@code rejects.csv}, its bad cells. A folder is there as a whole
 * or not at all: it is filled among the {@link Arrivals} and then renamed. Names of folders are made here. All three
 * quote customers, and are sealed where {@link RawFiles} wants it.
 */
public final class Datasets {

    private static final Logger LOG = LoggerFactory.getLogger(Datasets.class);

    /** The file as it came; a seal is bound to this name. */
    static final String DATA = "data";

    private static final String KNOWN = "dataset.json";
    private static final String REJECTS = "rejects.csv";
    private static final String REMOVED = ".removed-";
    private static final String ANNOTATED = "annotated.csv";
    private static final int RANDOM_BYTES = 6;
    private static final int LONGEST_NAME = 200;
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{6}-[0-9a-f]{12}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Arrivals arrivals;
    private final Work work;
    private final RawFiles raw;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    /**
     * Keeps files in a folder.
     *
     * @param raw how they are kept
     */
    Datasets(Path folder, Arrivals arrivals, Work work, RawFiles raw, Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.arrivals = arrivals;
        this.work = work;
        this.raw = raw;
        this.clock = clock;
    }

    /**
     * How files are worked on.
     *
     * @param verdicts judges them
     * @param desk where that is done
     */
    record Work(Verdicts verdicts, Desk desk) {}

    /** Writes a file that arrives to a path at which nothing is yet, such as it is kept. */
    @FunctionalInterface
    public interface Arrival {
        /** Writes it. */
        void to(Path file) throws IOException;
    }

    /** Returns the arrival of a file that stands elsewhere, as whoever brought it had it. A link is not followed. */
    public Arrival copyOf(Path file) {
        return target -> {
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                    OutputStream out = raw.create(target)) {
                in.transferTo(out);
            }
        };
    }

    /** Returns an id that no file has. */
    public String newId() {
        return newId(clock.instant());
    }

    /** Returns whether there is a file of that id; any text may be asked for. */
    public boolean has(String id) {
        return ID.matcher(id).matches() && Files.isRegularFile(known(id));
    }

    /**
     * Takes a file under an id that {@link #newId} has made. What is taken is on the disk when this returns.
     *
     * @param name of the file where it comes from
     * @param answers what is said about it
     * @throws RequestRefusal if it is not taken; nothing of it is left then but its name, among the jobs
     * @throws tn.segmentation.app.state.UnusableState if the database of jobs cannot be used; likewise
     */
    public Dataset take(String id, Arrival arrival, String name, Answers answers, Bringer of) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path draft = arrivals.folder().resolve(id);
        try {
            Files.createDirectory(draft);
            arrival.to(draft.resolve(DATA));
            Dataset dataset =
                    new Dataset(id, shortened(name), now.toString(), answers, JsonNodeFactory.instance.nullNode());
            return served(
                    dataset, of, attendance -> kept(judge(dataset, draft.resolve(DATA), draft, of, attendance), draft));
        } catch (IOException | UnusableKey e) {
            throw Storage.refusal(e);
        } finally {
            Arrivals.remove(draft);
        }
    }

    /** What is done about a file when its turn has come. */
    @FunctionalInterface
    private interface Judging {
        Dataset by(Attendance attendance) throws IOException;
    }

    private Dataset served(Dataset dataset, Bringer of, Judging judging) {
        return work.desk().serve(JobKind.IMPORT, dataset, of, attendance -> {
            try {
                return judging.by(attendance);
            } catch (IOException e) {
                throw Storage.refusal(e);
            }
        });
    }

    private Dataset kept(Dataset dataset, Path draft) throws IOException {
        for (String file : List.of(DATA, KNOWN, REJECTS, "")) {
            Disk.sync(draft.resolve(file));
        }
        Files.move(draft, folder.resolve(dataset.id()), StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(folder);
        LOG.info("dataset {} taken: {} rows", dataset.id(), dataset.verdict().path("rows_read"));
        return dataset;
    }

    /**
     * Has a file judged again with other answers, in place of those that there were.
     *
     * @throws RequestRefusal if there is no such file, or it cannot be read with these answers; what was known of it
     *     stays then
     */
    Dataset answer(String id, Answers answers, Bringer of) {
        Dataset known = find(id);
        if (!answered.add(id)) {
            throw new RequestRefusal(503, "verdicts_busy", Map.of());
        }
        Path draft = arrivals.folder().resolve(id);
        try {
            Files.createDirectory(draft);
            return served(
                    known,
                    of,
                    attendance -> replaced(judge(known.answered(answers), file(known), draft, of, attendance), draft));
        } catch (IOException | UnusableKey e) {
            throw Storage.refusal(e);
        } finally {
            Arrivals.remove(draft);
            answered.remove(id);
        }
    }

    private Dataset replaced(Dataset dataset, Path draft) throws IOException {
        Files.move(draft.resolve(REJECTS), rejectsFile(dataset), StandardCopyOption.ATOMIC_MOVE);
        Files.move(draft.resolve(KNOWN), known(dataset.id()), StandardCopyOption.ATOMIC_MOVE);
        LOG.info("dataset {} answered", dataset.id());
        return dataset;
    }

    /**
     * Returns the file of an id.
     *
     * @throws RequestRefusal {@code dataset_unknown} (404) if there is none, any text may be asked for;
     *     {@code dataset_damaged} (500) if what is known of it cannot be read
     */
    public Dataset find(String id) {
        if (!has(id)) {
            throw new RequestRefusal(404, "dataset_unknown", Map.of("id", id));
        }
        try (InputStream in = raw.read(known(id))) {
            return RunJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Dataset.class);
        } catch (IOException | JacksonException | Refusal e) {
            RequestRefusal refusal = e instanceof UnreadableTable unopened
                    ? new RequestRefusal(500, unopened.code(), unopened.params())
                    : new RequestRefusal(500, "dataset_damaged", Map.of("id", id));
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** Returns the ids of the files that there are, the newest first. */
    List<String> ids() {
        List<String> ids = new ArrayList<>(before(Instant.MAX, folder));
        ids.removeIf(id -> !has(id));
        Collections.reverse(ids);
        return ids;
    }

    /** Returns every file that was brought by the web to a folder, which need not exist. */
    public static List<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> datasets = Files.list(folder)) {
            return datasets.filter(dataset ->
                            ID.matcher(String.valueOf(dataset.getFileName())).matches())
                    .map(dataset -> dataset.resolve(DATA))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the ids of what stands in a folder under such ids, files that were brought or were refused, and came
     * before an instant, oldest first; none when there is no such folder.
     */
    public static List<String> before(Instant instant, Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .filter(id -> ID.matcher(id).matches() && cameAt(id).isBefore(instant))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant cameAt(String id) {
        return TIME.parse(id.substring(0, id.indexOf('-')), Instant::from);
    }

    /**
     * Removes what stands in a folder under an id: as a whole, so that nobody finds a part of it.
     *
     * @return whether it was there; somebody else may be at it too
     */
    public static boolean remove(String id, Path folder) throws IOException {
        Path gone = folder.resolve(REMOVED + id);
        try {
            Files.move(folder.resolve(id), gone, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        FileSystemUtils.deleteRecursively(gone);
        return true;
    }

    /** Removes what a process that ended in between has left of what it removed. */
    public static void tidy(Path folder) throws IOException {
        for (Path file : left(folder)) {
            FileSystemUtils.deleteRecursively(file);
        }
    }

    /** Returns whether there is nothing of that in a folder, which need not exist. */
    public static boolean isTidy(Path folder) {
        try {
            return left(folder).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> left(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> String.valueOf(file.getFileName()).startsWith(REMOVED))
                    .toList();
        }
    }

    /** Returns where a file stands, absolute. */
    public Path file(Dataset dataset) {
        return folder.resolve(dataset.id()).resolve(DATA);
    }

    /** Opens all its bad cells, as CSV. */
    InputStream rejects(Dataset dataset) throws IOException {
        return raw.read(rejectsFile(dataset));
    }

    private Path rejectsFile(Dataset dataset) {
        return folder.resolve(dataset.id()).resolve(REJECTS);
    }

    /** Takes a file that is there for as long as it is read. */
    interface Reader {
        void read(Path file) throws IOException;
    }

    /**
     * Has a copy of a file made that says what is wrong with each record, and read; nothing is kept of it.
     *
     * @throws RequestRefusal if it cannot be made, or not now
     */
    void annotate(Dataset dataset, Bringer of, Reader reader) {
        Path draft = arrivals.folder().resolve(newId(clock.instant()));
        Path copy = draft.resolve(ANNOTATED);
        try {
            Files.createDirectory(draft);
            Verdicts.Question question = question(dataset, file(dataset), draft.resolve(REJECTS), copy, of);
            ObjectNode unused = work.desk()
                    .serve(
                            JobKind.REPORT,
                            dataset,
                            of,
                            attendance -> work.verdicts().of(question, attendance));
            reader.read(copy);
        } catch (IOException | UnusableKey e) {
            throw Storage.refusal(e);
        } finally {
            Arrivals.remove(draft);
        }
    }

    /** Writes what is known of a file, with the verdict, into a folder. */
    private Dataset judge(Dataset dataset, Path file, Path into, Bringer of, Attendance attendance) throws IOException {
        Dataset judged = dataset.judged(
                work.verdicts().of(question(dataset, file, into.resolve(REJECTS), null, of), attendance));
        try (OutputStream out = raw.create(into.resolve(KNOWN))) {
            out.write(RunJson.text(judged).getBytes(StandardCharsets.UTF_8));
        }
        return judged;
    }

    private static Verdicts.Question question(
            Dataset dataset, Path file, Path rejects, @Nullable Path annotated, Bringer of) {
        return new Verdicts.Question(file, dataset.name(), dataset.answers(), rejects, annotated, of.language());
    }

    private Path known(String id) {
        return folder.resolve(id).resolve(KNOWN);
    }

    private String newId(Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return TIME.format(now) + "-" + HexFormat.of().formatHex(bytes);
    }

    /** Browsers send a name, old ones a path; both are only shown. */
    private static String shortened(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) + "…" : last;
    }
}

package tn.segmentation.app.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.language.Language;
import tn.segmentation.store.run.RunJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that were brought by the web, each in a folder of its own under {@code RAW_DATA_PATH}: {@code data}, as it
 * came, and {@code dataset.json}, what is known of it. A folder is there as a whole or not at all: it is filled in a
 * hidden one and then renamed. Names of folders are made here.
 */
public final class Datasets {

    /** Where files arrive, under {@code RAW_DATA_PATH}. */
    static final String ARRIVING = ".arriving";

    private static final Logger LOG = LoggerFactory.getLogger(Datasets.class);

    private static final String DATA = "data";
    private static final String KNOWN = "dataset.json";
    private static final int RANDOM_BYTES = 6;
    private static final int LONGEST_NAME = 200;
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{6}-[0-9a-f]{12}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Verdicts verdicts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Datasets(Path folder, Verdicts verdicts, Clock clock) {
        this.folder = folder;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** Writes a file that arrives to a path at which nothing is yet. */
    interface Arrival {
        void to(Path file) throws IOException;
    }

    /**
     * Takes a file.
     *
     * @param name of the file where it comes from
     * @param language of the messages about bad cells
     * @throws DatasetRefusal if it is not taken; nothing of it is left then
     */
    Dataset take(Arrival arrival, String name, Language language) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String id = newId(now);
        Path draft = folder.resolve(ARRIVING).resolve(id);
        try {
            Files.createDirectories(draft);
            arrival.to(draft.resolve(DATA));
            String shown = shortened(name);
            ObjectNode verdict = verdicts.of(draft.resolve(DATA).toAbsolutePath(), shown, language);
            Dataset dataset = new Dataset(id, shown, now.toString(), verdict);
            Files.writeString(draft.resolve(KNOWN), RunJson.text(dataset));
            Files.move(draft, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            LOG.info("dataset {} taken: {} rows", id, verdict.get("rows_read").asLong());
            return dataset;
        } catch (IOException e) {
            throw refusal(e);
        } finally {
            remove(draft);
        }
    }

    /** Returns the file of an id, if there is one. */
    public Optional<Dataset> find(String id) {
        Path known = folder.resolve(id).resolve(KNOWN);
        if (!ID.matcher(id).matches() || !Files.isRegularFile(known)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunJson.read(Files.readString(known), Dataset.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where a file stands, as a path to be typed. */
    public Path file(Dataset dataset) {
        return folder.resolve(dataset.id()).resolve(DATA);
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

    private static DatasetRefusal refusal(IOException e) {
        LOG.error("a file cannot be kept: {}", e.toString());
        boolean full = isFull(e) || (e.getCause() instanceof IOException cause && isFull(cause));
        return full
                ? new DatasetRefusal(507, "storage_full", Map.of())
                : new DatasetRefusal(500, "storage_unwritable", Map.of());
    }

    /** The JDK has no exception of its own for a full disk; the text is that of the C library. */
    private static boolean isFull(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason != null && (reason.contains("No space left") || reason.contains("quota exceeded"));
    }

    private static void remove(Path draft) {
        try {
            FileSystemUtils.deleteRecursively(draft);
        } catch (IOException e) {
            LOG.error("cannot remove {}: {}", draft, e.toString());
        }
    }
}

package tn.segmentation.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.operations.BackupPlace;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.OwnerOnly;
import tn.segmentation.app.operations.ProcessLock;
import tn.segmentation.app.person.ErasureRegister;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.Version;
import tn.segmentation.app.state.PostgresArchive;
import tn.segmentation.app.state.StateCopy;
import tn.segmentation.app.state.TableSum;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.run.RunJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The backups of a platform. Each is whole by itself, and grows the repository by what is new alone. A PostgreSQL is
 * not in them: whoever backs it up has it back as it was at any instant, so also at that of a backup. For one thread;
 * other processes may go on with whatever they do.
 */
public final class Backups {

    /** Folder, below that of the database, of what is copied before it goes into a backup. */
    static final String STAGE = "backup";

    private static final String LOCK = ".backup.lock";

    static final String KEY = "customer-tokens.json";
    static final String RAW_KEY = "raw-files.json";
    static final String SETTINGS = "segmentation.yml";
    static final String ERASURES = "erasures.json";

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private final Configuration configuration;
    private final BackupPlace place;
    private final Clock clock;
    private final Progress progress;
    private final Restic restic;

    private Backups(Configuration configuration, BackupPlace place, Clock clock, Progress progress) {
        this.configuration = configuration;
        this.place = place;
        this.clock = clock;
        this.progress = progress;
        this.restic = new Restic(
                place, configuration.state().folder().resolve(".restic").toAbsolutePath(), progress);
    }

    /**
     * Returns the backups of a platform.
     *
     * @param progress is asked whether to stop
     * @throws UnusableBackup {@code backup_off}
     */
    public static Backups of(Configuration configuration, Clock clock, Progress progress) {
        BackupPlace place = configuration.backup();
        if (place == null) {
            throw new UnusableBackup("backup_off", Map.of());
        }
        return new Backups(configuration, place, clock, progress);
    }

    /** Returns where they are kept. */
    public String repository() {
        return place.repository();
    }

    /**
     * Makes the repository; one that is missing might else be a disk that is not there, and a new one be taken for it.
     */
    public void initialize() {
        restic.run(List.of("init"));
    }

    /** Returns id and instant of those that the repository has, newest first. */
    public List<Taken> list() {
        return snapshots().list().stream()
                .map(snapshot -> new Taken(snapshot.id(), snapshot.at()))
                .toList();
    }

    /**
     * A backup in the repository.
     *
     * @param id by which it is asked for
     * @param at when it was taken
     */
    public record Taken(String id, Instant at) {}

    /**
     * Takes a backup; the ones that are too old go.
     *
     * <p>The copy of the database comes first, and the folders after it: a run is registered when its folder stands,
     * and its folder stays, so every run that the copy knows is in the same backup. Runs that come meanwhile may be in
     * it too; a platform that is restored has them as runs that are not registered. The other way round the database
     * could know runs whose folders are missing. The same holds for a PostgreSQL as it was at the instant before the
     * folders.
     *
     * @throws UnusableBackup if it cannot be taken, or the PostgreSQL is not backed up: {@code backup_postgresql},
     *     {@code backup_archive_failing}
     */
    public Backup take() {
        Path folder = configuration.state().folder();
        try {
            ProcessLock lock = ProcessLock.take(folder.resolve(LOCK), progress);
            try (lock) {
                return take(folder.resolve(STAGE).toAbsolutePath().normalize());
            }
        } catch (IOException e) {
            throw UnusableBackup.unwritable(folder, e);
        }
    }

    private Backup take(Path stage) throws IOException {
        try {
            Instant at = instant();
            Backup taken = keep(stage, fill(stage, at), at);
            if (hasNewKeys(stage)) {
                // Runs that were rewritten meanwhile may have tokens of a key that is not in it.
                return take(stage);
            }
            forget();
            return taken;
        } finally {
            FileSystemUtils.deleteRecursively(stage);
        }
    }

    private boolean hasNewKeys(Path stage) throws IOException {
        Path keys = configuration.customerKey();
        Path kept = stage.resolve(KEY);
        return Files.isRegularFile(keys) && (!Files.exists(kept) || Files.mismatch(keys, kept) >= 0);
    }

    private boolean isPostgres() {
        return configuration.state().postgres() != null;
    }

    /** Returns the instant of a backup; the one that a PostgreSQL is to be had back at is by its own clock. */
    private Instant instant() {
        if (!isPostgres()) {
            return clock.instant().truncatedTo(ChronoUnit.SECONDS);
        }
        PostgresArchive archive = PostgresArchive.of(configuration.state());
        Map<String, String> database = Map.of("database", configuration.state().name());
        return switch (archive.state()) {
            case OFF -> throw new UnusableBackup("backup_postgresql", database);
            case FAILING -> throw new UnusableBackup("backup_archive_failing", database);
            case RUNNING -> archive.now();
        };
    }

    /** Returns the folders of runs that stand elsewhere. */
    private List<Path> fill(Path stage, Instant at) throws IOException {
        FileSystemUtils.deleteRecursively(stage);
        Files.createDirectories(stage);
        OwnerOnly.close(stage);
        String audit = Audit.open(configuration, clock).anchor().toString();
        List<TableSum> tables =
                isPostgres() ? List.of() : StateCopy.write(configuration.state().folder(), StateCopy.in(stage));
        copy(configuration.customerKey(), stage.resolve(KEY));
        copy(configuration.protection().rawKey(), stage.resolve(RAW_KEY));
        copy(configuration.file(), stage.resolve(SETTINGS));
        Files.writeString(
                stage.resolve(ERASURES),
                RunJson.text(ErasureRegister.open(configuration).list()));
        List<Path> others = others();
        Contents contents = new Contents(
                Contents.SCHEMA_VERSION,
                Version.current(),
                at.toString(),
                configuration.state().kind(),
                audit,
                new Contents.Folders(
                        path(configuration.rawData()),
                        path(configuration.processedData()),
                        path(configuration.figures()),
                        stage.toString()),
                others.stream().map(Path::toString).toList(),
                tables);
        Files.writeString(stage.resolve(Contents.NAME), RunJson.text(contents));
        return others;
    }

    /** As the database says now: it never forgets one that its copy knows. */
    private List<Path> others() {
        Path processed = Path.of(path(configuration.processedData()));
        return Runs.open(configuration).list().stream()
                .map(RegisteredRun::folder)
                .filter(folder -> !folder.startsWith(processed) && Files.isDirectory(folder))
                .toList();
    }

    private static void copy(@Nullable Path file, Path copy) throws IOException {
        if (file != null && Files.isRegularFile(file)) {
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private Backup keep(Path stage, List<Path> others, Instant at) {
        List<String> command = new ArrayList<>(List.of("backup", "--json", "--quiet"));
        command.addAll(Snapshots.OURS);
        List<String> paths = new ArrayList<>(List.of(stage.toString()));
        for (Path folder : List.of(configuration.rawData(), configuration.processedData(), configuration.figures())) {
            if (Files.isDirectory(folder)) {
                paths.add(path(folder));
                // What is on its way has a name that begins with a dot.
                command.addAll(List.of("--exclude", Snapshots.exactly(path(folder)) + "/**/.*"));
            }
        }
        others.forEach(folder -> paths.add(folder.toString()));
        command.add("--");
        command.addAll(paths);
        JsonNode summary = summary(command);
        return new Backup(
                Snapshots.shortened(summary.path("snapshot_id").asString()),
                at,
                summary.path("total_files_processed").asLong(),
                summary.path("total_bytes_processed").asLong(),
                summary.path("data_added").asLong());
    }

    /** A figure that is drawn anew is gone for an instant: what could not be read is looked for once more. */
    private JsonNode summary(List<String> command) {
        String said;
        try {
            said = restic.run(command);
        } catch (UnusableBackup e) {
            if (!e.code().equals("backup_partial")) {
                throw e;
            }
            said = restic.run(command);
        }
        String last = said.lines()
                .filter(line -> line.contains("\"summary\""))
                .reduce((before, line) -> line)
                .orElse("{}");
        return JsonMapper.shared().readTree(last);
    }

    private void forget() {
        List<String> command = new ArrayList<>(List.of("forget", "--quiet", "--prune", "--group-by", "host"));
        command.addAll(Snapshots.OURS);
        command.addAll(List.of("--keep-within", place.days() + "d"));
        try {
            restic.run(command);
        } catch (UnusableBackup e) {
            // The new one is there all the same.
            LOG.warn("backups that are too old are still kept: {}", e.code());
        }
    }

    /**
     * Puts a backup where there is nothing yet, and looks whether it is what it was.
     *
     * @param id of the backup; null for the newest
     * @throws UnusableBackup if it cannot be had, or {@code restore_not_empty}; nothing is put there then
     */
    public Restored restore(@Nullable String id) {
        return new Restoration(configuration, restic, snapshots(), clock).restore(id);
    }

    /**
     * Looks whether the repository is as it was written, and a backup in it coherent.
     *
     * @param id of the backup; null for the newest
     * @param reading of what is kept
     * @throws UnusableBackup {@code backup_damaged} if the repository is not
     */
    public BackupCheck verify(@Nullable String id, BackupCheck.Reading reading) {
        List<String> command = new ArrayList<>(List.of("check"));
        if (reading == BackupCheck.Reading.ALL) {
            command.add("--read-data");
        }
        restic.run(command);
        return BackupLook.at(id, restic, snapshots(), configuration, clock);
    }

    private Snapshots snapshots() {
        return new Snapshots(restic, place.repository());
    }

    private static String path(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }
}

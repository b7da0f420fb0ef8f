package tn.segmentation.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditCheck;
import tn.segmentation.app.audit.AuditCheck.Anchor;
import tn.segmentation.app.backup.Snapshots.Snapshot;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.keys.UnusableKey;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.OwnerOnly;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.person.Erasure;
import tn.segmentation.app.person.ErasureRegister;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.state.ServerHold;
import tn.segmentation.app.state.StateCopy;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.DamagedRun;

/**
 * Puts a backup in the folders of a platform that has nothing yet. All of it is fetched, next to where it will stand,
 * before anything is put there; the database comes last, so that nobody takes a part for the whole.
 */
final class Restoration {

    /**
     * In the folder that it is for, so that it need not be copied; what begins with a dot is nothing to the product.
     */
    private static final String ARRIVING = ".restoring";

    private static final String SETTINGS = "segmentation.restored.yml";

    private final Configuration configuration;
    private final Restic restic;
    private final Snapshots snapshots;
    private final Clock clock;

    Restoration(Configuration configuration, Restic restic, Snapshots snapshots, Clock clock) {
        this.configuration = configuration;
        this.restic = restic;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** A folder of a backup, and the one that it is for. */
    private record Part(String from, Path to) {

        Path arriving() {
            return to.resolve(ARRIVING);
        }

        /** Returns where restic puts it. */
        Path arrived() {
            return arriving().resolve(Path.of("/").relativize(Path.of(from)));
        }
    }

    Restored restore(@Nullable String id) {
        Path state = configuration.state().folder();
        ServerHold hold = ServerHold.take(configuration.state());
        try (hold) {
            requireNothing();
            Snapshot snapshot = snapshots.find(id);
            Contents contents = snapshots.contents(snapshot);
            // Whoever a backup is older than is not to come back with it.
            Snapshot newest = snapshots.find(null);
            List<Erasure> erasures = snapshots.erasures(newest);
            Optional<String> newestKeys = snapshots.keys(newest);
            requireSameKind(snapshot, contents);
            Part database = new Part(contents.folders().state(), state);
            List<Part> folders = folders(contents);
            try {
                fetch(snapshot, database);
                if (contents.hasDatabase()) {
                    requireAsItWas(contents, database);
                }
                for (Part part : folders) {
                    fetch(snapshot, part);
                }
                putNewestKeys(newestKeys, database.arrived().resolve(Backups.KEY));
                for (Part part : folders) {
                    place(part);
                }
                return put(snapshot, contents, database, erasures);
            } finally {
                for (Part part : folders) {
                    FileSystemUtils.deleteRecursively(part.arriving());
                }
                FileSystemUtils.deleteRecursively(database.arriving());
            }
        } catch (IOException e) {
            throw UnusableBackup.unwritable(state, e);
        }
    }

    private void requireSameKind(Snapshot snapshot, Contents contents) {
        if (!contents.database().equals(configuration.state().kind())) {
            throw new UnusableBackup(
                    "restore_other_database", Map.of("backup", snapshot.id(), "kind", contents.database()));
        }
    }

    private List<Part> folders(Contents contents) throws IOException {
        List<Part> parts = new ArrayList<>(List.of(
                new Part(contents.folders().raw(), configuration.rawData()),
                new Part(contents.folders().processed(), configuration.processedData()),
                new Part(contents.folders().figures(), configuration.figures())));
        for (String other : contents.others()) {
            requireEmpty(Path.of(other));
            parts.add(new Part(other, Path.of(other)));
        }
        return parts;
    }

    private void requireNothing() throws IOException {
        for (Path folder : List.of(configuration.rawData(), configuration.processedData(), configuration.figures())) {
            requireEmpty(folder);
        }
        List<Path> files = new ArrayList<>(configuration.protection().keys());
        files.add(StateCopy.in(configuration.state().folder()));
        for (Path file : files) {
            if (Files.exists(file)) {
                throw notEmpty(file);
            }
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            if (children.anyMatch(child -> !String.valueOf(child.getFileName()).startsWith("."))) {
                throw notEmpty(folder);
            }
        }
    }

    private static UnusableBackup notEmpty(Path place) {
        return new UnusableBackup("restore_not_empty", Map.of("place", place.toString()));
    }

    private void fetch(Snapshot snapshot, Part part) throws IOException {
        FileSystemUtils.deleteRecursively(part.arriving());
        Files.createDirectories(part.arriving());
        restic.run(List.of(
                "restore",
                snapshot.id(),
                "--target",
                part.arriving().toAbsolutePath().toString(),
                "--include",
                Snapshots.exactly(part.from())));
    }

    /** Before anything is put anywhere. */
    private static void requireAsItWas(Contents contents, Part database) {
        Path copy = StateCopy.in(database.arrived());
        if (!contents.isAsItWas(copy)) {
            throw new UnusableState("state_unreadable", Map.of("file", copy.toString(), "cause", Contents.NAME));
        }
    }

    private static void place(Part part) throws IOException {
        if (!Files.isDirectory(part.arrived())) {
            return;
        }
        try (Stream<Path> children = Files.list(part.arrived())) {
            for (Path child : children.toList()) {
                Files.move(child, part.to().resolve(String.valueOf(child.getFileName())));
            }
        }
    }

    private Restored put(Snapshot snapshot, Contents contents, Part database, List<Erasure> erasures)
            throws IOException {
        Path state = configuration.state().folder();
        putKey(database.arrived().resolve(Backups.KEY), configuration.customerKey());
        putKey(
                database.arrived().resolve(Backups.RAW_KEY),
                configuration.protection().rawKey());
        Path settings = database.arrived().resolve(Backups.SETTINGS);
        boolean hasSettings = Files.exists(settings);
        if (hasSettings) {
            Files.move(settings, state.resolve(SETTINGS), StandardCopyOption.REPLACE_EXISTING);
        }
        if (contents.hasDatabase()) {
            Files.move(StateCopy.in(database.arrived()), StateCopy.in(state));
        }
        List<RegisteredRun> runs = Runs.open(configuration).list();
        return new Restored(
                snapshot.id(),
                Instant.parse(contents.takenAt()),
                runs.size(),
                contents.tables(),
                AuditCheck.of(Audit.open(configuration, clock), Anchor.parse(contents.audit())),
                runs.stream().flatMap(run -> problems(run).stream()).toList(),
                open(erasures, contents.takenAt()),
                hasSettings ? state.resolve(SETTINGS).toString() : null);
    }

    /**
     * Keys are added and never lost: those of the newest backup read whatever has tokens of an earlier one, such as
     * what was to be erased since. Only where somebody has begun anew, the backup has what reads it, and they have not.
     */
    private static void putNewestKeys(Optional<String> newest, Path key) throws IOException {
        if (newest.isEmpty()) {
            return;
        }
        Path other = key.resolveSibling(key.getFileName() + ".newest");
        Files.writeString(other, newest.get());
        OwnerOnly.close(other);
        if (hasAllOf(key, other)) {
            Files.move(other, key, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What cannot be read is no reason not to put the backup back: {@code doctor} says so afterwards. */
    private static boolean hasAllOf(Path key, Path other) {
        try {
            return new CustomerTokens(other).keys().containsAll(new CustomerTokens(key).keys());
        } catch (UnusableKey e) {
            return false;
        }
    }

    private static void putKey(Path key, Path place) throws IOException {
        if (Files.exists(key)) {
            Files.createDirectories(place.toAbsolutePath().getParent());
            Files.move(key, place);
        }
    }

    /** Returns the orders that were carried out after the backup was taken, or not at all. */
    private List<Erasure> open(List<Erasure> newest, String takenAt) {
        ErasureRegister register = ErasureRegister.open(configuration);
        newest.forEach(register::add);
        Instant taken = Instant.parse(takenAt);
        return register.list().stream()
                .filter(erasure -> erasure.doneAt() == null
                        || !Instant.parse(erasure.doneAt()).isBefore(taken))
                .toList();
    }

    /** Every file of it is read. */
    private static List<Problem> problems(RegisteredRun run) {
        try {
            run.open().verify();
            return List.of();
        } catch (DamagedRun e) {
            return List.of(Problem.of(e));
        }
    }
}

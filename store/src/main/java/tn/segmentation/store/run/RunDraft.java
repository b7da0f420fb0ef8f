package tn.segmentation.store.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.AcceptedRecords;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Sha256;

/**
 * A run folder being written, in a temporary sibling of where it will stand. It becomes a run by {@link #publish};
 * closed before that, nothing of it is left. For one thread.
 *
 * <p>Each {@code write...} throws {@link UnpublishableRun} when the disk refuses; the draft is then only good for
 * closing.
 */
public final class RunDraft implements AutoCloseable {

    static final String SUMMARY = "summary.json";
    static final String PROVENANCE = "run.json";

    private static final String SCRATCH = "scratch";

    private final Path parent;
    private final Path target;
    private final Path folder;
    private final DraftOwner owner;
    private final Set<String> written = new HashSet<>();
    private final Map<String, Long> rows = new HashMap<>();
    private final List<WrittenFile> onTheirWay = new ArrayList<>();
    private String runId = "";
    private Stage stage = Stage.OPEN;

    /** Where a draft is on its way; it never goes back. */
    private enum Stage {
        OPEN,
        /** Somebody tried to publish it, and it did not become a run. */
        REFUSED,
        PUBLISHED,
        CLOSED
    }

    private RunDraft(Path parent, Path target, Path folder, DraftOwner owner) {
        this.parent = parent;
        this.target = target;
        this.folder = folder;
        this.owner = owner;
    }

    /**
     * Starts a draft.
     *
     * @param target where the run will stand; must not exist
     * @throws UnpublishableRun if it exists, or its parent cannot be written
     */
    public static RunDraft of(Path target) {
        Path place = target.toAbsolutePath().normalize();
        Path parent = place.getParent();
        Path name = place.getFileName();
        if (parent == null || name == null || Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(place);
        }
        Path folder = parent.resolve(DraftOwner.nameDraft(name.toString()));
        try {
            Files.createDirectories(parent);
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            throw folder.toString().equals(e.getFile()) ? exists(place) : notWritable(parent, e);
        } catch (IOException e) {
            throw notWritable(parent, e);
        }
        try {
            Files.createDirectory(folder.resolve(SCRATCH));
            return new RunDraft(parent, place, folder, DraftOwner.of(folder));
        } catch (IOException e) {
            UnpublishableRun refusal = Disk.refusal(folder, parent, e);
            try {
                Disk.removeTree(folder);
            } catch (IOException left) {
                refusal.addSuppressed(left);
            }
            throw refusal;
        }
    }

    /**
     * Removes the drafts in {@code parent} whose process is dead, and nothing else; a run that such a process was just
     * replacing is there again. A draft that cannot be removed stays for the next time.
     *
     * @return what was removed
     */
    public static List<Path> removeAbandoned(Path parent) {
        List<Path> removed = new ArrayList<>();
        if (!Files.isDirectory(parent)) {
            return removed;
        }
        try (Stream<Path> children = Files.list(parent)) {
            for (Path draft : children.filter(DraftOwner::hasLeft).sorted().toList()) {
                if (isRemoved(draft)) {
                    removed.add(draft);
                }
            }
            RunReplacement.undoAbandoned(parent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
        return removed;
    }

    /** Returns the drafts in {@code parent} that a process is writing; none when there is no such folder. */
    public static List<Path> inProgress(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(DraftOwner::isWriting).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }

    /** Returns the temporary folder that files are written to. */
    public Path folder() {
        return folder;
    }

    /** Returns a folder for the scratch files of the work; it is removed before the run is published. */
    public Path scratch() {
        return folder.resolve(SCRATCH);
    }

    /**
     * Writes {@code assignments.parquet}, {@code .csv} or both, and {@code ids.parquet}.
     *
     * <p>The columns are {@code id_client}, the columns of the file as they are, {@code line}, {@code imputed} (a list
     * of fields in Parquet, joined by commas in CSV), {@code segment}, {@code distance}, {@code second_segment}. A
     * column of the file that is called as one of these keeps its values under its name and an underscore. The same
     * records and assignments give the same bytes, whatever the number of threads.
     *
     * @param assignments of those records
     * @param labels ids of the segments, in the order of the model
     * @param format of the assignments
     * @param threads at least 1
     * @param progress hears of rows, and may stop before any some hundred thousand of them
     * @throws IllegalArgumentException if there are not as many assignments as accepted records
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public void writeAssignments(
            AcceptedRecords records,
            Assignments assignments,
            List<String> labels,
            AssignmentFormat format,
            int threads,
            Progress progress) {
        Path first = start(format == AssignmentFormat.CSV ? AssignmentFiles.CSV : AssignmentFiles.PARQUET);
        AssignmentFiles files = new AssignmentFiles(records, assignments, labels, threads, progress);
        try {
            onTheirWay.addAll(files.write(folder, format));
        } catch (IOException e) {
            throw refusal(first, e);
        }
        for (WrittenFile file : onTheirWay) {
            finish(file.name(), assignments.rows());
        }
    }

    /**
     * Writes {@code rejects.csv}, to be opened in a spreadsheet: with a byte order mark, and an apostrophe in front of
     * a cell that a spreadsheet would compute (one that begins with {@code = + - @}, a tab or a carriage return).
     *
     * @param rejects in the order in which they are written
     * @param message gives the sentence for a reject in the user's language
     */
    public void writeRejects(Iterable<Reject> rejects, Function<Reject, String> message) {
        Path file = start(RejectsCsv.NAME);
        try {
            finish(RejectsCsv.NAME, RejectsCsv.write(file, rejects, message));
        } catch (IOException e) {
            throw refusal(file, e);
        }
    }

    /** Writes {@code model.json}. */
    public void writeModel(SegmentModel model) {
        writeJson(ModelFile.NAME, ModelFile.of(model));
    }

    /** Writes {@code summary.json}. */
    public void writeSummary(RunSummary summary) {
        writeJson(SUMMARY, summary);
        runId = summary.runId();
    }

    /** Writes {@code run.json}. */
    public void writeProvenance(RunProvenance provenance) {
        writeJson(PROVENANCE, provenance);
    }

    /**
     * Makes the draft a run: every file to the disk, the manifest last, the folder renamed, its parent to the disk.
     * Whatever reaches {@link #scratch()} has to be closed by then.
     *
     * @throws UnpublishableRun if the disk refuses, or the target appeared meanwhile; nothing is published then
     * @throws IllegalStateException if a file of a run was not written, or this was called before
     */
    public RunFolder publish() {
        requireComplete();
        stage = Stage.REFUSED;
        try {
            Disk.removeTree(scratch());
            Manifest manifest = describe();
            letGo();
            manifest.write(folder);
            owner.withdraw();
            Disk.sync(folder);
            moveToTarget();
            owner.close();
        } catch (IOException e) {
            throw refusal(target, e);
        }
        stage = Stage.PUBLISHED;
        return RunFolder.open(target);
    }

    /** Removes what was not published. */
    @Override
    public void close() {
        if (stage == Stage.PUBLISHED || stage == Stage.CLOSED) {
            return;
        }
        stage = Stage.CLOSED;
        try {
            letGo();
            owner.close();
            Disk.removeTree(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }

    private void letGo() throws IOException {
        for (WrittenFile file : onTheirWay) {
            file.close();
        }
    }

    private Path start(String name) {
        if (stage != Stage.OPEN) {
            throw new IllegalStateException("the draft is " + stage);
        }
        return folder.resolve(name);
    }

    private void finish(String name, long count) {
        written.add(name);
        rows.put(name, count);
    }

    private void writeJson(String name, Object value) {
        Path file = start(name);
        String json = RunJson.text(value);
        try {
            Files.writeString(file, json, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw refusal(file, e);
        }
        written.add(name);
    }

    private void requireComplete() {
        Set<String> missing = new HashSet<>(RunFolder.REQUIRED);
        missing.removeAll(written);
        boolean assigned = written.contains(AssignmentFiles.PARQUET) || written.contains(AssignmentFiles.CSV);
        if (stage != Stage.OPEN || !missing.isEmpty() || !assigned) {
            throw new IllegalStateException("cannot publish: the draft is " + stage + ", not written: " + missing);
        }
    }

    /** Brings every file to the disk, and takes its size and sum. */
    private Manifest describe() throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        Set<String> others = new TreeSet<>(written);
        for (WrittenFile file : onTheirWay) {
            file.awaitDisk();
            entries.add(new Manifest.Entry(file.name(), file.size(), file.sha256(), rows.get(file.name())));
            others.remove(file.name());
        }
        for (String name : others) {
            Path file = folder.resolve(name);
            Disk.sync(file);
            entries.add(new Manifest.Entry(name, Files.size(file), Sha256.of(file), rows.get(name)));
        }
        entries.sort(Comparator.comparing(Manifest.Entry::name));
        return new Manifest(Manifest.SCHEMA_VERSION, runId, entries, null);
    }

    private void moveToTarget() throws IOException {
        /*
         * The system refuses to rename a folder onto a file or onto a folder that holds something, so a run can never be
         * replaced; onto an empty folder it would, hence the look beforehand.
         */
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target);
        }
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw refusal(target, e);
        } catch (IOException e) {
            throw Files.exists(target, LinkOption.NOFOLLOW_LINKS) ? exists(target) : refusal(target, e);
        }
        try {
            Disk.sync(parent);
        } catch (IOException e) {
            // the name may not survive a power cut: what may vanish was not published
            Files.move(target, folder, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /**
     * Returns what a failure in the course of the work means: that the disk refuses, where that is at the bottom of it,
     * else the failure itself.
     *
     * @param failure of DuckDB or of the JDK, on files in {@link #scratch} or {@link #folder}
     */
    public RuntimeException explained(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Exception e && Disk.isOfTheDisk(e)) {
                return refusal(scratch(), e);
            }
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private UnpublishableRun refusal(Path file, Exception failure) {
        return Disk.refusal(file, parent, failure);
    }

    private static boolean isRemoved(Path draft) {
        try {
            Disk.removeTree(draft);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static UnpublishableRun exists(Path target) {
        return new UnpublishableRun("run_exists", Map.of("folder", target.toString()));
    }

    private static UnpublishableRun notWritable(Path parent, IOException cause) {
        UnpublishableRun refusal = Disk.refusal(parent, parent, cause);
        if (!refusal.code().equals("disk_full")) {
            refusal = new UnpublishableRun("folder_not_writable", Map.of("folder", parent.toString()));
            refusal.initCause(cause);
        }
        return refusal;
    }
}

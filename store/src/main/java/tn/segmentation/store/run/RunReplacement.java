package tn.segmentation.store.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.input.Sha256;

/*
 * No system call of Java swaps two folders. So the run is put aside, as .<name of the run>.replaced, its successor takes
 * its place, and what was put aside is removed. A process that is killed in between leaves either no run and one put
 * aside, which is put back, or both, of which the one put aside has served its time. Whoever opens the run in the
 * moment between finds it put aside and looks again.
 */

/**
 * The successor of a run some of whose files are written anew; the others are as they were. It takes the place of the
 * run by {@link #publish}; closed before that, nothing of it is left, and the run is as it was. For one thread.
 */
final class RunReplacement implements AutoCloseable {

    /** How DuckDB is told to write a file. */
    static final String PARQUET = " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 524288)";

    private static final String SCRATCH = "scratch";
    private static final String ASIDE = ".replaced";
    private static final int LOOKS = 40;
    private static final int MILLIS_BETWEEN_LOOKS = 25;

    private final RunFolder run;
    private final Path folder;
    private final DraftOwner owner;
    private final Map<String, @Nullable Long> rewritten = new HashMap<>();

    private RunReplacement(RunFolder run, Path folder, DraftOwner owner) {
        this.run = run;
        this.folder = folder;
        this.owner = owner;
    }

    /**
     * Starts a successor beside a run.
     *
     * @throws UnpublishableRun if the disk refuses
     */
    static RunReplacement of(RunFolder run) {
        Path parent = parent(run.path());
        Path folder = parent.resolve(DraftOwner.nameDraft(name(run.path())));
        try {
            Files.createDirectory(folder);
            return new RunReplacement(run, folder, DraftOwner.of(folder));
        } catch (IOException e) {
            throw Disk.refusal(folder, parent, e);
        }
    }

    /** Returns the folder that is to take the place of the run. */
    Path folder() {
        return folder;
    }

    /**
     * Returns where a file is to be written that is not as it was.
     *
     * @param rows that it will have; null for one that has none
     */
    Path rewrite(String name, @Nullable Long rows) {
        rewritten.put(name, rows);
        return folder.resolve(name);
    }

    /** What is done in a database that reaches the files of the run, and those that are written anew. */
    @FunctionalInterface
    interface Rewriting<T> {
        T by(DuckDb db) throws IOException, SQLException;
    }

    /**
     * Does something in such a database, of which nothing is left.
     *
     * @param memoryBytes that DuckDB may take beside the heap
     * @param threads at least 1
     */
    <T> T rewrite(long memoryBytes, int threads, Rewriting<T> work) throws IOException, SQLException {
        Path scratch = Files.createDirectory(folder.resolve(SCRATCH));
        T result;
        try (DuckDb db = DuckDb.open(scratch, List.of(run.path(), folder), memoryBytes, threads)) {
            result = work.by(db);
        }
        Disk.removeTree(scratch);
        return result;
    }

    /**
     * Puts it in the place of the run.
     *
     * @param erased records that were taken out, now and before
     * @throws UnpublishableRun if the disk refuses; the run is as it was then
     */
    RunFolder publish(long erased) {
        Path target = run.path();
        Path parent = parent(target);
        Path aside = parent.resolve("." + name(target) + ASIDE);
        try {
            describe(erased).write(folder);
            owner.withdraw();
            Disk.sync(folder);
            Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
            try {
                Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
                Disk.sync(parent);
            } catch (IOException e) {
                putBack(target, aside);
                throw e;
            }
            owner.close();
            Disk.removeTree(aside);
        } catch (IOException e) {
            throw Disk.refusal(target, parent, e);
        }
        return RunFolder.open(target);
    }

    /** What may vanish in a power cut has not taken its place. */
    private void putBack(Path target, Path aside) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(target, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes over what stays as it is, and brings what does not to the disk. */
    private Manifest describe(long erased) throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Manifest.Entry entry : run.manifest().files()) {
            String name = entry.name();
            Path file = folder.resolve(name);
            if (rewritten.containsKey(name)) {
                Disk.sync(file);
                entries.add(new Manifest.Entry(name, Files.size(file), Sha256.of(file), rewritten.get(name)));
            } else {
                takeOver(run.path().resolve(name), file);
                entries.add(entry);
            }
        }
        return new Manifest(Manifest.SCHEMA_VERSION, run.manifest().runId(), entries, erased == 0 ? null : erased);
    }

    private static void takeOver(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException e) {
            Files.copy(from, to);
            Disk.sync(to);
        }
    }

    /** Removes what did not take the place of the run. */
    @Override
    public void close() {
        try {
            owner.close();
            Disk.removeTree(folder);
        } catch (IOException e) {
            throw Disk.refusal(folder, parent(folder), e);
        }
    }

    /** Reads something of a run that something may be taken out of at the moment. */
    static <T> T patiently(Path place, Supplier<T> reading) {
        int looks = 1;
        while (true) {
            String before = RunFolder.identity(place);
            try {
                return reading.get();
            } catch (DamagedRun e) {
                boolean isReplaced =
                        isPutAside(place) || !RunFolder.identity(place).equals(before);
                if (looks == LOOKS || !isReplaced) {
                    throw e;
                }
            }
            looks++;
            pause();
        }
    }

    private static boolean isPutAside(Path place) {
        Path name = place.getFileName();
        return name != null && Files.isDirectory(place.resolveSibling("." + name + ASIDE), LinkOption.NOFOLLOW_LINKS);
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Puts back the runs in a folder that a killed process has put aside and not replaced, and removes those that it
     * has. One with a draft is being replaced: drafts whose process is dead are removed before this.
     */
    static void undoAbandoned(Path parent) throws IOException {
        List<Path> children;
        try (Stream<Path> all = Files.list(parent)) {
            children = all.sorted().toList();
        }
        for (Path aside : children.stream().filter(RunReplacement::isAside).toList()) {
            String name = name(aside);
            Path target = parent.resolve(name.substring(1, name.length() - ASIDE.length()));
            String draft = "." + name(target) + ".";
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Disk.removeTree(aside);
            } else if (children.stream()
                    .map(RunReplacement::name)
                    .noneMatch(other -> other.startsWith(draft) && !other.endsWith(ASIDE))) {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static boolean isAside(Path folder) {
        String name = name(folder);
        return name.startsWith(".")
                && name.endsWith(ASIDE)
                && name.length() > ASIDE.length() + 1
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path parent(Path folder) {
        return Objects.requireNonNull(folder.getParent());
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}

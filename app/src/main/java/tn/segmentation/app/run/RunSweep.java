package tn.segmentation.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.segmentation.app.operations.BriefWait;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.ProcessLock;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunDraft;
import tn.segmentation.store.run.RunFolder;

/**
 * Goes through every complete run, registered or not, for what must leave none out: those that are being made meanwhile
 * are waited for. One process at a time does so; others wait.
 */
public final class RunSweep implements AutoCloseable {

    private static final String LOCK = ".erasing.lock";

    private final Configuration configuration;
    private final Progress progress;
    private final ProcessLock lock;
    private final Set<String> seen = new HashSet<>();

    private RunSweep(Configuration configuration, Progress progress, ProcessLock lock) {
        this.configuration = configuration;
        this.progress = progress;
        this.lock = lock;
    }

    /**
     * Waits until no other process is at it.
     *
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop, here and later
     */
    public static RunSweep begin(Configuration configuration, Progress progress) {
        try {
            Path lock = configuration.processedData().resolve(LOCK);
            return new RunSweep(configuration, progress, ProcessLock.take(lock, progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns every complete run, also one that is not registered, or not yet.
     *
     * @param damaged is told the name of one that cannot be opened
     */
    public static List<RegisteredRun> complete(Configuration configuration, BiConsumer<String, DamagedRun> damaged) {
        Runs known = Runs.open(configuration);
        List<RegisteredRun> all = new ArrayList<>(known.list());
        for (Path folder : known.unregistered()) {
            try {
                all.add(RegisteredRun.of(RunFolder.open(folder)));
            } catch (DamagedRun e) {
                damaged.accept(String.valueOf(folder.getFileName()), e);
            }
        }
        return all;
    }

    /**
     * Goes through all of them, and then through those that were made meanwhile, until there is none left.
     *
     * @param visit of each of them, once
     * @param damaged is told the name of one that cannot be opened, once
     */
    public void each(Consumer<RegisteredRun> visit, BiConsumer<String, DamagedRun> damaged) {
        for (List<RegisteredRun> left = next(damaged); !left.isEmpty(); left = next(damaged)) {
            left.forEach(run -> {
                progress.checkCancelled();
                visit.accept(run);
            });
        }
    }

    /** Returns the runs that it did not return before, once those that are being made are there. */
    private List<RegisteredRun> next(BiConsumer<String, DamagedRun> damaged) {
        awaitDrafts();
        BiConsumer<String, DamagedRun> once = (name, why) -> {
            if (seen.add(name)) {
                damaged.accept(name, why);
            }
        };
        return complete(configuration, once).stream()
                .filter(run -> seen.add(run.id()))
                .toList();
    }

    private void awaitDrafts() {
        Set<Path> parents = Stream.concat(
                        Stream.of(configuration.processedData().toAbsolutePath()),
                        Runs.open(configuration).list().stream()
                                .map(run -> Objects.requireNonNull(run.folder().getParent())))
                .collect(Collectors.toSet());
        for (Path parent : parents) {
            RunDraft.removeAbandoned(parent);
            while (!RunDraft.inProgress(parent).isEmpty()) {
                progress.checkCancelled();
                BriefWait.once();
            }
        }
    }

    /** Lets others begin. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

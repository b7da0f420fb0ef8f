package tn.segmentation.app.run;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;

/**
 * The runs whose files are what their manifests say. A run is read byte by byte before it is opened for the first time,
 * and again by every {@link #checkAll}; one that is damaged is named in the log, and in quarantine until its files have
 * changed and are whole again. Safe for use by many threads.
 */
public final class CheckedRuns {

    private static final Logger LOG = LoggerFactory.getLogger(CheckedRuns.class);

    private static final boolean IS_UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final Runs runs;
    private final Clock clock;
    private final Map<String, Boolean> whole = new ConcurrentHashMap<>();
    private final Map<String, Damage> quarantine = new ConcurrentHashMap<>();
    private volatile @Nullable Instant checkedAt;

    /** Creates it over the runs that are known. */
    public CheckedRuns(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Returns the runs that are known, damaged or not. */
    public Runs known() {
        return runs;
    }

    /**
     * What is wrong with a run.
     *
     * @param files what they looked like then, from the outside
     */
    private record Damage(DamagedRun what, String files) {

        DamagedRun again() {
            return new DamagedRun(what.code(), what.params());
        }
    }

    /**
     * Opens a run.
     *
     * @throws DamagedRun if its files are not what its manifest says
     */
    public RunFolder open(RegisteredRun run) {
        Damage known = quarantine.get(run.id());
        if (known != null && known.files().equals(outside(run))) {
            throw known.again();
        }
        try {
            RunFolder folder = run.open();
            if (!whole.containsKey(run.id())) {
                // One thread reads it, and others that want the same wait for that.
                boolean unused = whole.computeIfAbsent(run.id(), id -> {
                    folder.verify();
                    return true;
                });
            }
            // What somebody else has found out since stands.
            if (known != null && quarantine.remove(run.id(), known)) {
                LOG.info("run {} is whole again", run.id());
            }
            return folder;
        } catch (DamagedRun e) {
            keep(run, e);
            throw e;
        }
    }

    /**
     * Reads every file of a run, whether or not that was done before.
     *
     * @throws DamagedRun if one is not what its manifest says
     */
    public void check(RegisteredRun run) {
        try {
            run.open().verify();
            whole.put(run.id(), true);
            if (quarantine.remove(run.id()) != null) {
                LOG.info("run {} is whole again", run.id());
            }
        } catch (DamagedRun e) {
            keep(run, e);
            throw e;
        }
    }

    /**
     * Reads every file of every run, that of the published one first.
     *
     * @throws tn.segmentation.app.state.UnusableState if nobody can tell which runs there are
     */
    public void checkAll() {
        Optional<RegisteredRun> published = runs.published();
        List<RegisteredRun> all = new ArrayList<>(runs.list());
        published.ifPresent(run -> {
            all.remove(run);
            all.add(0, run);
        });
        for (RegisteredRun run : all) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                check(run);
            } catch (DamagedRun e) {
                // it is named, and in quarantine; the others are looked at all the same
                LOG.debug("run {}: {}", run.id(), e.code());
            }
        }
        Set<String> known = runs.list().stream().map(RegisteredRun::id).collect(Collectors.toSet());
        quarantine.keySet().retainAll(known);
        checkedAt = clock.instant();
    }

    /** Returns whether the files of a run are not what they were, as far as that is known without reading them. */
    public boolean isDamaged(RegisteredRun run) {
        if (isQuarantined(run.id())) {
            return true;
        }
        try {
            run.open();
            return false;
        } catch (DamagedRun e) {
            return true;
        }
    }

    /** Returns whether a run is in quarantine. */
    public boolean isQuarantined(String id) {
        return quarantine.containsKey(id);
    }

    /** Returns the ids of the runs in quarantine, newest first. */
    public List<String> quarantined() {
        return quarantine.keySet().stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** Returns when every run was last read; null before the first time. */
    public @Nullable Instant checkedAt() {
        return checkedAt;
    }

    private void keep(RegisteredRun run, DamagedRun damage) {
        whole.remove(run.id());
        if (Thread.currentThread().isInterrupted() || isGone(run)) {
            return;
        }
        if (quarantine.put(run.id(), new Damage(damage, outside(run))) == null) {
            LOG.error("run {} is not served: {}", run.id(), damage.getMessage());
        }
    }

    /** The term of a run may be over while it is read: what is missing then is no damage. */
    private boolean isGone(RegisteredRun run) {
        try {
            return runs.find(run.id()).isEmpty();
        } catch (UnusableState e) {
            return false;
        }
    }

    /** Whatever changes a file changes this, so that a damaged run is read again when somebody has touched it. */
    private static String outside(RegisteredRun run) {
        try (Stream<Path> files = Files.list(run.folder())) {
            return files.sorted().map(CheckedRuns::look).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return e.getClass().getName();
        }
    }

    private static String look(Path file) {
        try {
            String which = IS_UNIX ? "unix:size,lastModifiedTime,ctime,ino" : "size,lastModifiedTime";
            return file.getFileName() + " "
                    + new TreeMap<>(Files.readAttributes(file, which, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return file.getFileName() + " " + e.getClass().getName();
        }
    }
}

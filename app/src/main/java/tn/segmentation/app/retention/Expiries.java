package tn.segmentation.app.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.RoutinePlan;
import tn.segmentation.app.retention.Expiry.Kind;
import tn.segmentation.app.run.Proposals;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;

/**
 * What was kept for as long as {@code RAW_DATA_DAYS} and {@code RUN_DAYS} say. The published run stays, whatever its
 * age, and so does one that somebody proposes. What is removed is written into the audit before; several servers may be
 * at it at once. Every method throws {@link tn.segmentation.app.state.UnusableState} when the database cannot be used.
 */
public final class Expiries {

    private static final Logger LOG = LoggerFactory.getLogger(Expiries.class);

    private final Configuration configuration;
    private final Runs runs;
    private final Proposals proposals;
    private final Clock clock;

    /** Prepares it. */
    public Expiries(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.runs = Runs.open(configuration);
        this.proposals = Proposals.open(configuration);
        this.clock = clock;
    }

    /** Returns what is to be removed now, files first, oldest first. */
    public List<Expiry> due() {
        List<Expiry> due = new ArrayList<>();
        int rawDays = configuration.retention().rawDataDays();
        if (rawDays > 0) {
            Datasets.before(ago(rawDays), configuration.rawData()).forEach(id -> due.add(new Expiry(Kind.FILE, id)));
            Datasets.before(ago(rawDays), refused()).forEach(id -> due.add(new Expiry(Kind.REFUSED_FILE, id)));
        }
        int runDays = configuration.retention().runDays();
        if (runDays > 0) {
            Set<String> kept = kept();
            List<RegisteredRun> all = new ArrayList<>(runs.list());
            Collections.reverse(all);
            all.stream()
                    .filter(run -> run.createdAt().isBefore(ago(runDays)))
                    .filter(run -> !kept.contains(run.id()))
                    .forEach(run -> due.add(new Expiry(Kind.RUN, run.id())));
        }
        return due;
    }

    /** Returns the ids of the runs that stay whatever their age. */
    private Set<String> kept() {
        Set<String> kept = new HashSet<>();
        runs.published().ifPresent(run -> kept.add(run.id()));
        proposals.list().forEach(proposal -> kept.add(proposal.runId()));
        return kept;
    }

    /** Returns whether there is something to do: what is due, or the rest of what was. */
    public boolean areDue() {
        return !due().isEmpty()
                || !Datasets.isTidy(configuration.rawData())
                || !Datasets.isTidy(refused())
                || runs.removed().entrySet().stream().anyMatch(run -> isLeft(run.getKey(), run.getValue()));
    }

    private boolean isLeft(String id, Path folder) {
        return Files.exists(figures(id)) || (Files.exists(folder) && isOf(id, folder));
    }

    private Path figures(String id) {
        return configuration.figures().resolve(id);
    }

    private Instant ago(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    private Path refused() {
        return configuration.incoming().resolve(RoutinePlan.REFUSED);
    }

    /**
     * Removes what is due.
     *
     * @param progress may stop it between two removals
     * @return what this removed; what somebody else was faster with is not among it
     * @throws IOException if something cannot be removed; the next time tries again
     */
    public List<Expiry> remove(Actor actor, Progress progress) throws IOException {
        tidy();
        List<Expiry> removed = new ArrayList<>();
        for (Expiry expiry : due()) {
            progress.checkCancelled();
            if (remove(expiry, actor)) {
                removed.add(expiry);
            }
        }
        return removed;
    }

    /** Finishes what a process that ended in between has begun. */
    private void tidy() throws IOException {
        Datasets.tidy(configuration.rawData());
        Datasets.tidy(refused());
        for (Map.Entry<String, Path> run : runs.removed().entrySet()) {
            removeFolder(run.getKey(), run.getValue());
        }
    }

    private boolean remove(Expiry expiry, Actor actor) throws IOException {
        boolean isRun = expiry.kind() == Kind.RUN;
        Act act = isRun ? Act.EXPIRE_RUN : Act.EXPIRE_FILE;
        OpenAct open = OpenAct.of(Audit.open(configuration, clock), act, actor)
                .about(expiry.id())
                .with(
                        "days",
                        isRun
                                ? configuration.retention().runDays()
                                : configuration.retention().rawDataDays());
        open.begin();
        try {
            boolean isRemoved = take(expiry);
            open.endAnyway(isRemoved ? Outcome.DONE : Outcome.REFUSED);
            if (isRemoved) {
                LOG.info("{} {} is removed: its term is over", expiry.kind().word(), expiry.id());
            }
            return isRemoved;
        } catch (IOException | RuntimeException e) {
            open.endAnyway(Outcome.FAILED);
            throw e;
        }
    }

    private boolean take(Expiry expiry) throws IOException {
        return switch (expiry.kind()) {
            case FILE -> Datasets.remove(expiry.id(), configuration.rawData());
            case REFUSED_FILE -> Datasets.remove(expiry.id(), refused());
            case RUN -> removeRun(expiry.id());
        };
    }

    private boolean removeRun(String id) throws IOException {
        Path folder = runs.find(id).map(RegisteredRun::folder).orElse(null);
        if (folder == null || !runs.remove(id, clock.instant())) {
            return false;
        }
        removeFolder(id, folder);
        return true;
    }

    /** Another run may stand there by now: only this one goes. */
    private void removeFolder(String id, Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(figures(id));
        if (isOf(id, folder)) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static boolean isOf(String id, Path folder) {
        try {
            return RunFolder.open(folder).id().equals(id);
        } catch (DamagedRun e) {
            // A part of it, if anything: a run that is made elsewhere comes here as a whole.
            return true;
        }
    }
}

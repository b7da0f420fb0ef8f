package tn.segmentation.app.routine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.notification.Notifications;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.routine.WatchedFile.State;
import tn.segmentation.app.run.OwnRuns;

/**
 * Tells pages and monitors how it is about the watched folder. Safe for use by many threads; every method throws
 * {@link tn.segmentation.app.state.UnusableState} when the database cannot be used.
 */
public final class RoutineHistory {

    private static final Duration LATELY = Duration.ofDays(1);

    private final Configuration configuration;
    private final WatchedFiles files;
    private final Notifications notifications;
    private final Datasets datasets;
    private final OwnRuns runs;
    private final Clock clock;

    RoutineHistory(
            Configuration configuration,
            WatchedFiles files,
            Notifications notifications,
            Datasets datasets,
            OwnRuns runs,
            Clock clock) {
        this.configuration = configuration;
        this.files = files;
        this.notifications = notifications;
        this.datasets = datasets;
        this.runs = runs;
        this.clock = clock;
    }

    /** Returns how it is now. */
    public RoutineStatus status() {
        if (configuration.routine() == null) {
            return new RoutineStatus(false, null, undecided(), List.of(), 0);
        }
        return new RoutineStatus(
                true,
                files.last().orElse(null),
                undecided(),
                files.in(State.TAKEN).stream()
                        .filter(file -> file.code() != null)
                        .toList(),
                notifications.untold(clock.instant().minus(LATELY)));
    }

    /**
     * Returns the files that wait for an answer, the newest first. Whoever has answered has a run made, and one whose
     * term is over is gone: neither waits any more.
     */
    public List<WatchedFile> undecided() {
        return files.in(State.UNDECIDED).stream()
                .filter(file -> datasets.has(file.id()))
                .filter(file -> runs.last(file.id()).isEmpty())
                .toList();
    }
}

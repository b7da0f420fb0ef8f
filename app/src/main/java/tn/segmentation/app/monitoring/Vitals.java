package tn.segmentation.app.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.backup.BackupHistory;
import tn.segmentation.app.backup.BackupStatus;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnavailableRuns;
import tn.segmentation.app.job.Workload;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.operations.Room;
import tn.segmentation.app.operations.Setting;
import tn.segmentation.app.operations.TemporaryFolder;
import tn.segmentation.app.operations.Uptime;
import tn.segmentation.app.routine.RoutineHistory;
import tn.segmentation.app.routine.RoutineStatus;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.state.UnusableState;

/** Looks how the platform is. Safe for use by many threads; asks the database and the disks each time. */
public final class Vitals {

    /** Files are of a month, and take some days to arrive. */
    private static final Duration OLD = Duration.ofDays(40);

    /** The run before takes minutes at most. */
    private static final Duration STUCK = Duration.ofHours(1);

    private final Configuration configuration;
    private final RunSource runs;
    private final CheckedRuns checked;
    private final Workload workload;
    private final BackupHistory backups;
    private final RoutineHistory routine;
    private final Clock clock;

    /** What goes on by itself, and is looked at. */
    record Works(CheckedRuns checked, Workload workload, BackupHistory backups, RoutineHistory routine) {}

    Vitals(Configuration configuration, RunSource runs, Works works, Clock clock) {
        this.configuration = configuration;
        this.runs = runs;
        this.checked = works.checked();
        this.workload = works.workload();
        this.backups = works.backups();
        this.routine = works.routine();
        this.clock = clock;
    }

    /**
     * How the platform is.
     *
     * @param at when that was
     * @param work what is waited for and made; null while the database cannot be read
     * @param published the run that dashboard and API serve, the last one that is known while the database cannot be
     *     read; null where there is none
     * @param damaged ids of the runs that cannot be served, newest first: those that ought to be, and all others whose
     *     files are not what they were
     * @param checkedAt when every run was last read; null before the first time
     * @param backup how it is about backups; null while the database cannot be read
     * @param routine how it is about the watched folder; null while the database cannot be read
     * @param rooms the disks of the folders
     * @param temporary what is wrong with the folder of temporary files
     * @param uptime how long the process has been running
     */
    public record Look(
            Instant at,
            Workload.@Nullable Now work,
            @Nullable PublishedRun published,
            List<String> damaged,
            @Nullable Instant checkedAt,
            @Nullable BackupStatus backup,
            @Nullable RoutineStatus routine,
            List<Room> rooms,
            List<Problem> temporary,
            Duration uptime) {

        /** Returns whether runs and people can be looked up. */
        public boolean isReady() {
            return work != null;
        }

        /** Returns the age of the run that is served; null where there is none. */
        public @Nullable Duration age() {
            return published == null
                    ? null
                    : Duration.between(
                            Instant.parse(published.summary().provenance().createdAt()), at);
        }

        /** Returns for how long the job waits that waits longest; zero where none does. */
        public Duration waiting() {
            Instant since = work == null ? null : work.waitingSince();
            return since == null ? Duration.ZERO : Duration.between(since, at);
        }

        /** Returns what somebody should do something about, the worst first. */
        public List<Problem> problems() {
            List<Problem> problems = new ArrayList<>();
            if (work == null) {
                problems.add(new Problem(Severity.ERROR, "database_unreadable", Map.of()));
            }
            damaged.forEach(run -> problems.add(new Problem(Severity.ERROR, "run_not_served", Map.of("run", run))));
            rooms.forEach(room -> problems.addAll(room.problems()));
            problems.addAll(temporary);
            problems.addAll(ofWork());
            problems.addAll(ofData());
            if (backup != null) {
                problems.addAll(backup.problems(at));
            }
            if (routine != null) {
                problems.addAll(routine.problems());
            }
            return problems;
        }

        private List<Problem> ofWork() {
            List<Problem> problems = new ArrayList<>();
            if (work != null && work.failedLately() > 0) {
                problems.add(new Problem(Severity.WARNING, "jobs_failed", Map.of("count", work.failedLately())));
            }
            if (waiting().compareTo(STUCK) > 0) {
                problems.add(new Problem(
                        Severity.WARNING,
                        "queue_stuck",
                        Map.of("minutes", waiting().toMinutes())));
            }
            return problems;
        }

        private List<Problem> ofData() {
            Duration age = age();
            if (age == null) {
                return isReady() && damaged.isEmpty()
                        ? List.of(new Problem(Severity.WARNING, "nothing_published", Map.of()))
                        : List.of();
            }
            return age.compareTo(OLD) > 0
                    ? List.of(new Problem(Severity.WARNING, "data_old", Map.of("days", age.toDays())))
                    : List.of();
        }
    }

    /** Returns the settings that name the folders of {@link Look#rooms}. */
    Set<Setting> folders() {
        return configuration.folders().keySet();
    }

    /** Looks; what cannot be found out is absent. */
    public Look look() {
        PublishedRun published = null;
        List<String> damaged = List.of();
        try {
            published = runs.published().orElse(null);
            damaged = published == null ? List.of() : published.damaged();
        } catch (UnavailableRuns e) {
            Object run = e.params().get("run");
            damaged = run == null ? List.of() : List.of(run.toString());
        }
        return new Look(
                clock.instant(),
                known(workload::now),
                published,
                Stream.concat(damaged.stream(), checked.quarantined().stream())
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                checked.checkedAt(),
                known(backups::status),
                known(routine::status),
                configuration.folders().entrySet().stream()
                        .map(folder -> Room.of(folder.getKey(), folder.getValue()))
                        .toList(),
                TemporaryFolder.problems(),
                Duration.ofMillis((long) (1000 * Uptime.seconds())));
    }

    /** Returns an answer; null where the database cannot be asked. */
    private static <T> @Nullable T known(Supplier<T> question) {
        try {
            return question.get();
        } catch (UnusableState e) {
            return null;
        }
    }
}

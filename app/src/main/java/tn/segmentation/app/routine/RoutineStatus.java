package tn.segmentation.app.routine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.routine.WatchedFile.State;

/**
 * How it is about the watched folder.
 *
 * @param isOn whether it is watched
 * @param last the file to which a result came last; null where there is none
 * @param undecided files that wait for an answer, the newest first
 * @param stuck files that are taken and cannot be gone on with for now
 * @param untold notifications of the last day that could not be delivered
 */
public record RoutineStatus(
        boolean isOn, @Nullable WatchedFile last, List<WatchedFile> undecided, List<WatchedFile> stuck, long untold) {

    /** Copies the lists. */
    public RoutineStatus {
        undecided = List.copyOf(undecided);
        stuck = List.copyOf(stuck);
    }

    /** Returns how long ago the last result came; null where none did. */
    public @Nullable Duration age(Instant now) {
        return last == null ? null : Duration.between(last.changedAt(), now);
    }

    /** Returns what somebody should do something about. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (last != null && (last.state() == State.REFUSED || last.state() == State.FAILED)) {
            problems.add(problem("routine_" + last.state().word(), last));
        }
        undecided.forEach(file -> problems.add(problem("routine_undecided", file)));
        stuck.forEach(file -> problems.add(problem("routine_stuck", file)));
        if (untold > 0) {
            problems.add(new Problem(Severity.WARNING, "notifications_untold", Map.of("count", untold)));
        }
        return problems;
    }

    private static Problem problem(String code, WatchedFile file) {
        return new Problem(
                Severity.WARNING,
                code,
                Map.of(
                        "file",
                        file.name(),
                        "dataset",
                        file.id(),
                        "code",
                        Objects.requireNonNullElse(file.code(), "-")));
    }
}

package tn.segmentation.app.job;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Stage;

/** What the web application was asked for and how far that is, in numbers. Safe for use by many threads. */
public final class Workload {

    /** The stage of a run whose process has said nothing yet. */
    private static final String START = "start";

    private final JobQueue jobs;

    Workload(JobQueue jobs) {
        this.jobs = jobs;
    }

    /**
     * How it is now, whichever server makes what.
     *
     * @param states how many jobs are in each state, of those that are remembered; every state has a number
     * @param waitingSince since when the job waits that waits longest; null where none does
     * @param stages of the runs that are being made, each one of {@link #stages}
     * @param failedLately how many jobs have failed in the last 24 hours of which nobody waited for the end
     */
    public record Now(
            Map<JobState, Long> states, @Nullable Instant waitingSince, List<String> stages, long failedLately) {

        /** Returns how many jobs are in a state. */
        public long in(JobState state) {
            return states.getOrDefault(state, 0L);
        }
    }

    /** Returns every stage that a run can be in while it is being made, in their order. */
    public static List<String> stages() {
        return Stream.concat(
                        Stream.of(START),
                        Arrays.stream(Stage.values()).map(stage -> stage.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /**
     * Counts.
     *
     * @throws tn.segmentation.app.state.UnusableState if the database cannot be used
     */
    public Now now() {
        Jobs.Census census = jobs.census();
        Map<JobState, Long> states = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            states.put(state, census.states().getOrDefault(state, 0L));
        }
        List<String> known = stages();
        return new Now(
                states,
                census.waitingSince(),
                census.stages().stream()
                        .map(stage -> known.contains(stage) ? stage : START)
                        .toList(),
                census.failedLately());
    }

    /**
     * Returns how many jobs this server has made since it was started that have come to that state; those that somebody
     * waited for aside.
     */
    public long made(JobState state) {
        return jobs.made(state);
    }
}

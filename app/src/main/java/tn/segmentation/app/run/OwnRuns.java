package tn.segmentation.app.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobEntry;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.run.SegmentOutcome.Fate;

/** Runs that the server asks for by itself. Safe for use by many threads. */
public final class OwnRuns {

    private final StartedRuns started;
    private final Runs runs;
    private final Proposals proposals;

    OwnRuns(StartedRuns started, Runs runs, Proposals proposals) {
        this.started = started;
        this.runs = runs;
        this.proposals = proposals;
    }

    /** What is to become of a run. */
    public enum Aim {
        /** It is registered, and somebody else publishes it. */
        KEPT,
        /** It is published, or proposed where that takes two. */
        PUBLISHED
    }

    /** Returns an id that no run has. */
    public String newId() {
        return started.newId();
    }

    /**
     * Starts a run, as the command line makes it where nobody says more. It survives the server once this returns, and
     * is made once, however often it is asked for under one id.
     *
     * @param id that {@link #newId} has made
     * @param dataset the id of the file
     * @param actor who asks, for the audit and for people
     * @throws tn.segmentation.app.problem.RequestRefusal if there is no such file, or something about it is still to be
     *     decided, or too many wait
     */
    public void start(String id, String dataset, Aim aim, Language language, Actor actor) {
        List<String> options = aim == Aim.KEPT ? List.of(Job.KEEP) : List.of();
        JobEntry unused =
                started.start(id, dataset, new StartedRuns.Wishes(options, null), language, Job.Asker.of(actor));
    }

    /** Returns the run of that id, if it was started and is remembered. */
    public Optional<JobEntry> find(String id) {
        return started.recorded(id);
    }

    /** Returns the run that was last started of a file, if one was and is remembered. */
    public Optional<JobEntry> last(String dataset) {
        return started.last(dataset);
    }

    /** Returns what has become of runs, at one moment, by their ids: of those that are complete and still there. */
    public Map<String, Fate> fates(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        PublicationHistory history = PublicationHistory.of(runs, proposals);
        return runs.list().stream()
                .map(RegisteredRun::id)
                .filter(ids::contains)
                .collect(Collectors.toMap(id -> id, id -> fate(id, history)));
    }

    private static Fate fate(String id, PublicationHistory history) {
        if (history.last(id).isPresent()) {
            return Fate.PUBLISHED;
        }
        return history.proposal(id).isPresent() ? Fate.PROPOSED : Fate.KEPT;
    }
}

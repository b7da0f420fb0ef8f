package tn.segmentation.app.run;

import java.util.List;
import java.util.Optional;
import tn.segmentation.app.run.Proposals.Proposal;
import tn.segmentation.app.run.Runs.Publication;

/**
 * Which run was published when, and which is to be, at one moment.
 *
 * @param publications newest first
 * @param proposals what waits for a second person
 */
public record PublicationHistory(List<Publication> publications, List<Proposal> proposals) {

    /** Copies the lists. */
    public PublicationHistory {
        publications = List.copyOf(publications);
        proposals = List.copyOf(proposals);
    }

    /** Reads the history as it is now. */
    public static PublicationHistory of(Runs runs, Proposals proposals) {
        return new PublicationHistory(runs.publications(), proposals.list());
    }

    /** Returns whether a run is the published one. */
    public boolean isPublished(String runId) {
        return !publications.isEmpty() && publications.get(0).runId().equals(runId);
    }

    /** Returns every time that a run was published, newest first. */
    public List<Publication> of(String runId) {
        return publications.stream().filter(p -> p.runId().equals(runId)).toList();
    }

    /** Returns when a run was last published, if it ever was. */
    public Optional<Publication> last(String runId) {
        return publications.stream().filter(p -> p.runId().equals(runId)).findFirst();
    }

    /** Returns the proposal to publish a run, if there is one. */
    public Optional<Proposal> proposal(String runId) {
        return proposals.stream().filter(p -> p.runId().equals(runId)).findFirst();
    }
}

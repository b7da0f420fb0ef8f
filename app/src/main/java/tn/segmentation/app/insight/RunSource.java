package tn.segmentation.app.insight;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** Where the runs that pages and endpoints show come from. Safe for many threads; asked at every request. */
public interface RunSource {

    /**
     * Returns the run that dashboard and API serve, if one was ever published.
     *
     * @throws UnavailableRuns if there may be one but none can be read
     */
    Optional<PublishedRun> published();

    /**
     * Returns what the run of that id says of itself, if there is such a run; any text may be asked for.
     *
     * @throws UnavailableRuns if it is damaged, or nobody can tell whether there is one
     */
    Optional<RunSummary> find(String id);

    /**
     * Returns the run that was published before another was, which is the published one if the other never was; empty
     * if there is none, or it cannot be read now.
     */
    Optional<RunSummary> before(String id);

    /**
     * Returns the run that an address asks for: the one that it names, else the published one.
     *
     * @param id null or blank where it names none
     * @throws UnavailableRuns as the other two
     */
    default Optional<RunSummary> asked(@Nullable String id) {
        return id == null || id.isBlank() ? published().map(PublishedRun::summary) : find(id);
    }

    /** Returns whether it can be found out, now, which runs there are. */
    boolean isReadable();
}

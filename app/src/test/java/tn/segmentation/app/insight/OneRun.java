package tn.segmentation.app.insight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** One run, which is published, the same object each time; or none. */
public final class OneRun implements RunSource {

    private @Nullable PublishedRun published;
    private boolean isOut;

    /** From now on that run is published; null for none. */
    void publish(@Nullable RunSummary run) {
        published = run == null ? null : new PublishedRun(run, RunFixtures.PUBLISHED_AT, List.of());
    }

    /** From now on nobody can tell. */
    void goOut() {
        isOut = true;
    }

    @Override
    public Optional<PublishedRun> published() {
        if (isOut) {
            throw UnavailableRuns.state();
        }
        return Optional.ofNullable(published);
    }

    @Override
    public Optional<RunSummary> find(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<RunSummary> before(String id) {
        return Optional.empty();
    }

    @Override
    public boolean isReadable() {
        return !isOut;
    }
}

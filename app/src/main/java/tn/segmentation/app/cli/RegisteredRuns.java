package tn.segmentation.app.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.Runs.Publication;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/**
 * Shows the runs of the registry to the web application. A run whose folder is damaged is named in the log and never
 * served; the one that was published before it is, so that a good run stays up. Folders do not change, so each is read
 * once.
 */
final class RegisteredRuns implements RunSource {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredRuns.class);

    private final Runs runs;
    private final Map<String, Optional<RunSummary>> read = new ConcurrentHashMap<>();

    RegisteredRuns(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Optional<PublishedRun> published() {
        for (Publication publication : runs.publications()) {
            Optional<RunSummary> summary = find(publication.runId());
            if (summary.isPresent()) {
                return Optional.of(new PublishedRun(summary.get(), publication.at()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<RunSummary> find(String id) {
        Optional<RunSummary> known = read.get(id);
        if (known != null) {
            return known;
        }
        // What is not registered is not remembered: it may be in a moment, and anybody may ask for any id.
        return runs.find(id).flatMap(run -> read.computeIfAbsent(id, absent -> open(run)));
    }

    private static Optional<RunSummary> open(RegisteredRun run) {
        try {
            return Optional.of(RunFolder.open(run.folder()).summary());
        } catch (DamagedRun e) {
            LOG.error("run {} is not served: {}", run.id(), e.getMessage());
            return Optional.empty();
        }
    }
}

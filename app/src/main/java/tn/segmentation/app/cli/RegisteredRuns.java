package tn.segmentation.app.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnavailableRuns;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.Runs.Publication;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/**
 * Shows the runs of the registry to the web application. A run that {@link CheckedRuns} finds damaged is never served;
 * the one that was published before it is, so that a good run stays up. So does the last one while the database cannot
 * be read. What a good run says of itself is read once, and again when it comes out of quarantine or its folder has
 * changed. What tells of few customers is hidden in all of them.
 */
final class RegisteredRuns implements RunSource {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredRuns.class);

    private final Runs runs;
    private final CheckedRuns checked;
    private final SmallCells cells;
    private final Map<String, ReadRun> read = new ConcurrentHashMap<>();
    private final AtomicBoolean isOut = new AtomicBoolean();
    private volatile @Nullable PublishedRun last;

    /** A run, and its folder as it was when it was read: it may be gone since. */
    private record ReadRun(RunFolder folder, RunSummary summary) {}

    RegisteredRuns(Runs runs, CheckedRuns checked, SmallCells cells) {
        this.runs = runs;
        this.checked = checked;
        this.cells = cells;
    }

    @Override
    public Optional<PublishedRun> published() {
        List<Publication> publications;
        try {
            publications = ask(runs::publications);
        } catch (UnavailableRuns e) {
            PublishedRun known = last;
            if (known == null) {
                throw e;
            }
            return Optional.of(known);
        }
        Set<String> skipped = new LinkedHashSet<>();
        for (Publication publication : publications) {
            String id = publication.runId();
            try {
                Optional<RunSummary> summary = find(id);
                if (summary.isPresent()) {
                    PublishedRun good = new PublishedRun(summary.get(), publication.at(), List.copyOf(skipped));
                    last = good;
                    return Optional.of(good);
                }
            } catch (UnavailableRuns e) {
                skipped.add(id);
            }
        }
        if (!skipped.isEmpty()) {
            throw UnavailableRuns.damaged(skipped.iterator().next());
        }
        return Optional.empty();
    }

    @Override
    public Optional<RunSummary> find(String id) {
        ReadRun known = checked.isQuarantined(id) ? null : read.get(id);
        if (known != null && known.folder().isCurrent()) {
            return Optional.of(known.summary());
        }
        read.remove(id);
        // What is not registered is not remembered: it may be in a moment, and anybody may ask for any id.
        return ask(() -> runs.find(id)).map(this::open);
    }

    @Override
    public Optional<RunSummary> before(String id) {
        try {
            List<String> published =
                    ask(runs::publications).stream().map(Publication::runId).toList();
            return published.stream()
                    .skip(Math.max(0, published.indexOf(id)))
                    .filter(other -> !other.equals(id))
                    .findFirst()
                    .flatMap(this::find);
        } catch (UnavailableRuns e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isReadable() {
        try {
            ask(runs::published);
            return true;
        } catch (UnavailableRuns e) {
            return false;
        }
    }

    private RunSummary open(RegisteredRun run) {
        try {
            RunFolder folder = checked.open(run);
            RunSummary summary = cells.of(folder);
            read.put(run.id(), new ReadRun(folder, summary));
            return summary;
        } catch (DamagedRun e) {
            throw UnavailableRuns.damaged(run.id());
        }
    }

    /** Says once that the database is out, and once that it is back. */
    private <T> T ask(Supplier<T> question) {
        try {
            T answer = question.get();
            if (isOut.compareAndSet(true, false)) {
                LOG.info("the database of runs can be read again");
            }
            return answer;
        } catch (UnusableState e) {
            if (isOut.compareAndSet(false, true)) {
                LOG.error("the database of runs cannot be read: {}", e.getMessage());
            }
            throw UnavailableRuns.state();
        }
    }
}

package tn.segmentation.app.insight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.RunSummary;

/**
 * Shows the published run with the names and the offers that its segments have now. Another run is shown as it was
 * made: it is no longer, or not yet, what anybody works with.
 */
public final class NamedRuns implements RunSource {

    private final RunSource runs;
    private final SegmentOffers offers;
    private volatile Map<String, OfferContent> last = Map.of();
    private volatile @Nullable Named named;

    /**
     * What was made of a run and what its segments are called. A run is the same object until it is read again; what
     * they are called is read again whenever anything is written, and mostly is what it was.
     *
     * @param shown what was made of them
     */
    private record Named(RunSummary run, Map<String, OfferContent> contents, RunSummary shown) {

        /** To compare all that stands in a run would cost more than to make it anew. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(RunSummary other, Map<String, OfferContent> others) {
            return run == other && contents.equals(others);
        }
    }

    /** Creates it over what runs have recorded. */
    public NamedRuns(RunSource runs, SegmentOffers offers) {
        this.runs = runs;
        this.offers = offers;
    }

    @Override
    public Optional<PublishedRun> published() {
        return runs.published().map(run -> new PublishedRun(named(run.summary()), run.publishedAt(), run.damaged()));
    }

    @Override
    public Optional<RunSummary> find(String id) {
        return runs.find(id).map(run -> isPublished(id) ? named(run) : run);
    }

    @Override
    public Optional<RunSummary> before(String id) {
        return runs.before(id);
    }

    @Override
    public boolean isReadable() {
        return runs.isReadable();
    }

    private boolean isPublished(String id) {
        try {
            return runs.published()
                    .filter(run -> run.summary().runId().equals(id))
                    .isPresent();
        } catch (UnavailableRuns e) {
            return false;
        }
    }

    /** While the database is out, what was read last stays up, as the run does. */
    private Map<String, OfferContent> contents() {
        try {
            last = offers.contents();
        } catch (UnusableState e) {
            // The runs stand in the same database, and whoever reads them says that it is out.
            return last;
        }
        return last;
    }

    private RunSummary named(RunSummary run) {
        Map<String, OfferContent> contents = contents();
        Named known = named;
        if (known == null || !known.isOf(run, contents)) {
            List<RunSummary.Segment> segments = run.segments().stream()
                    .map(segment -> with(segment, contents.getOrDefault(segment.id(), OfferContent.of(segment))))
                    .toList();
            known = new Named(run, contents, with(run, segments));
            named = known;
        }
        return known.shown();
    }

    private static RunSummary.Segment with(RunSummary.Segment segment, OfferContent content) {
        return new RunSummary.Segment(
                segment.id(),
                content.name(),
                segment.size(),
                segment.percentage(),
                segment.percentageDisplay(),
                segment.shareOfSpend(),
                segment.meanValues(),
                segment.medianValues(),
                segment.deviationValues(),
                segment.quantiles(),
                segment.zeroShare(),
                segment.valueCounts(),
                segment.categories(),
                content.offer(),
                segment.suppressed());
    }

    private static RunSummary with(RunSummary run, List<RunSummary.Segment> segments) {
        return new RunSummary(
                run.schemaVersion(),
                run.runId(),
                run.period(),
                run.scope(),
                run.synthetic(),
                run.units(),
                run.rowsRead(),
                run.rowsSegmented(),
                run.rowsRejected(),
                run.rowsImputed(),
                run.imputed(),
                run.capped(),
                run.features(),
                run.descriptive(),
                segments,
                run.overall(),
                run.orderedBy(),
                run.inertia(),
                run.varianceExplained(),
                run.chanceBaseline(),
                run.iterations(),
                run.silhouette(),
                run.calinskiHarabasz(),
                run.daviesBouldin(),
                run.featureImportance(),
                run.scaling(),
                run.warnings(),
                run.timings(),
                run.provenance());
    }
}

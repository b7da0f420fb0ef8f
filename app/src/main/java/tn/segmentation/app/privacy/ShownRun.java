package tn.segmentation.app.privacy;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** What may be shown of one run. */
final class ShownRun {

    /** What says in a summary that something is hidden in it, and what that means. */
    private static final String HIDDEN = "small_cells";

    /** Numbers of customers in what a run warns of. */
    private static final Set<String> COUNTS = Set.of("size", "count", "missing", "changed");

    /** What a run warns of that is about records of the file, which are no customers of the run. */
    private static final Set<String> OF_REJECTED = Set.of("empty_rejected", "rejected_rows");

    /** What tells such a number, or who they are. */
    private static final Set<String> TELLING = Set.of("share", "lines");

    private final RunSummary run;
    private final SmallCells cells;
    private final long rows;
    private final HiddenCells sizes;
    private boolean isHiding;

    ShownRun(RunSummary run, SmallCells cells) {
        this.run = run;
        this.cells = cells;
        this.rows = requireNonNullElse(run.rowsSegmented(), 0L);
        this.sizes = HiddenCells.of(
                run.segments().stream()
                        .mapToLong(segment -> requireNonNullElse(segment.size(), 0L))
                        .toArray(),
                cells.least());
        this.isHiding = sizes.any();
    }

    RunSummary summary() {
        boolean isTooFew = sizes.hidesTotal();
        Map<String, @Nullable Long> imputed = counts(run.imputed());
        Map<String, @Nullable Long> capped = counts(run.capped());
        Long rowsImputed = rowsImputed(imputed);
        List<RunSummary.Warning> warnings = warnings();
        List<RunSummary.Segment> shown = shown();
        HiddenNumbers numbers = new HiddenNumbers(run.overall(), shown, cells);
        HiddenWords words = new HiddenWords(run.overall(), shown, cells);
        return new RunSummary(
                run.schemaVersion(),
                run.runId(),
                run.period(),
                run.scope(),
                run.synthetic(),
                run.units(),
                isTooFew ? null : run.rowsRead(),
                isTooFew ? null : run.rowsSegmented(),
                run.rowsRejected(),
                rowsImputed,
                imputed,
                capped,
                run.features(),
                run.descriptive(),
                segments(numbers, words),
                isTooFew ? nobody() : base(numbers, words),
                run.orderedBy(),
                run.inertia(),
                run.varianceExplained(),
                run.chanceBaseline(),
                run.iterations(),
                isTooFew ? null : run.silhouette(),
                run.calinskiHarabasz(),
                run.daviesBouldin(),
                isTooFew ? List.of() : importance(numbers),
                isTooFew ? Map.of() : run.scaling(),
                warnings,
                run.timings(),
                run.provenance());
    }

    private List<RunSummary.Segment> shown() {
        List<RunSummary.Segment> shown = new ArrayList<>();
        for (int s = 0; s < run.segments().size(); s++) {
            if (!sizes.isHidden(s)) {
                shown.add(run.segments().get(s));
            }
        }
        return shown;
    }

    private List<RunSummary.Segment> segments(HiddenNumbers numbers, HiddenWords words) {
        List<RunSummary.Segment> segments = new ArrayList<>();
        int position = 0;
        for (int s = 0; s < run.segments().size(); s++) {
            RunSummary.Segment segment = run.segments().get(s);
            segments.add(sizes.isHidden(s) ? hidden(segment) : shown(segment, position++, numbers, words));
        }
        return segments;
    }

    private static RunSummary.Segment hidden(RunSummary.Segment segment) {
        return new RunSummary.Segment(
                segment.id(),
                segment.name(),
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                null,
                segment.offer(),
                true);
    }

    private static RunSummary.Segment shown(
            RunSummary.Segment segment, int position, HiddenNumbers numbers, HiddenWords words) {
        return new RunSummary.Segment(
                segment.id(),
                segment.name(),
                segment.size(),
                segment.percentage(),
                segment.percentageDisplay(),
                segment.shareOfSpend(),
                numbers.ofSegment(position, segment.meanValues()),
                numbers.ofSegment(position, segment.medianValues()),
                numbers.ofSegment(position, segment.deviationValues()),
                numbers.ofSegment(position, segment.quantiles()),
                numbers.zerosOfSegment(position, segment.zeroShare()),
                numbers.counts(segment.valueCounts()),
                words.of(segment.categories()),
                segment.offer(),
                null);
    }

    private static RunSummary.Overall nobody() {
        return new RunSummary.Overall(null, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, null);
    }

    private RunSummary.Overall base(HiddenNumbers numbers, HiddenWords words) {
        RunSummary.Overall all = run.overall();
        return new RunSummary.Overall(
                all.size(),
                numbers.ofBase(all.meanValues()),
                numbers.ofBase(all.medianValues()),
                numbers.ofBase(all.deviationValues()),
                numbers.ofBase(all.quantiles()),
                numbers.zerosOfBase(all.zeroShare()),
                numbers.counts(all.valueCounts()),
                words.of(all.categories()));
    }

    /** Where a segment lies tells what its customers are like. */
    private List<RunSummary.Importance> importance(HiddenNumbers numbers) {
        return run.featureImportance().stream()
                .map(one -> new RunSummary.Importance(
                        one.feature(), one.importance(), differences(one, numbers), one.role(), one.weight()))
                .toList();
    }

    private List<@Nullable Double> differences(RunSummary.Importance importance, HiddenNumbers numbers) {
        List<@Nullable Double> values = new ArrayList<>(importance.values());
        int position = 0;
        for (int s = 0; s < values.size(); s++) {
            if (sizes.isHidden(s) || numbers.hides(position++, importance.feature())) {
                values.set(s, null);
            }
        }
        return Collections.unmodifiableList(values);
    }

    private Map<String, @Nullable Long> counts(Map<String, Long> counts) {
        Map<String, @Nullable Long> shown = new LinkedHashMap<>();
        counts.forEach((column, count) -> shown.put(column, part(count)));
        return Collections.unmodifiableMap(shown);
    }

    private @Nullable Long part(long count) {
        if (sizes.hidesTotal() || cells.isSmallPart(count, rows)) {
            isHiding = true;
            return null;
        }
        return count;
    }

    /** Records may have several values filled in; still the total bounds what each column has. */
    private @Nullable Long rowsImputed(Map<String, @Nullable Long> imputed) {
        boolean isTelling = imputed.values().stream().anyMatch(Objects::isNull);
        return isTelling ? null : part(requireNonNullElse(run.rowsImputed(), 0L));
    }

    private List<RunSummary.Warning> warnings() {
        List<RunSummary.Warning> warnings = new ArrayList<>();
        for (RunSummary.Warning warning : run.warnings()) {
            if (!isAboutHidden(warning)) {
                warnings.add(isTelling(warning) ? untold(warning) : warning);
            }
        }
        if (isHiding) {
            warnings.add(new RunSummary.Warning(HIDDEN, Map.of("least", cells.least()), ""));
        }
        return warnings;
    }

    /** That a hidden segment is small would tell which of the hidden ones are. */
    private boolean isAboutHidden(RunSummary.Warning warning) {
        if (!warning.code().equals("small_segment")) {
            return false;
        }
        int position =
                run.position(String.valueOf(warning.params().get("segment"))).orElse(-1);
        return position >= 0 && sizes.isHidden(position);
    }

    private boolean isTelling(RunSummary.Warning warning) {
        return warning.params().entrySet().stream()
                .anyMatch(param -> param.getValue() instanceof Number number
                        && (sizes.hidesTotal()
                                || (COUNTS.contains(param.getKey())
                                        && !OF_REJECTED.contains(warning.code())
                                        && cells.isSmallPart(number.longValue(), rows))));
    }

    private RunSummary.Warning untold(RunSummary.Warning warning) {
        isHiding = true;
        Map<String, @Nullable Object> params = new LinkedHashMap<>(warning.params());
        params.replaceAll((name, value) -> {
            boolean isCount = value instanceof Number && (sizes.hidesTotal() || COUNTS.contains(name));
            return isCount || TELLING.contains(name) ? null : value;
        });
        return new RunSummary.Warning(warning.code(), Collections.unmodifiableMap(params), "");
    }
}

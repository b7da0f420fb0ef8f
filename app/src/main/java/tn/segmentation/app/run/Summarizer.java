package tn.segmentation.app.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.offers.CurrentOffers;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.core.engine.Segmentation;
import tn.segmentation.core.explain.FeatureImportance;
import tn.segmentation.core.explain.NumberProfile;
import tn.segmentation.core.explain.Profile;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.store.input.AcceptedRecords;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.Verdict;
import tn.segmentation.store.run.RunSummary;

/** Turns what was read and computed into what a run says of itself. */
final class Summarizer {

    private static final String SPEND = CustomerField.MONTANT_CONSOMMATION.column();

    private final SegmentRequest request;
    private final Verdict verdict;
    private final AcceptedRecords records;
    private final Segmentation result;
    private final CurrentOffers offers;
    private final Messages messages;

    Summarizer(
            SegmentRequest request, Customers customers, Segmentation result, CurrentOffers offers, Messages messages) {
        this.request = request;
        this.verdict = customers.verdict();
        this.records = customers.records();
        this.result = result;
        this.offers = offers;
        this.messages = messages;
    }

    RunSummary summarize(String runId, Map<String, Double> timings, RunSummary.Provenance provenance) {
        return new RunSummary(
                RunSummary.SCHEMA_VERSION,
                runId,
                request.period(),
                request.scope(),
                verdict.synthetic(),
                units(),
                verdict.rowsRead(),
                verdict.rowsAccepted(),
                verdict.rowsRejected(),
                verdict.rowsImputed(),
                positive(verdict.imputed()),
                positive(result.capped()),
                result.model().features(),
                verdict.descriptive(),
                segments(),
                overall(),
                result.model().orderedBy(),
                result.inertia(),
                result.varianceExplained(),
                finite(result.chanceBaseline()),
                result.iterations(),
                silhouette(),
                finite(result.calinskiHarabasz()),
                finite(result.daviesBouldin()),
                importance(),
                scaling(),
                warnings(),
                timings,
                provenance);
    }

    private Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        for (String column : result.overall().numbers().keySet()) {
            CustomerField.of(column).ifPresent(field -> units.put(column, field.unit()));
        }
        return units;
    }

    private List<RunSummary.Segment> segments() {
        List<Profile> profiles = result.segments();
        long[] sizes = profiles.stream().mapToLong(Profile::size).toArray();
        double[] shown = Percentages.display(sizes);
        List<RunSummary.Segment> segments = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            Profile profile = profiles.get(i);
            String id = result.model().labels().get(i);
            OfferContent content = offers.of(id);
            segments.add(new RunSummary.Segment(
                    id,
                    content.name(),
                    sizes[i],
                    100.0 * sizes[i] / Math.max(1, result.overall().size()),
                    shown[i],
                    shareOfSpend(profile),
                    each(profile, NumberProfile::mean),
                    each(profile, NumberProfile::median),
                    each(profile, NumberProfile::deviation),
                    quantiles(profile),
                    each(profile, NumberProfile::zeroShare),
                    counts(profile),
                    categories(profile),
                    content.offer(),
                    null));
        }
        return segments;
    }

    private RunSummary.Overall overall() {
        Profile all = result.overall();
        return new RunSummary.Overall(
                all.size(),
                each(all, NumberProfile::mean),
                each(all, NumberProfile::median),
                each(all, NumberProfile::deviation),
                quantiles(all),
                each(all, NumberProfile::zeroShare),
                counts(all),
                categories(all));
    }

    private @Nullable Double shareOfSpend(Profile profile) {
        NumberProfile own = profile.numbers().get(SPEND);
        NumberProfile all = result.overall().numbers().get(SPEND);
        return own == null || all == null || !(all.sum() > 0) ? null : finite(100 * own.sum() / all.sum());
    }

    private static Map<String, Double> each(Profile profile, ToDoubleFunction<NumberProfile> number) {
        Map<String, Double> values = new LinkedHashMap<>();
        profile.numbers().forEach((column, numbers) -> {
            double value = number.applyAsDouble(numbers);
            if (Double.isFinite(value)) {
                values.put(column, value);
            }
        });
        return values;
    }

    private static Map<String, List<Double>> quantiles(Profile profile) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        profile.numbers().forEach((column, numbers) -> {
            if (numbers.count() > 0) {
                values.put(column, numbers.quantiles());
            }
        });
        return values;
    }

    private static Map<String, Long> counts(Profile profile) {
        Map<String, Long> counts = new LinkedHashMap<>();
        profile.numbers().forEach((column, numbers) -> counts.put(column, numbers.count()));
        return counts;
    }

    private static @Nullable Map<String, Map<String, Long>> categories(Profile profile) {
        return profile.categories().isEmpty() ? null : profile.categories();
    }

    private RunSummary.@Nullable SilhouetteScore silhouette() {
        return Double.isFinite(result.silhouette())
                ? new RunSummary.SilhouetteScore(result.silhouette(), "scaled", result.silhouetteSample())
                : null;
    }

    private List<RunSummary.Importance> importance() {
        Map<String, Double> weights = new LinkedHashMap<>();
        result.model().transforms().forEach(t -> weights.put(t.feature(), t.weight()));
        List<RunSummary.Importance> all = new ArrayList<>();
        for (FeatureImportance one : result.importance()) {
            double weight = weights.getOrDefault(one.feature(), 1.0);
            all.add(new RunSummary.Importance(one.feature(), one.importance(), one.values(), "feature", weight));
        }
        return all;
    }

    private Map<String, RunSummary.Scale> scaling() {
        Map<String, RunSummary.Scale> scaling = new LinkedHashMap<>();
        for (FeatureTransform t : result.model().transforms()) {
            String shape = t.shape().name().toLowerCase(Locale.ROOT);
            scaling.put(
                    t.feature(),
                    new RunSummary.Scale(shape, t.cap(), t.quartile(), t.mean(), t.deviation(), t.weight()));
        }
        return scaling;
    }

    private List<RunSummary.Warning> warnings() {
        List<Finding> findings = new ArrayList<>();
        result.findings().forEach(finding -> findings.add(withLines(finding)));
        findings.addAll(verdict.warnings());
        if (verdict.rowsRejected() > 0) {
            Map<String, Object> params = new LinkedHashMap<>();
            params.put("rejected", verdict.rowsRejected());
            params.put("read", verdict.rowsRead());
            findings.add(new Finding("rejected_rows", params));
        }
        return new FindingSentences(messages).of(findings);
    }

    /**
     * Returns a finding with the lines of the file in place of rows: by them, not by ids, a summary names customers.
     */
    private Finding withLines(Finding finding) {
        if (!(finding.params().get("rows") instanceof List<?> rows)) {
            return finding;
        }
        Map<String, Object> params = new LinkedHashMap<>(finding.params());
        params.remove("rows");
        params.put("lines", rows.stream().map(row -> records.line((int) row)).toList());
        return new Finding(finding.code(), params);
    }

    private static Map<String, Long> positive(Map<String, Long> counts) {
        Map<String, Long> some = new LinkedHashMap<>();
        counts.forEach((column, count) -> {
            if (count > 0) {
                some.put(column, count);
            }
        });
        return some;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}

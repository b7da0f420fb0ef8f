package tn.segmentation.core.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Workers;

/**
 * A {@link Scaling} fitted to a table.
 *
 * @param features one per feature that can tell customers apart, in the order of the table
 * @param constant names of the features that were left out because all their values are equal, or missing
 * @param largest magnitude of the largest scaled value; it decides the grid
 * @param capped number of values above the cap, by feature that has some
 * @param outlying range of each feature that has values far from the others
 */
public record Transforms(
        List<FeatureTransform> features,
        List<String> constant,
        double largest,
        Map<String, Long> capped,
        List<PlausibleRange> outlying) {

    /** Copies the collections. */
    public Transforms {
        features = List.copyOf(features);
        constant = List.copyOf(constant);
        outlying = List.copyOf(outlying);
        capped = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(capped));
    }

    /**
     * Fits a scaling: learns caps, quartiles, means, deviations and weights.
     *
     * @param table columns of numbers
     * @param scaling the choice
     * @param weights by feature name, replacing what {@code scaling} would give
     * @param workers compute one feature each
     */
    public static Transforms fit(Table table, Scaling scaling, Map<String, Double> weights, Workers workers) {
        List<Callable<FeatureFit>> tasks = new ArrayList<>();
        for (String name : table.names()) {
            tasks.add(() -> FeatureFit.of(table.numbers(name), scaling, weights.get(name)));
        }
        List<FeatureTransform> features = new ArrayList<>();
        List<String> constant = new ArrayList<>();
        Map<String, Long> capped = new LinkedHashMap<>();
        List<PlausibleRange> outlying = new ArrayList<>();
        double largest = 0;
        for (FeatureFit fit : workers.runAll(tasks)) {
            FeatureTransform transform = fit.transform();
            if (transform == null) {
                constant.add(fit.name());
                continue;
            }
            features.add(transform);
            largest = Math.max(largest, fit.largest());
            if (fit.capped() > 0) {
                capped.put(fit.name(), fit.capped());
            }
            PlausibleRange range = fit.range();
            if (range != null && range.outside() > 0) {
                outlying.add(range);
            }
        }
        return new Transforms(features, constant, largest, capped, outlying);
    }

    /** Returns the exponent of the grid that suits the table that was fitted. */
    public int gridExponent() {
        return ScaledTable.gridExponentFor(largest);
    }

    /**
     * Scales the columns of the table that was fitted.
     *
     * @param table holds at least these features
     * @param features the transforms, in the order of the coordinates
     * @param gridExponent of the result
     * @param workers take a feature each, then share the rows
     */
    public static ScaledRows apply(Table table, List<FeatureTransform> features, int gridExponent, Workers workers) {
        double stepsPerUnit = Math.scalb(1.0, gridExponent);
        List<Callable<StepColumn>> tasks = new ArrayList<>();
        for (FeatureTransform feature : features) {
            tasks.add(() -> StepColumn.of(table.numbers(feature.feature()), feature, stepsPerUnit));
        }
        List<StepColumn> columns = workers.runAll(tasks);
        List<StepColumn> held = columns.stream().filter(StepColumn::isHeld).toList();
        if (!held.isEmpty()) {
            workers.forBlocks(table.rows(), (from, to) -> held.forEach(column -> column.compute(from, to)));
        }
        return held.size() == columns.size()
                ? new ScaledTable(held.stream().map(StepColumn::held).toArray(int[][]::new), gridExponent)
                : new SteppedRows(columns, table.rows(), gridExponent);
    }
}

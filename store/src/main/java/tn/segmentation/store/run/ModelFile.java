package tn.segmentation.store.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.core.prepare.FeatureTransform;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * {@code model.json}: enough to score customers elsewhere, and nothing that varies with machine, time or threads. A
 * customer belongs to the segment whose center is nearest to {@code weight * (f(x) - mean) / deviation}, each rounded
 * to a multiple of 2^-{@code grid_exponent}.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param features names, in the order of the coordinates
 * @param transforms one per feature
 * @param gridExponent of the grid of scaled values
 * @param orderedBy the column by whose rising mean segments are numbered
 * @param segments in order
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ModelFile(
        int schemaVersion,
        List<String> features,
        List<Transform> transforms,
        int gridExponent,
        String orderedBy,
        List<Segment> segments) {

    static final int SCHEMA_VERSION = 1;
    static final String NAME = "model.json";

    /**
     * How a feature is scaled.
     *
     * @param feature the name of the column
     * @param transform {@code linear}, {@code log} (ln(1 + x)) or {@code log_quartile} (ln(1 + x / quartile))
     * @param cap upper bound in raw units; absent where there is none
     * @param quartile only with {@code log_quartile}
     * @param mean in units of f(x)
     * @param deviation in units of f(x)
     * @param weight above 0
     * @param fill raw value that stands in for a missing one; absent where nothing can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transform(
            String feature,
            String transform,
            @Nullable Double cap,
            @Nullable Double quartile,
            double mean,
            double deviation,
            double weight,
            @Nullable Double fill) {

        private static Transform of(FeatureTransform t) {
            String shape = t.shape().name().toLowerCase(Locale.ROOT);
            return new Transform(
                    t.feature(), shape, t.cap(), t.quartile(), t.mean(), t.deviation(), t.weight(), t.fill());
        }

        private FeatureTransform toTransform() {
            FeatureTransform.Shape shape = FeatureTransform.Shape.valueOf(transform.toUpperCase(Locale.ROOT));
            double filler = fill == null ? Double.NaN : fill;
            return new FeatureTransform(feature, shape, cap, quartile, mean, deviation, weight, filler);
        }
    }

    /**
     * Where a segment is.
     *
     * @param label its id
     * @param center in scaled units, one coordinate per feature
     * @param typicalValues the center in raw units, by feature: a typical customer, not the mean; what is too large for
     *     a number is absent
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Segment(String label, List<Double> center, Map<String, Double> typicalValues) {}

    static ModelFile of(SegmentModel model) {
        List<Segment> segments = new ArrayList<>();
        for (int s = 0; s < model.labels().size(); s++) {
            double[] center = model.centers().get(s);
            if (!Arrays.stream(center).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "center of " + model.labels().get(s) + " is not finite: " + Arrays.toString(center));
            }
            double[] raw = model.typicalValues(s);
            Map<String, Double> typical = new LinkedHashMap<>();
            IntStream.range(0, raw.length)
                    .forEach(j -> typical.put(model.features().get(j), raw[j]));
            segments.add(new Segment(
                    model.labels().get(s), DoubleStream.of(center).boxed().toList(), typical));
        }
        return new ModelFile(
                SCHEMA_VERSION,
                model.features(),
                model.transforms().stream().map(Transform::of).toList(),
                model.gridExponent(),
                model.orderedBy(),
                segments);
    }

    /**
     * Returns the model.
     *
     * @throws IllegalArgumentException if the file contradicts itself
     */
    SegmentModel toModel() {
        SegmentModel model = new SegmentModel(
                transforms.stream().map(Transform::toTransform).toList(),
                gridExponent,
                segments.stream()
                        .map(s -> s.center().stream().mapToDouble(c -> c).toArray())
                        .toList(),
                segments.stream().map(Segment::label).toList(),
                orderedBy);
        boolean agrees = model.features().equals(features)
                && !segments.isEmpty()
                && model.centers().stream().allMatch(c -> c.length == features.size());
        if (!agrees) {
            throw new IllegalArgumentException("features, transforms and centers do not agree");
        }
        return model;
    }
}

package tn.segmentation.app.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.run.SegmentRequest.Publishing;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.engine.Settings;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.store.input.EmptyCells;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.run.AssignmentFormat;
import tn.segmentation.store.run.RunProvenance;

/** The settings of a run as its {@code run.json} has them: what it was asked for, whatever is configured today. */
final class RecordedSettings {

    private final RunProvenance provenance;

    RecordedSettings(RunProvenance provenance) {
        this.provenance = provenance;
    }

    /** Returns the request that made the run, of a file that may stand elsewhere now. */
    SegmentRequest request(Path file) {
        KMeans search = search();
        return new SegmentRequest(
                file,
                null,
                null,
                Publishing.KEEP,
                new ReadingOptions(mapping(), names("features"), names("descriptive"), emptyCells(), answers()),
                search.clusters(),
                scaling(),
                weights(),
                null,
                search.seed(),
                search.restarts(),
                search.maxIterations(),
                search.tolerance(),
                AssignmentFormat.valueOf(text("format").toUpperCase(Locale.ROOT)),
                null,
                null,
                provenance.arguments());
    }

    /** Returns what the run was computed with. */
    Settings settings(int threads) {
        return new Settings(
                names("labels"),
                scaling(),
                weights(),
                CustomerField.MONTANT_CONSOMMATION.column(),
                search(),
                initialCenters(),
                threads);
    }

    /** Returns which column held a field. */
    Map<String, String> mapping() {
        return pairs("map", String::valueOf);
    }

    /** Returns what an empty cell of a field meant. */
    Map<String, EmptyCells> emptyCells() {
        return pairs("empty", cells -> EmptyCells.of(String.valueOf(cells)).orElseThrow());
    }

    /** Returns how columns were to be read that can be read in two ways. */
    Map<String, String> answers() {
        return pairs("reading", String::valueOf);
    }

    /** Returns those of the answers that are about no descriptive column. */
    Map<String, String> answersOfFeatures() {
        Map<String, String> answers = new LinkedHashMap<>(answers());
        answers.keySet().removeAll(names("descriptive"));
        return answers;
    }

    private KMeans search() {
        return new KMeans(
                number("segments").intValue(),
                number("seed").longValue(),
                number("restarts").intValue(),
                number("max_iterations").intValue(),
                number("tolerance").doubleValue());
    }

    private Scaling scaling() {
        return Scaling.valueOf(text("scaling").toUpperCase(Locale.ROOT));
    }

    private Map<String, Double> weights() {
        return pairs("weight", weight -> ((Number) weight).doubleValue());
    }

    private @Nullable List<double[]> initialCenters() {
        return provenance.settings().get("initial_centers") instanceof List<?> centers
                ? centers.stream().map(RecordedSettings::coordinates).toList()
                : null;
    }

    private static double[] coordinates(Object center) {
        return ((List<?>) center)
                .stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }

    private List<String> names(String setting) {
        return provenance.settings().get(setting) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private <T> Map<String, T> pairs(String setting, Function<Object, T> parser) {
        return provenance.settings().get(setting) instanceof Map<?, ?> recorded
                ? recorded.entrySet().stream()
                        .collect(Collectors.toMap(
                                pair -> String.valueOf(pair.getKey()),
                                pair -> parser.apply(pair.getValue()),
                                (first, second) -> first,
                                LinkedHashMap::new))
                : Map.of();
    }

    private Number number(String setting) {
        if (provenance.settings().get(setting) instanceof Number number) {
            return number;
        }
        throw missing(setting);
    }

    private String text(String setting) {
        if (provenance.settings().get(setting) instanceof String text) {
            return text;
        }
        throw missing(setting);
    }

    private Unreplayable missing(String setting) {
        return new Unreplayable("replay_setting_missing", Map.of("run", provenance.runId(), "setting", setting));
    }
}

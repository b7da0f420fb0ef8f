package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.dashboard.Trust.Measure;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** Every number of the quality of a run, with what it says. */
final class RunQuality {

    private RunQuality() {}

    static List<Measure> of(RunSummary run, Messages messages) {
        RunSummary.SilhouetteScore silhouette = run.silhouette();
        Double chance = run.chanceBaseline();
        List<Measure> measures = new ArrayList<>();
        measures.add(measure("variance", messages.formats().percentage(100 * run.varianceExplained()), messages));
        measures.add(measure("chance", chance == null ? "–" : messages.formats().percentage(100 * chance), messages));
        measures.add(
                measure("silhouette", decimal(silhouette == null ? null : silhouette.value(), messages), messages));
        measures.add(measure("calinski_harabasz", decimal(run.calinskiHarabasz(), messages), messages));
        measures.add(measure("davies_bouldin", decimal(run.daviesBouldin(), messages), messages));
        measures.add(measure("inertia", decimal(run.inertia(), messages), messages));
        measures.add(measure("iterations", messages.formats().integer(run.iterations()), messages));
        return measures;
    }

    private static String decimal(@Nullable Double value, Messages messages) {
        return messages.formats().decimal(value == null ? Double.NaN : value, 2);
    }

    private static Measure measure(String key, String value, Messages messages) {
        return new Measure(
                key,
                messages.text("web.runs.quality." + key),
                value,
                messages.text("web.runs.quality." + key + ".meaning"));
    }
}

package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.dashboard.Overview.Fact;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** Every number of the quality of a run, for those who know what they are. */
final class RunQuality {

    private RunQuality() {}

    static List<Fact> of(RunSummary run, Messages messages) {
        RunSummary.SilhouetteScore silhouette = run.silhouette();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("variance", messages.formats().percentage(100 * run.varianceExplained()), messages));
        facts.add(fact(
                "chance",
                Double.isNaN(run.chanceBaseline()) ? "–" : messages.formats().percentage(100 * run.chanceBaseline()),
                messages));
        facts.add(fact("silhouette", decimal(silhouette == null ? null : silhouette.value(), messages), messages));
        facts.add(fact("calinski_harabasz", decimal(run.calinskiHarabasz(), messages), messages));
        facts.add(fact("davies_bouldin", decimal(run.daviesBouldin(), messages), messages));
        facts.add(fact("inertia", decimal(run.inertia(), messages), messages));
        facts.add(fact("iterations", messages.formats().integer(run.iterations()), messages));
        return facts;
    }

    private static String decimal(@Nullable Double value, Messages messages) {
        return messages.formats().decimal(value == null ? Double.NaN : value, 2);
    }

    private static Fact fact(String key, String value, Messages messages) {
        return new Fact(messages.text("web.runs.quality." + key), value);
    }
}

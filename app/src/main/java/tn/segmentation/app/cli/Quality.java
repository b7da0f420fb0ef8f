package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** Says in words how good a segmentation is. */
final class Quality {

    private final Messages messages;

    Quality(Messages messages) {
        this.messages = messages;
    }

    List<String> of(RunSummary summary) {
        boolean chance = summary.warnings().stream().anyMatch(w -> w.code().equals("no_better_than_chance"));
        Double baseline = summary.chanceBaseline();
        List<String> lines = new ArrayList<>();
        if (!chance && baseline != null) {
            lines.add(messages.text(
                    "segment.chance.better",
                    Map.of("explained", 100 * summary.varianceExplained(), "baseline", 100 * baseline)));
        }
        RunSummary.SilhouetteScore silhouette = summary.silhouette();
        if (silhouette != null) {
            lines.add(messages.text("segment.silhouette", Map.of("value", silhouette.value())));
        }
        return lines;
    }
}

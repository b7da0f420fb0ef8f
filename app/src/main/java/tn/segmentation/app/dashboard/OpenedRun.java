package tn.segmentation.app.dashboard;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunProvenance;
import tn.segmentation.store.run.RunSummary;

/**
 * A registered run and what its files say.
 *
 * @param run as the database knows it
 * @param files null where they are not what they were
 * @param damage what is wrong with them, as a sentence; empty where nothing is
 */
record OpenedRun(RegisteredRun run, @Nullable Files files, String damage) {

    /**
     * What the files of a run say.
     *
     * @param summary its numbers, as far as they may be shown
     * @param provenance what was asked
     * @param model where the segments are
     */
    record Files(RunSummary summary, RunProvenance provenance, SegmentModel model) {

        /** Returns whether nothing is said of a segment, nor of where it is. */
        boolean hides(String segment) {
            return summary.segment(segment).filter(RunSummary.Segment::hidden).isPresent();
        }

        /** Returns where the center of a segment is on a feature, in raw units; not a number where there is none. */
        double typical(String segment, String feature) {
            int s = model.labels().indexOf(segment);
            int f = model.features().indexOf(feature);
            return s < 0 || f < 0 ? Double.NaN : model.typicalValues(s)[f];
        }

        List<String> labels() {
            return model.labels();
        }
    }

    /** Reads the files. Whoever reads the page is not told where they are. */
    static OpenedRun of(RegisteredRun run, CheckedRuns checked, SmallCells cells, Messages messages) {
        try {
            RunFolder folder = checked.open(run);
            return new OpenedRun(run, new Files(cells.of(folder), folder.provenance(), folder.model()), "");
        } catch (DamagedRun e) {
            Object file = e.params().get("file");
            String damage = file == null
                    ? messages.text("web.runs.damage.missing")
                    : messages.text("web.runs.damage.file", Map.of("file", file));
            return new OpenedRun(run, null, damage);
        }
    }

    boolean isDamaged() {
        return files == null;
    }
}

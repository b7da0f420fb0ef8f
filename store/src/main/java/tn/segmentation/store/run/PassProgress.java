package tn.segmentation.store.run;

import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

/**
 * The progress of one of several passes over the same rows, which its listener hears as one stage.
 *
 * @param whole hears of the stage
 * @param pass how many passes were made before
 * @param passes how many there are
 */
record PassProgress(Progress whole, int pass, int passes) implements Progress {

    @Override
    public void report(Stage stage, long done, long total) {
        whole.report(stage, pass * total + done, passes * total);
    }

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }
}

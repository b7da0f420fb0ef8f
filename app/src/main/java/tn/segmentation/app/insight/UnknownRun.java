package tn.segmentation.app.insight;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/** There is no run of that id. */
public final class UnknownRun extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public UnknownRun(String id) {
        super("unknown_run", Map.of("run", id));
    }
}

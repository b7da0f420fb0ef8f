package tn.segmentation.app.run;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/** A run is complete, but the database does not know it. Code {@code run_unregistered} (run): its id or its folder. */
public final class UnregisteredRun extends Refusal {

    private static final long serialVersionUID = 1L;

    UnregisteredRun(String run) {
        super("run_unregistered", Map.of("run", run));
    }
}

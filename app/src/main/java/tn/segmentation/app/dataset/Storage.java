package tn.segmentation.app.dataset;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.store.run.Disk;

/** Why files cannot be kept. */
final class Storage {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private Storage() {}

    /** Returns the refusal that a failure to write comes to, which somebody else may have wrapped. */
    static RequestRefusal refusal(Exception failure) {
        LOG.error("a file cannot be kept: {}", failure.toString());
        return Disk.isFull(failure)
                ? new RequestRefusal(507, "storage_full", Map.of())
                : new RequestRefusal(500, "storage_unwritable", Map.of());
    }
}

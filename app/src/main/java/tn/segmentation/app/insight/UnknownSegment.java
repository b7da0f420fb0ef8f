package tn.segmentation.app.insight;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/** The run has no segment of that id. */
final class UnknownSegment extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownSegment(String id) {
        super("unknown_segment", Map.of("segment", id));
    }
}

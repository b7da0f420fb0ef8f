package tn.segmentation.app.insight;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/** The run has no figure of that id. */
final class UnknownFigure extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownFigure(String id) {
        super("unknown_figure", Map.of("figure", id));
    }
}

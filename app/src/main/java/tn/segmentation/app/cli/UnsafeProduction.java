package tn.segmentation.app.cli;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * The server does not start, because in production it would not be safe. Codes: those of
 * {@link tn.segmentation.app.security.ProductionCheck}, and {@code production_demo}.
 */
final class UnsafeProduction extends Refusal {

    private static final long serialVersionUID = 1L;

    UnsafeProduction(String code, Map<String, Object> params) {
        super(code, params);
    }
}

package tn.segmentation.app.cli;

import tn.segmentation.app.operations.Problem;
import tn.segmentation.core.data.Refusal;

/**
 * The server does not start, because in production it would not be safe. Codes: those of
 * {@link tn.segmentation.app.security.ProductionCheck}, and {@code production_demo}.
 */
final class UnsafeProduction extends Refusal {

    private static final long serialVersionUID = 1L;

    UnsafeProduction(Problem problem) {
        super(problem.code(), problem.params());
    }
}

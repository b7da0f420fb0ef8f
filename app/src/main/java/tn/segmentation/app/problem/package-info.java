/**
 * How a request of a program is refused: problem documents of RFC 9457. Start at
 * {@link tn.segmentation.app.problem.RequestRefusal}.
 */
@NullMarked
package tn.segmentation.app.problem;

import org.jspecify.annotations.NullMarked;

/**
 * Running the product: its settings and where each comes from, its logs, and the doctor that says what is wrong. Start
 * at {@link tn.segmentation.app.operations.Configuration}.
 */
@NullMarked
package tn.segmentation.app.operations;

import org.jspecify.annotations.NullMarked;

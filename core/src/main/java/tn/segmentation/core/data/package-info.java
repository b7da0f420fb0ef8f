/**
 * Columns of customers and exact arithmetic on them. Start at {@link tn.segmentation.core.data.Table}, a list of
 * primitive {@link tn.segmentation.core.data.Column columns} of equal length;
 * {@link tn.segmentation.core.data.ExactSum} and {@link tn.segmentation.core.data.Quantiles} are the arithmetic that
 * the other packages build on. {@link tn.segmentation.core.data.Refusal} is how the data or the request is turned down.
 */
@NullMarked
package tn.segmentation.core.data;

import org.jspecify.annotations.NullMarked;

/**
 * Removes data of customers that were kept for as long as they may be. Start at
 * {@link tn.segmentation.app.retention.Expiries}.
 */
@NullMarked
package tn.segmentation.app.retention;

import org.jspecify.annotations.NullMarked;

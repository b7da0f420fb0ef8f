/** From an operator's file to accepted customers and accounted rejects. */
@NullMarked
package tn.segmentation.store.input;

import org.jspecify.annotations.NullMarked;

/**
 * The whole computation, from raw columns to judged and explained segments. Start at
 * {@link tn.segmentation.core.engine.SegmentationEngine}; {@link tn.segmentation.core.engine.LocalEngine} runs it in
 * this process.
 */
@NullMarked
package tn.segmentation.core.engine;

import org.jspecify.annotations.NullMarked;

/**
 * What the segments are like, in numbers a person can read. Start at {@link tn.segmentation.core.explain.Profile}, the
 * statistics of one group of customers; {@link tn.segmentation.core.explain.FeatureImportance} says which features set
 * the segments apart.
 */
@NullMarked
package tn.segmentation.core.explain;

import org.jspecify.annotations.NullMarked;

package tn.segmentation.core.engine;

import java.util.List;
import java.util.Map;
import tn.segmentation.core.explain.FeatureImportance;
import tn.segmentation.core.explain.Profile;

/**
 * Customers cut into segments, judged and explained.
 *
 * @param model frozen: scores other customers the same way
 * @param assignments of the rows that were given
 * @param capped values above the cap of their feature, by feature
 * @param inertia sum of squared distances to the own center, in scaled units
 * @param varianceExplained 1 - inertia / total sum of squares, 0 to 1
 * @param chanceBaseline mean variance explained on copies in which each column was shuffled on its own; 0 to 1;
 *     {@code NaN} for a single segment or feature, which chance cannot be told from
 * @param iterations of Lloyd's algorithm on all rows in the attempt that was kept
 * @param silhouette -1 to 1, higher is better separated; {@code NaN} for a single segment
 * @param silhouetteSample rows that it was computed on; all of them up to 10,000
 * @param calinskiHarabasz 0 and up, higher is better; {@code NaN} for a single segment
 * @param daviesBouldin 0 and up, lower is better; {@code NaN} for a single segment
 * @param segments one profile per segment, in order
 * @param overall the profile of all rows
 * @param importance one per feature that was used, most important first
 * @param findings what the reader of the result has to know
 * @param seconds per stage (scale, seed, iterate, judge), wall clock
 */
public record Segmentation(
        SegmentModel model,
        Assignments assignments,
        Map<String, Long> capped,
        double inertia,
        double varianceExplained,
        double chanceBaseline,
        int iterations,
        double silhouette,
        int silhouetteSample,
        double calinskiHarabasz,
        double daviesBouldin,
        List<Profile> segments,
        Profile overall,
        List<FeatureImportance> importance,
        List<Finding> findings,
        Map<String, Double> seconds) {}

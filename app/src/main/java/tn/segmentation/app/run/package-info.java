/**
 * Runs: the job that makes one of a file, the job that scores a file with one, and the database that knows which there
 * are and which is published. Start at {@link tn.segmentation.app.run.SegmentJob} and
 * {@link tn.segmentation.app.run.Runs}.
 */
@NullMarked
package tn.segmentation.app.run;

import org.jspecify.annotations.NullMarked;

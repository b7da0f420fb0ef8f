/**
 * Jobs: what takes longer than an answer, in one queue for every kind and with its history. Start at
 * {@link tn.segmentation.app.job.JobQueue}; what a kind of job does is told by its
 * {@link tn.segmentation.app.job.JobMaker}.
 */
@NullMarked
package tn.segmentation.app.job;

import org.jspecify.annotations.NullMarked;

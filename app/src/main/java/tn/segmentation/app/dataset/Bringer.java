package tn.segmentation.app.dataset;

import tn.segmentation.app.job.Job;
import tn.segmentation.app.language.Language;

/**
 * Who brings a file, or has one judged again.
 *
 * @param asker by whom the job is remembered
 * @param language of the messages about bad cells
 */
public record Bringer(Job.Asker asker, Language language) {}

/**
 * The pages. A controller turns a run into a record of what its page shows, every text and number ready to be read; the
 * template only places them. Start at {@link tn.segmentation.app.dashboard.OverviewController}.
 */
@NullMarked
package tn.segmentation.app.dashboard;

import org.jspecify.annotations.NullMarked;

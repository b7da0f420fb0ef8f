/**
 * What a run shows: each figure defined once, as data, titles and units, for the page, the saved images and the offline
 * page alike. Start at {@link tn.segmentation.app.insight.Figure}.
 */
@NullMarked
package tn.segmentation.app.insight;

import org.jspecify.annotations.NullMarked;

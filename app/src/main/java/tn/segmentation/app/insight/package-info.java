/**
 * What a run shows: each figure defined once, as data, titles and units, for the page, the saved images and the offline
 * page alike; and the endpoints that serve a run's numbers. Start at {@link tn.segmentation.app.insight.Figure} and
 * {@link tn.segmentation.app.insight.RunSource}.
 */
@NullMarked
package tn.segmentation.app.insight;

import org.jspecify.annotations.NullMarked;

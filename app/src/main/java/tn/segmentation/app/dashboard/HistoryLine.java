package tn.segmentation.app.dashboard;

import java.util.List;

/**
 * A change of the name or the offer of a segment.
 *
 * @param when it was made, and by whom
 * @param changes what became of what, a sentence each
 */
record HistoryLine(String when, List<String> changes) {}

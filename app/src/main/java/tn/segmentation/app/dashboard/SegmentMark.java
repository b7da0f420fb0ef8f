package tn.segmentation.app.dashboard;

import tn.segmentation.app.insight.SegmentColours;
import tn.segmentation.store.run.RunSummary;

/**
 * A segment where it is only mentioned.
 *
 * @param id {@code S1}
 * @param name empty while it has none but the id
 * @param colour see {@link SegmentColours#number}
 */
record SegmentMark(String id, String name, int colour) {

    /** Returns the mark of a segment; one that the run does not describe has its id alone. */
    static SegmentMark of(RunSummary run, String id) {
        int position = run.position(id).orElse(0);
        String name = run.segment(id).map(RunSummary.Segment::name).orElse(id);
        return new SegmentMark(id, name.equals(id) ? "" : name, SegmentColours.number(position));
    }
}

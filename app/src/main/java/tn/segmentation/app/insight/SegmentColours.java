package tn.segmentation.app.insight;

import java.util.List;

/**
 * The one colour that a segment keeps on every page, figure and export: an order of Okabe and Ito's that survives
 * colour-blindness, then twelve more that keep away from those and from each other. A colour never stands alone: the id
 * is written beside it, which is all that a print in grey leaves. Some have too little contrast on white for text or
 * thin lines: they are fills with a dark outline. Style sheets have the same colours under {@link #number}; a test
 * compares.
 */
public final class SegmentColours {

    private static final List<String> ON_LIGHT = List.of(
            "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6D31", "#6F6F6F", "#780F2D",
            "#C3D2A5", "#1E1EB4", "#4B3C5A", "#5AE1E1", "#872D00", "#7878FF", "#005A4B", "#F0D278", "#786987",
            "#C39696", "#5A694B");

    private static final List<String> ON_DARK = List.of(
            "#3D9FDB", "#F5BD4F", "#1AA881", "#E3A5C7", "#93D3F8", "#DD7E33", "#8C6D31", "#6F6F6F", "#B68C98",
            "#E4EBD6", "#6262CA", "#786A86", "#A4F4F4", "#DAB4A2", "#7878FF", "#459084", "#FCE6A6", "#93879F",
            "#DECCCC", "#627351");

    private SegmentColours() {}

    /**
     * Returns the colour of a segment on light pages and on paper, {@code #RRGGBB}; after the twentieth the order
     * starts again.
     *
     * @param position of the segment in the order of the run, from 0
     */
    public static String of(int position) {
        return ON_LIGHT.get(number(position) - 1);
    }

    /**
     * Returns the number by which style sheets know the colour of a segment, 1 to 20.
     *
     * @param position of the segment in the order of the run, from 0
     */
    public static int number(int position) {
        if (position < 0) {
            throw new IllegalArgumentException("a position from 0, not " + position);
        }
        return position % ON_LIGHT.size() + 1;
    }

    /** Returns what a colour of {@link #of} becomes on dark pages. */
    static String inTheDark(String colour) {
        int place = ON_LIGHT.indexOf(colour);
        if (place < 0) {
            throw new IllegalArgumentException("no colour of a segment: " + colour);
        }
        return ON_DARK.get(place);
    }
}

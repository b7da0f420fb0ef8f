package tn.segmentation.app.insight;

import java.util.List;

/**
 * The one colour that a segment keeps on every page, figure and export: an order of Okabe and Ito's that survives
 * colour-blindness. A colour never stands alone: the id is written beside it. The second and the fifth have too little
 * contrast on white for text or thin lines: they are fills with a dark outline.
 */
public final class SegmentColours {

    private static final List<String> FIRST =
            List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6D31", "#6F6F6F");

    /** How much white is mixed in at each turn through the list. */
    private static final double STEP = 0.35;

    private SegmentColours() {}

    /**
     * Returns the colour of a segment, {@code #RRGGBB}; beyond the eighth the order starts again in lighter steps.
     *
     * @param position of the segment in the order of the run, from 0
     */
    public static String of(int position) {
        if (position < 0) {
            throw new IllegalArgumentException("a position from 0, not " + position);
        }
        String colour = FIRST.get(position % FIRST.size());
        for (int turn = 0; turn < position / FIRST.size(); turn++) {
            colour = lighter(colour);
        }
        return colour;
    }

    /** Returns the twin of a colour for dark pages, a step lighter. */
    public static String lighter(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return String.format("#%02X%02X%02X", lift(rgb >> 16 & 0xFF), lift(rgb >> 8 & 0xFF), lift(rgb & 0xFF));
    }

    private static int lift(int channel) {
        return (int) Math.round(channel + (255 - channel) * STEP);
    }
}

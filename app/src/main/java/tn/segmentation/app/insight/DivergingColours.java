package tn.segmentation.app.insight;

import java.awt.Color;
import java.util.List;

/**
 * The colours of differences, those of the page: blue below, orange above, near white where there is none; told apart
 * by every kind of colour vision. The scale never ends before two standard deviations, so that weak differences look
 * weak.
 */
final class DivergingColours {

    /** From the lowest to the highest, evenly spaced. */
    static final List<String> STOPS = List.of("#7FA8DC", "#F3F3F1", "#EDA468");

    private static final double LEAST = 2;

    private DivergingColours() {}

    /** How far the scale goes on both sides of zero for these values. */
    static double limit(Figure figure) {
        double most = LEAST;
        for (Figure.Series series : figure.series()) {
            for (Double value : series.values()) {
                most = value == null ? most : Math.max(most, Math.abs(value));
            }
        }
        return Math.ceil(most * 2) / 2;
    }

    static Color at(double value, double limit) {
        double place = (value / limit + 1) / 2 * (STOPS.size() - 1);
        int below = (int) Math.max(0, Math.min(STOPS.size() - 2, Math.floor(place)));
        double part = Math.max(0, Math.min(1, place - below));
        Color from = Canvas.colour(STOPS.get(below));
        Color to = Canvas.colour(STOPS.get(below + 1));
        return new Color(
                mix(from.getRed(), to.getRed(), part),
                mix(from.getGreen(), to.getGreen(), part),
                mix(from.getBlue(), to.getBlue(), part));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }
}

package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;

/** Keeps labels from lying on each other. */
final class Spread {

    private Spread() {}

    /** Moves ascending places apart to at least {@code gap}, between {@code low} and {@code high} where they fit. */
    static List<Double> apart(List<Double> places, double gap, double low, double high) {
        List<Double> moved = new ArrayList<>(places);
        double least = low;
        for (int i = 0; i < moved.size(); i++) {
            moved.set(i, Math.max(moved.get(i), least));
            least = moved.get(i) + gap;
        }
        double most = high;
        for (int i = moved.size() - 1; i >= 0; i--) {
            moved.set(i, Math.min(moved.get(i), most));
            most = moved.get(i) - gap;
        }
        return moved;
    }
}

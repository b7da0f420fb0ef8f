package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: values from {@code low} to {@code high} on a stretch of the canvas, with round steps between them.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}; above {@code low}
 * @param step between ticks
 * @param from coordinate
 * @param to coordinate
 */
record Scale(double low, double high, double step, double from, double to) {

    private static final int TICKS = 6;

    /** From zero, or from the lowest value where it is negative, to a round number above the highest. */
    static Scale fromZero(double lowest, double highest, double from, double to) {
        double bottom = Math.min(0, lowest);
        double top = Math.max(highest, bottom == 0 ? 0 : bottom / -10);
        double step = roundStep(top == bottom ? 1 : top - bottom);
        double high = top == bottom ? bottom + step : step * Math.ceil(top / step);
        return new Scale(step * Math.floor(bottom / step), high, step, from, to);
    }

    /** As far on both sides of zero. */
    static Scale aroundZero(double limit, double from, double to) {
        return new Scale(-limit, limit, limit > 4 ? roundStep(2 * limit) : 1, from, to);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long n = (long) Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) {
            ticks.add(n * step);
        }
        return ticks;
    }

    /** Decimals that tell one tick from the next. */
    int decimals() {
        return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    }

    private static double roundStep(double range) {
        double rough = range / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        double round = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
        return round * power;
    }
}

package tn.segmentation.store.totals;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What records add up to in each feature, and whether another record says just that. Values are {@code NaN} where a
 * cell is empty, and infinite where nobody can tell what it says.
 */
public final class Sums {

    private static final double TOLERANCE = 1e-9;

    /** So many numbers that are rounded have a sum that is off, too: by their square root. */
    private static final int MANY = 20;

    /**
     * What a feature is to a line of totals.
     *
     * @param added whether it is added up at all: ages are not
     * @param usage whether a line of totals that says anything of it says its sum
     * @param unit of the last decimal of its values
     */
    public record Feature(boolean added, boolean usage, double unit) {}

    /**
     * How far a record agrees.
     *
     * @param equal features in which it has the sum
     * @param open features in which it may have the sum, as some of what is added up is not known
     */
    record Fit(int equal, int open) {

        /**
         * Returns whether that is no chance.
         *
         * @param odd whether the record is odd in another way, or one of very many
         */
        boolean convinces(boolean odd) {
            return equal > 1 || (equal == 1 && open > 0) || (equal + open > 0 && odd);
        }
    }

    private final List<Feature> features;
    private final double[] known;
    private final int[] filled;
    private final int[] unknown;
    private int records;

    /** Creates the sums of nothing. */
    public Sums(List<Feature> features) {
        this.features = features;
        this.known = new double[features.size()];
        this.filled = new int[features.size()];
        this.unknown = new int[features.size()];
    }

    /** Returns the sums of the first rows of columns. */
    static Sums ofFirst(List<Feature> features, List<ColumnSums> columns, int rows) {
        Sums sums = new Sums(features);
        for (int i = 0; i < columns.size(); i++) {
            ColumnSums first = columns.get(i).first(rows);
            sums.known[i] = first.total();
            sums.filled[i] = first.filled();
        }
        sums.records = rows;
        return sums;
    }

    /** Adds a record. */
    public void add(double[] values) {
        for (int i = 0; i < values.length; i++) {
            boolean isKnown = Double.isFinite(values[i]);
            known[i] += isKnown ? values[i] : 0;
            filled[i] += isKnown ? 1 : 0;
            unknown[i] += Double.isInfinite(values[i]) ? 1 : 0;
        }
        records++;
    }

    /** Returns these sums and others together. */
    public Sums with(Sums others) {
        Sums both = new Sums(features);
        for (int i = 0; i < known.length; i++) {
            both.known[i] = known[i] + others.known[i];
            both.filled[i] = filled[i] + others.filled[i];
            both.unknown[i] = unknown[i] + others.unknown[i];
        }
        both.records = records + others.records;
        return both;
    }

    /** Returns these sums without a record. */
    Sums without(double[] values) {
        Sums less = new Sums(features);
        for (int i = 0; i < known.length; i++) {
            boolean isKnown = Double.isFinite(values[i]);
            less.known[i] = known[i] - (isKnown ? values[i] : 0);
            less.filled[i] = filled[i] - (isKnown ? 1 : 0);
            less.unknown[i] = unknown[i];
        }
        less.records = records - 1;
        return less;
    }

    /** Returns how many records were added up. */
    public int records() {
        return records;
    }

    /** Returns what is added up, as a record that says so. */
    double[] known() {
        return known.clone();
    }

    /** Returns how far a record has these sums, or nothing; null if it has another use than that. */
    @Nullable
    Fit fit(double[] values) {
        int equal = 0;
        int open = 0;
        for (int i = 0; i < values.length; i++) {
            Feature feature = features.get(i);
            if (feature.added() && says(values[i])) {
                boolean same = isSame(i, values[i]);
                boolean isOpen = unknown[i] > 0;
                boolean may = isOpen && (same || values[i] > known[i]);
                if (!same && !may && feature.usage()) {
                    return null;
                }
                equal += same && !isOpen ? 1 : 0;
                open += may ? 1 : 0;
            }
        }
        return new Fit(equal, open);
    }

    /** Returns in how many features a record has these sums; 0 if it has another use than that. */
    int equal(double[] values) {
        Fit fit = fit(values);
        return fit == null ? 0 : fit.equal();
    }

    /** Returns whether a record has as much as all of these together in every feature of which it has any use. */
    boolean isSurpassed(double[] values) {
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            if (features.get(i).usage() && says(values[i])) {
                if (values[i] < known[i] && !isSame(i, values[i])) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /** Returns whether these are more than a record has, in a feature that is added up. */
    boolean exceeds(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (features.get(i).usage()
                    && Double.isFinite(values[i])
                    && known[i] > values[i]
                    && !isSame(i, values[i])) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a record has at least half of these, where it says anything. */
    boolean isMostlyIn(double[] values) {
        boolean mostly = records > 0;
        for (int i = 0; i < values.length; i++) {
            mostly &= !features.get(i).usage() || !says(values[i]) || 2 * values[i] >= known[i];
        }
        return mostly;
    }

    /** A line of totals may leave out what it does not add up, or write 0. */
    private static boolean says(double value) {
        return Double.isFinite(value) && value != 0;
    }

    /** What has decimals may be rounded, or may be the sum of many numbers that were rounded only afterwards. */
    private boolean isSame(int feature, double value) {
        double unit = features.get(feature).unit();
        double last = ColumnSums.unit(value);
        double rounded = last > unit ? last : 0;
        double before = unit < 1 && filled[feature] >= MANY ? unit * Math.sqrt(filled[feature]) : 0;
        double most = Math.max(Math.abs(value), Math.abs(known[feature])) * TOLERANCE + Math.max(rounded, before);
        return filled[feature] > 0 && Math.abs(known[feature] - value) <= most;
    }

    /** Returns columns that add up to this. */
    List<ColumnSums> columns(List<ColumnSums> columns) {
        return IntStream.range(0, known.length)
                .mapToObj(i -> columns.get(i).with(known[i], filled[i]))
                .toList();
    }
}

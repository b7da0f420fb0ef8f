package tn.segmentation.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.Distribution;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.progress.Workers;

/**
 * The profile of each segment and of the whole base.
 *
 * @param segments one per segment, in order
 * @param overall of all rows
 */
public record Profiles(List<Profile> segments, Profile overall) {

    private static final double[] PROBABILITIES = {0.05, 0.25, 0.5, 0.75, 0.95};

    /** Copies the list. */
    public Profiles {
        segments = List.copyOf(segments);
    }

    /** Returns the profiles of the same segments in another order: that of the place {@code order[i]} comes i-th. */
    public Profiles reordered(int[] order) {
        return new Profiles(Arrays.stream(order).mapToObj(segments::get).toList(), overall);
    }

    /**
     * Profiles the segments.
     *
     * @param columns of equal length
     * @param labels the segment of each row, 0 to {@code count} - 1
     * @param count how many segments there are
     * @param workers take a column each
     */
    public static Profiles of(List<Column> columns, byte[] labels, int count, Workers workers) {
        List<Callable<List<NumberProfile>>> tasks = new ArrayList<>();
        List<NumberColumn> numbers = new ArrayList<>();
        for (Column column : columns) {
            if (column instanceof NumberColumn numberColumn) {
                numbers.add(numberColumn);
                tasks.add(() -> profiles(numberColumn, labels, count));
            }
        }
        List<List<NumberProfile>> profiles = workers.runAll(tasks);
        long[] sizes = new long[count + 1];
        for (byte label : labels) {
            sizes[label]++;
        }
        sizes[count] = labels.length;
        List<Profile> all = new ArrayList<>();
        for (int group = 0; group <= count; group++) {
            Map<String, NumberProfile> byName = new LinkedHashMap<>();
            for (int j = 0; j < numbers.size(); j++) {
                byName.put(numbers.get(j).name(), profiles.get(j).get(group));
            }
            all.add(new Profile(sizes[group], byName, categories(columns, labels, group, count)));
        }
        return new Profiles(all.subList(0, count), all.get(count));
    }

    /** Returns the profile of each segment, then of all rows. */
    private static List<NumberProfile> profiles(NumberColumn column, byte[] labels, int count) {
        return Arrays.stream(Distribution.of(column, labels, count))
                .map(Profiles::profile)
                .toList();
    }

    private static NumberProfile profile(Distribution values) {
        long count = values.count();
        double sum = values.sum();
        double mean = count == 0 ? Double.NaN : sum / count;
        double deviation = count < 2 ? Double.NaN : Math.sqrt(values.squares(mean) / (count - 1));
        List<Double> quantiles =
                Arrays.stream(PROBABILITIES).mapToObj(values::quantile).toList();
        double zeroShare = count == 0 ? Double.NaN : (double) values.zeros() / count;
        return new NumberProfile(count, sum, mean, deviation, quantiles, zeroShare);
    }

    /** Returns how many rows of a segment are at each level; of all rows when {@code group} is {@code count}. */
    private static Map<String, Map<String, Long>> categories(
            List<Column> columns, byte[] labels, int group, int count) {
        Map<String, Map<String, Long>> categories = new LinkedHashMap<>();
        for (Column column : columns) {
            if (!(column instanceof CategoryColumn category)) {
                continue;
            }
            long[] rows = new long[category.levels().size()];
            for (int i = 0; i < labels.length; i++) {
                if ((group == count || labels[i] == group) && category.codes()[i] >= 0) {
                    rows[category.codes()[i]]++;
                }
            }
            Map<String, Long> byLevel = new LinkedHashMap<>();
            for (int level = 0; level < rows.length; level++) {
                byLevel.put(category.levels().get(level), rows[level]);
            }
            categories.put(category.name(), byLevel);
        }
        return categories;
    }
}

package tn.segmentation.app.privacy;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/**
 * Which columns of numbers say nothing of a segment that is shown, or of the base: those of which few of its customers
 * have a value, and shares of zeros that are about few of them. Where that is so of a segment, or of those that are
 * hidden together, the column says nothing of the base either, so that there is nothing to subtract from.
 */
final class HiddenNumbers {

    private final SmallCells cells;
    private final List<Set<String>> values = new ArrayList<>();
    private final List<Set<String>> zeros = new ArrayList<>();
    private final Set<String> valuesOfBase = new HashSet<>();
    private final Set<String> zerosOfBase = new HashSet<>();
    private final Set<String> uncounted = new HashSet<>();

    /** Lines, values of a column in them, and how many of those are zero. */
    private record Known(long lines, long values, long zeros) {

        static Known of(
                @Nullable Long size, @Nullable Map<String, Long> counts, Map<String, Double> zeroShare, String column) {
            long lines = requireNonNullElse(size, 0L);
            long values = counts == null ? lines : counts.getOrDefault(column, 0L);
            return new Known(lines, values, Math.round(zeroShare.getOrDefault(column, 0.0) * values));
        }

        Known minus(Known part) {
            return new Known(lines - part.lines, values - part.values, zeros - part.zeros);
        }
    }

    /**
     * Decides.
     *
     * @param shown the segments that are not hidden
     */
    HiddenNumbers(RunSummary.Overall base, List<RunSummary.Segment> shown, SmallCells cells) {
        this.cells = cells;
        shown.forEach(segment -> {
            values.add(new HashSet<>());
            zeros.add(new HashSet<>());
        });
        base.zeroShare().keySet().forEach(column -> decide(column, base, shown));
    }

    private void decide(String column, RunSummary.Overall base, List<RunSummary.Segment> shown) {
        Known all = Known.of(base.size(), base.valueCounts(), base.zeroShare(), column);
        Known rest = all;
        boolean isFewOfBase = cells.isSmall(all.values());
        boolean isFewZerosOfBase = cells.isSmallPart(all.zeros(), all.values());
        for (int s = 0; s < shown.size(); s++) {
            RunSummary.Segment segment = shown.get(s);
            Known own = Known.of(segment.size(), segment.valueCounts(), segment.zeroShare(), column);
            rest = rest.minus(own);
            count(column, own);
            if (cells.isSmall(own.values())) {
                values.get(s).add(column);
                isFewOfBase = true;
            }
            if (cells.isSmallPart(own.zeros(), own.values())) {
                zeros.get(s).add(column);
                isFewZerosOfBase = true;
            }
        }
        count(column, all);
        count(column, rest);
        if (isFewOfBase || cells.isSmall(rest.values())) {
            valuesOfBase.add(column);
        }
        if (isFewZerosOfBase || cells.isSmallPart(rest.zeros(), rest.values())) {
            zerosOfBase.add(column);
        }
    }

    private void count(String column, Known known) {
        if (cells.isSmallPart(known.values(), known.lines())) {
            uncounted.add(column);
        }
    }

    /** Returns how many values there are, without the columns where few are missing, or few are not. */
    @Nullable
    Map<String, Long> counts(@Nullable Map<String, Long> counts) {
        return counts == null ? null : without(counts, uncounted);
    }

    /** Returns whether a column says nothing of a shown segment. */
    boolean hides(int shown, String column) {
        return values.get(shown).contains(column);
    }

    /** Returns a map of a shown segment without the columns that say nothing of it. */
    <T> Map<String, T> ofSegment(int shown, Map<String, T> map) {
        return without(map, values.get(shown));
    }

    /** Returns the shares of zeros of a shown segment without those that say nothing of it. */
    Map<String, Double> zerosOfSegment(int shown, Map<String, Double> map) {
        return without(ofSegment(shown, map), zeros.get(shown));
    }

    /** Returns a map of the base without the columns that say nothing of it. */
    <T> Map<String, T> ofBase(Map<String, T> map) {
        return without(map, valuesOfBase);
    }

    /** Returns the shares of zeros of the base without those that say nothing of it. */
    Map<String, Double> zerosOfBase(Map<String, Double> map) {
        return without(ofBase(map), zerosOfBase);
    }

    private static <T> Map<String, T> without(Map<String, T> map, Set<String> columns) {
        Map<String, T> some = new LinkedHashMap<>(map);
        some.keySet().removeAll(columns);
        return some;
    }
}

package tn.segmentation.app.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/**
 * Somebody who sees what is shown of a run and looks for numbers of few customers: among the counts, among shares times
 * counts, and in what is left of each total without the parts that are shown.
 */
final class Subtraction {

    private final RunSummary shown;
    private final int least;
    private final List<String> found = new ArrayList<>();

    private Subtraction(RunSummary shown, int least) {
        this.shown = shown;
        this.least = least;
    }

    /** Returns what can be found, in words. */
    static List<String> of(RunSummary shown, int least) {
        Subtraction attack = new Subtraction(shown, least);
        attack.sizes();
        attack.shown.overall().zeroShare().keySet().forEach(attack::zeros);
        attack.shown.overall().meanValues().keySet().forEach(attack::values);
        Map<String, Map<String, Long>> words = shown.overall().categories();
        if (words != null) {
            words.forEach(attack::words);
        }
        attack.changes();
        return attack.found;
    }

    private void sizes() {
        Long rows = shown.rowsSegmented();
        if (rows == null) {
            check("segments whose total is hidden", visible().size());
            return;
        }
        check("rows", rows);
        long rest = rows;
        for (RunSummary.Segment segment : visible()) {
            check(segment.id(), size(segment));
            Double percentage = segment.percentage();
            check(segment.id() + " by percentage", Math.round(Objects.requireNonNull(percentage) / 100 * rows));
            rest -= size(segment);
        }
        check("rows without the segments that are shown", rest);
        if (hidden() == 1) {
            found.add("a single hidden segment is what is left of the rows");
        }
    }

    private void zeros(String column) {
        long rest = zeros(shown.overall().zeroShare(), shown.overall().size(), column);
        part("zeros of " + column, rest, shown.overall().size());
        boolean isComplete = true;
        long lines = Objects.requireNonNull(shown.overall().size());
        for (RunSummary.Segment segment : visible()) {
            if (segment.zeroShare().containsKey(column)) {
                long zeros = zeros(segment.zeroShare(), segment.size(), column);
                part(segment.id() + " zeros of " + column, zeros, segment.size());
                rest -= zeros;
                lines -= size(segment);
            } else {
                isComplete = false;
            }
        }
        if (isComplete) {
            part("zeros of " + column + " in what is not shown", rest, lines);
        }
    }

    private void values(String column) {
        List<Map<String, Long>> counts = new ArrayList<>();
        visible().forEach(segment -> counts.add(Objects.requireNonNullElse(segment.valueCounts(), Map.of())));
        Map<String, Long> all = shown.overall().valueCounts();
        if (all == null || !all.containsKey(column)) {
            return;
        }
        long rest = all.get(column);
        long lines = Objects.requireNonNull(shown.overall().size());
        for (int s = 0; s < counts.size(); s++) {
            long count = counts.get(s).getOrDefault(column, 0L);
            part("values of " + column, count, size(visible().get(s)));
            rest -= count;
            lines -= size(visible().get(s));
        }
        part("values of " + column + " in what is not shown", rest, lines);
    }

    private void words(String column, Map<String, Long> base) {
        long unsaid = Objects.requireNonNull(shown.overall().size());
        for (Map.Entry<String, Long> word : base.entrySet()) {
            long rest = word.getValue();
            check(column + " " + word.getKey(), rest);
            unsaid -= rest;
            for (RunSummary.Segment segment : visible()) {
                long count = words(segment, column).getOrDefault(word.getKey(), 0L);
                check(segment.id() + " " + word.getKey(), count);
                rest -= count;
            }
            check(word.getKey() + " in what is not shown", rest);
        }
        check(column + " without the words that are shown", unsaid);
        for (RunSummary.Segment segment : visible()) {
            check(
                    segment.id() + " without the words that are shown",
                    size(segment) - sum(words(segment, column).values()));
        }
    }

    private void changes() {
        Long rows = shown.rowsImputed();
        List<@Nullable Long> counts = new ArrayList<>(shown.imputed().values());
        if (rows != null) {
            check("imputed rows", rows);
            long known = 0;
            for (Long count : counts) {
                known += count == null ? 0 : count;
            }
            if (counts.contains(null)) {
                check("imputed rows without the columns that are shown", rows - known);
            }
        }
        counts.addAll(shown.capped().values());
        for (Long count : counts) {
            check("changed values", count == null ? 0 : count);
        }
        for (RunSummary.Warning warning : shown.warnings()) {
            for (String name : List.of("size", "count", "missing", "changed")) {
                Object value = warning.params().get(name);
                check(warning.code() + " " + name, value instanceof Number number ? number.longValue() : 0);
            }
        }
    }

    private long hidden() {
        return shown.segments().stream().filter(RunSummary.Segment::hidden).count();
    }

    private List<RunSummary.Segment> visible() {
        return shown.segments().stream().filter(segment -> !segment.hidden()).toList();
    }

    private static long size(RunSummary.Segment segment) {
        return Objects.requireNonNull(segment.size());
    }

    private static long zeros(Map<String, Double> shares, @Nullable Long size, String column) {
        return Math.round(shares.get(column) * Objects.requireNonNull(size));
    }

    private static Map<String, Long> words(RunSummary.Segment segment, String column) {
        Map<String, Map<String, Long>> words = segment.categories();
        return words == null ? Map.of() : words.getOrDefault(column, Map.of());
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private void part(String what, long count, @Nullable Long of) {
        check(what, count);
        check("not " + what, Objects.requireNonNull(of) - count);
    }

    private void check(String what, long count) {
        if (count != 0 && count < least) {
            found.add(what + ": " + count);
        }
    }
}

package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** Numbers of a run in the order of its segments or features. */
final class Columns {

    private Columns() {}

    /** Like a stream's {@code toList}, for values of which some may be null: a column may be empty in a segment. */
    static <T, N extends Number> List<@Nullable N> list(List<T> of, Function<T, @Nullable N> value) {
        List<@Nullable N> all = new ArrayList<>();
        for (T each : of) {
            all.add(value.apply(each));
        }
        return Collections.unmodifiableList(all);
    }

    /** Returns true where a segment of a run is hidden, else null, which is not written. */
    static @Nullable Boolean suppressed(RunSummary run) {
        return run.segments().stream().anyMatch(RunSummary.Segment::hidden) ? Boolean.TRUE : null;
    }

    /** Returns the segment's median over the base's; null when that is 0, or one of them is unknown. */
    static @Nullable Double ratio(RunSummary run, RunSummary.Segment segment, String column) {
        Double median = segment.medianValues().get(column);
        Double base = run.overall().medianValues().get(column);
        return median == null || base == null || base == 0 ? null : median / base;
    }
}

package tn.segmentation.app.dashboard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** The two or three features that set a segment apart, in a few words each. */
final class Traits {

    private static final int LEAST = 2;
    private static final int MOST = 3;

    /** In standard deviations: what is closer to the base does not set a segment apart. */
    private static final double NOTABLE = 0.4;

    private static final double ONE_DECIMAL_SAYS_NOTHING = 0.1;

    private final RunSummary run;
    private final Words words;

    Traits(RunSummary run, Words words) {
        this.run = run;
        this.words = words;
    }

    List<String> of(int segment) {
        Comparator<RunSummary.Importance> byDistance = Comparator.comparingDouble(i -> i.distance(segment));
        return run.featureImportance().stream()
                .sorted(byDistance.reversed())
                .limit(Math.max(LEAST, Math.min(MOST, notable(segment))))
                .flatMap(i -> Stream.ofNullable(trait(run.segments().get(segment), i.feature())))
                .toList();
    }

    private long notable(int segment) {
        return run.featureImportance().stream()
                .filter(i -> i.distance(segment) >= NOTABLE)
                .count();
    }

    private @Nullable String trait(RunSummary.Segment segment, String column) {
        Double median = segment.medianValues().get(column);
        Double base = run.overall().medianValues().get(column);
        if (median == null || base == null) {
            return null;
        }
        String name = words.column(column);
        if (Objects.equals(run.units().get(column), "years")) {
            return words.text(
                    "trait.median",
                    Map.of(
                            "column", name,
                            "median", words.value(median),
                            "unit", words.unit(column),
                            "base", words.value(base)));
        }
        if (median == 0 || base == 0) {
            return users(segment, column, name);
        }
        double ratio = median / base;
        String times = words.formats().decimal(ratio, ratio < ONE_DECIMAL_SAYS_NOTHING ? 2 : 1);
        return words.text("trait.ratio", Map.of("column", name, "ratio", times));
    }

    private @Nullable String users(RunSummary.Segment segment, String column, String name) {
        Double zeros = segment.zeroShare().get(column);
        Double baseZeros = run.overall().zeroShare().get(column);
        if (zeros == null || baseZeros == null) {
            return null;
        }
        return words.text(
                "trait.users", Map.of("column", name, "users", 100 * (1 - zeros), "base", 100 * (1 - baseZeros)));
    }
}

package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** Every column of numbers of one segment beside the whole base: quartiles, median, and one median over the other. */
final class ProfileTable {

    private static final int LOW = 25;
    private static final int HIGH = 75;
    private static final int AT_LOW = 1;
    private static final int AT_HIGH = 3;
    private static final double ONE_DECIMAL_SAYS_NOTHING = 0.1;

    private final RunSummary summary;
    private final RunSummary.Segment segment;
    private final FigureWords words;
    private final List<String> columns;

    ProfileTable(RunSummary summary, int position, FigureWords words) {
        this.summary = summary;
        this.segment = summary.segments().get(position);
        this.words = words;
        this.columns = Stream.concat(
                        summary.features().stream(),
                        summary.descriptive().stream().filter(segment.medianValues()::containsKey))
                .toList();
    }

    Figure build() {
        List<Figure.Series> series = new ArrayList<>();
        group(segment.id(), segment.quantiles(), segment.medianValues(), series);
        group(
                words.text("base"),
                summary.overall().quantiles(),
                summary.overall().medianValues(),
                series);
        series.add(column(words.text("table.ratio"), this::ratio, this::times));
        return new Figure(
                "profile",
                Figure.Kind.TABLE,
                words.text("table.profile"),
                words.note(words.text("table.profile.counted")),
                "",
                "",
                columns.stream().map(words::head).toList(),
                series,
                table(series));
    }

    private void group(
            String name, Map<String, List<Double>> quantiles, Map<String, Double> medians, List<Figure.Series> series) {
        series.add(column(
                of(name, words.text("feature.quantile", "percent", LOW)),
                c -> quantile(quantiles.get(c), AT_LOW),
                words::number));
        series.add(column(of(name, words.text("feature.median")), medians::get, words::number));
        series.add(column(
                of(name, words.text("feature.quantile", "percent", HIGH)),
                c -> quantile(quantiles.get(c), AT_HIGH),
                words::number));
    }

    private String of(String group, String what) {
        return words.text("table.of", "group", group, "what", what);
    }

    private Figure.Series column(
            String name, Function<String, @Nullable Double> value, Function<@Nullable Double, String> text) {
        List<@Nullable Double> values = new ArrayList<>();
        columns.forEach(column -> values.add(value.apply(column)));
        return new Figure.Series(name, values, values.stream().map(text).toList(), List.of());
    }

    private static @Nullable Double quantile(@Nullable List<Double> quantiles, int index) {
        return quantiles == null ? null : quantiles.get(index);
    }

    /** Null where the median of the base is 0. */
    private @Nullable Double ratio(String column) {
        Double median = segment.medianValues().get(column);
        Double base = summary.overall().medianValues().get(column);
        return median == null || base == null || base <= 0 ? null : median / base;
    }

    private String times(@Nullable Double ratio) {
        if (ratio == null) {
            return words.number(null);
        }
        int decimals = ratio == 0 ? 0 : ratio < ONE_DECIMAL_SAYS_NOTHING ? 2 : 1;
        return words.text("table.times", "ratio", words.formats().decimal(ratio, decimals));
    }

    private Figure.Grid table(List<Figure.Series> series) {
        List<String> header = new ArrayList<>(List.of(words.text("table.column")));
        series.forEach(column -> header.add(column.name()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> row = new ArrayList<>(List.of(words.head(columns.get(i))));
            for (Figure.Series column : series) {
                row.add(column.texts().get(i));
            }
            rows.add(row);
        }
        return new Figure.Grid(header, rows, List.of(), List.of());
    }
}

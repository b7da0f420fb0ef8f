package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/** A run as a Tunisian operator could have it: five segments of 19 588 lines, by the columns of the specification. */
final class TelecomRun {

    static final String ID = "20261101T070000-3fa9c1";

    private static final List<String> FEATURES =
            List.of("age", "montant_consommation", "nombre_appels", "volume_data", "nombre_sms");

    private static final List<String> IDS = List.of("S1", "S2", "S3", "S4", "S5");
    private static final long[] SIZES = {3721, 4702, 6073, 3251, 1841};
    private static final double[] DISPLAYED = {19.0, 24.0, 31.0, 16.6, 9.4};
    private static final double[] SPEND = {1.81, 11.93, 30.62, 21.87, 33.77};

    /** Per feature, per segment: 5 %, 25 %, 50 %, 75 %, 95 %. */
    private static final double[][][] QUANTILES = {
        {{19, 29, 40, 50, 63}, {37, 49, 57, 65, 77}, {20, 28, 35, 42, 52}, {18, 20, 22, 24, 27}, {27, 38, 44, 51, 61}},
        {
            {0, 0, 0.82, 1.61, 3.4},
            {2.41, 4.55, 6.48, 9.2, 15.02},
            {6.1, 9.6, 13.04, 17.71, 27.5},
            {8.9, 13, 17.1, 22.4, 32.8},
            {20.1, 31.2, 42.3, 57.4, 88.25}
        },
        {{0, 1, 3, 6, 12}, {11, 30, 52, 82, 143}, {14, 36, 61, 95, 165}, {3, 11, 19, 31, 56}, {42, 125, 219, 347, 616}},
        {
            {0, 0, 0, 0.03, 0.42},
            {0, 0, 0, 0.31, 1.12},
            {1.7, 3.7, 6.02, 9.7, 19.1},
            {8.1, 14.7, 22.15, 33.6, 61.4},
            {2.6, 7.5, 13.9, 25.8, 60.2}
        },
        {{0, 0, 0, 0, 1}, {0, 0, 0, 0, 5}, {0, 0, 0, 0, 5}, {0, 0, 0, 0, 3}, {0, 0, 0, 9, 24}}
    };

    /** Most important first: importance, then per segment. */
    private static final Map<String, double[]> DIFFERENCES = new LinkedHashMap<>();

    static {
        DIFFERENCES.put("montant_consommation", new double[] {.812, -1.62, -.31, .42, .66, 1.47});
        DIFFERENCES.put("volume_data", new double[] {.764, -.98, -.86, .58, 1.41, 1.02});
        DIFFERENCES.put("nombre_appels", new double[] {.645, -1.49, .21, .36, -.34, 1.59});
        DIFFERENCES.put("age", new double[] {.523, .12, 1.14, -.21, -1.13, .41});
        DIFFERENCES.put("nombre_sms", new double[] {.094, -.28, -.04, .02, -.12, .86});
    }

    private static final RunSummary.Warning CHANCE = new RunSummary.Warning(
            "no_better_than_chance", Map.of("explained", 0.41, "baseline", 0.407), "No better than chance");

    private TelecomRun() {}

    static RunSummary summary() {
        return summary(List.of(), 100);
    }

    static RunSummary noBetterThanChance() {
        return summary(List.of(CHANCE), 100);
    }

    static RunSummary withoutSpend() {
        return summary(List.of(), null);
    }

    private static RunSummary summary(List<RunSummary.Warning> warnings, @Nullable Integer spend) {
        return new RunSummary(
                RunSummary.SCHEMA_VERSION,
                ID,
                "2026-10",
                "lignes prépayées",
                true,
                units(),
                20_000L,
                19_588L,
                412,
                37L,
                Map.of("age", 37L),
                Map.of("volume_data", 12L),
                FEATURES,
                List.of(),
                segments(spend),
                new RunSummary.Overall(19_588L, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, null),
                "montant_consommation",
                41_234.5,
                0.63,
                0.31,
                17,
                new RunSummary.SilhouetteScore(0.31, "scaled", 10_000),
                9_876.5,
                1.12,
                importances(),
                Map.of(),
                warnings,
                Map.of("cluster", 0.4),
                new RunSummary.Provenance(
                        "2026-11-01T07:00:00Z",
                        "lignes_2026-10.csv",
                        "ab".repeat(32),
                        1_234_567,
                        42,
                        "local",
                        "0.1.0"));
    }

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("age", "years");
        units.put("montant_consommation", "TND");
        units.put("nombre_appels", "calls");
        units.put("volume_data", "GB");
        units.put("nombre_sms", "sms");
        return units;
    }

    private static List<RunSummary.Segment> segments(@Nullable Integer spend) {
        List<RunSummary.Segment> segments = new ArrayList<>();
        for (int s = 0; s < SIZES.length; s++) {
            Map<String, List<Double>> quantiles = new LinkedHashMap<>();
            for (int f = 0; f < FEATURES.size(); f++) {
                quantiles.put(FEATURES.get(f), list(QUANTILES[f][s], 0));
            }
            segments.add(new RunSummary.Segment(
                    IDS.get(s),
                    s == 4 ? "Gros consommateurs" : IDS.get(s),
                    SIZES[s],
                    100.0 * SIZES[s] / 19_588,
                    DISPLAYED[s],
                    spend == null ? null : SPEND[s],
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    quantiles,
                    Map.of(),
                    null,
                    null,
                    null,
                    null));
        }
        return segments;
    }

    private static List<RunSummary.Importance> importances() {
        List<RunSummary.Importance> importances = new ArrayList<>();
        DIFFERENCES.forEach((feature, numbers) ->
                importances.add(new RunSummary.Importance(feature, numbers[0], list(numbers, 1), "feature", 1)));
        return importances;
    }

    private static List<Double> list(double[] numbers, int from) {
        List<Double> list = new ArrayList<>();
        for (int i = from; i < numbers.length; i++) {
            list.add(numbers[i]);
        }
        return list;
    }
}

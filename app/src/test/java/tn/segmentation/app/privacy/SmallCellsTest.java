package tn.segmentation.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.store.run.RunSummary;

/** What is shown of a run, and what cannot be found in it. */
class SmallCellsTest {

    private static final int LEAST = 11;
    private static final SmallCells CELLS = SmallCells.below(LEAST);

    @Test
    void saysNothingOfSmallSegmentsButThatTheyAre() {
        RunSummary shown = CELLS.of(RunTable.of(300, 5, 11, 40).summary());

        RunSummary.Segment small = shown.segments().get(1);
        RunSummary.Segment neighbour = shown.segments().get(2);
        for (RunSummary.Segment hidden : List.of(small, neighbour)) {
            assertThat(hidden.suppressed()).isTrue();
            assertThat(hidden.size()).isNull();
            assertThat(hidden.percentage()).isNull();
            assertThat(hidden.percentageDisplay()).isNull();
            assertThat(hidden.shareOfSpend()).isNull();
            assertThat(hidden.meanValues()).isEmpty();
            assertThat(hidden.medianValues()).isEmpty();
            assertThat(hidden.deviationValues()).isEmpty();
            assertThat(hidden.quantiles()).isEmpty();
            assertThat(hidden.zeroShare()).isEmpty();
            assertThat(hidden.categories()).isNull();
            assertThat(hidden.name()).isEqualTo(hidden.id());
        }
        assertThat(shown.segments().get(0).size()).isEqualTo(300);
        assertThat(shown.segments().get(0).suppressed()).isNull();
        assertThat(shown.featureImportance())
                .allSatisfy(importance -> assertThat(importance.values())
                        .satisfies(
                                values -> assertThat(values.get(1)).isNull(),
                                values -> assertThat(values.get(2)).isNull(),
                                values -> assertThat(values.get(3)).isNotNull()));
        assertThat(shown.warnings())
                .extracting(RunSummary.Warning::code)
                .as("which of the two is small is not said")
                .containsExactly("small_cells");
        assertThat(shown.warnings().get(0).params()).isEqualTo(Map.of("least", LEAST));
    }

    @Test
    void leavesARunAloneThatHasNothingSmall() {
        RunSummary run = RunTable.of(300, 200, 150).summary();

        assertThat(CELLS.of(run)).isEqualTo(run);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void hidesNothingWhereThatIsAskedFor(int least) {
        RunSummary run = RunTable.of(300, 5, 1).summary();

        assertThat(SmallCells.below(least).of(run)).isSameAs(run);
        assertThat(SmallCells.below(least).of(1L)).isEqualTo(1);
    }

    @Test
    void saysNothingOfARunOfFewCustomers() {
        RunSummary shown = CELLS.of(RunTable.of(4, 3).summary());

        assertThat(shown.rowsRead()).isNull();
        assertThat(shown.rowsSegmented()).isNull();
        assertThat(shown.overall().size()).isNull();
        assertThat(shown.overall().meanValues()).isEmpty();
        assertThat(shown.scaling()).isEmpty();
        assertThat(shown.featureImportance()).isEmpty();
        assertThat(shown.silhouette()).isNull();
        assertThat(shown.segments()).allMatch(RunSummary.Segment::hidden);
        assertThat(CELLS.of(7L)).isNull();
        assertThat(CELLS.of(0L)).isZero();
        assertThat(CELLS.of(11L)).isEqualTo(11);
    }

    @Test
    void doesNotCountWhatWasDoneToFewLines() {
        RunSummary run = RunTable.of(300, 200)
                .with(Map.of("age", 4L, "sms", 50L), 54, Map.of("montant", 3L, "sms", 20L))
                .with(List.of(
                        warning("far_outliers", Map.of("column", "montant", "count", 3L, "lines", List.of(7, 9))),
                        warning("described_only", Map.of("column", "sms", "missing", 120L, "share", 24.0)),
                        warning("mostly_missing", Map.of("column", "age", "missing", 496L, "share", 99.2)),
                        warning("rejected_rows", Map.of("rejected", 2L, "read", 502L))))
                .summary();

        RunSummary shown = CELLS.of(run);

        assertThat(shown.imputed()).containsEntry("age", null).containsEntry("sms", 50L);
        assertThat(shown.rowsImputed())
                .as("less what is known of sms, it tells of age")
                .isNull();
        assertThat(shown.capped()).containsEntry("montant", null).containsEntry("sms", 20L);
        RunSummary.Warning outliers = shown.warnings().get(0);
        assertThat(outliers.params())
                .containsEntry("column", "montant")
                .containsEntry("count", null)
                .as("lines are customers")
                .containsEntry("lines", null);
        assertThat(outliers.text()).isEmpty();
        assertThat(shown.warnings().get(1)).isEqualTo(run.warnings().get(1));
        assertThat(shown.warnings().get(2).params())
                .as("four have a value")
                .containsEntry("missing", null)
                .containsEntry("share", null);
        assertThat(shown.warnings().get(3))
                .as("what is rejected is no customer of the run")
                .isEqualTo(run.warnings().get(3));
        assertThat(shown.warnings()).extracting(RunSummary.Warning::code).endsWith("small_cells");
    }

    @Test
    void doesNotSayWhichShareOfZerosIsThatOfFew() {
        RunTable table = RunTable.of(300, 200);
        table.zeros("sms", 0, 297);
        table.zeros("sms", 1, 100);
        table.zeros("age", 0, 0);
        table.zeros("age", 1, 12);

        RunSummary shown = CELLS.of(table.summary());

        assertThat(shown.segments().get(0).zeroShare()).as("three have some").doesNotContainKey("sms");
        assertThat(shown.segments().get(1).zeroShare()).containsEntry("sms", 0.5);
        assertThat(shown.overall().zeroShare()).as("or it could be subtracted").doesNotContainKey("sms");
        assertThat(shown.overall().zeroShare()).containsKey("age");
        assertThat(shown.segments().get(0).meanValues()).containsKey("sms");
    }

    @Test
    void doesNotCountWordsOfFewNorOneAlone() {
        RunTable table = RunTable.of(300, 200);
        table.words(0, Map.of("Tunis", 200L, "Sfax", 60L, "Gafsa", 40L));
        table.words(1, Map.of("Tunis", 120L, "Sfax", 77L, "Gafsa", 3L));

        RunSummary shown = CELLS.of(table.summary());

        assertThat(shown.segments().get(0).categories()).isEqualTo(Map.of("ville", Map.of("Tunis", 200L)));
        assertThat(shown.segments().get(1).categories()).isEqualTo(Map.of("ville", Map.of("Tunis", 120L)));
        assertThat(shown.overall().categories()).isEqualTo(Map.of("ville", Map.of("Tunis", 320L)));
    }

    @Test
    void leavesAColumnOfWordsOutWhereNoneMayBeCounted() {
        RunTable table = RunTable.of(300, 200);
        table.words(0, Map.of("oui", 297L, "non", 3L));
        table.words(1, Map.of("oui", 100L, "non", 100L));

        RunSummary shown = CELLS.of(table.summary());

        assertThat(shown.segments().get(0).categories()).isNull();
        assertThat(shown.overall().categories()).isNull();
    }

    /** Runs of every shape: few and many segments, small and large, with gaps, zeros and words of few. */
    @Test
    void givesNoSmallNumberAwayToWhoSubtracts() {
        Random random = new Random(11);
        int withHidden = 0;
        for (int n = 0; n < 2000; n++) {
            RunSummary run = RunTable.random(random).summary();

            RunSummary shown = CELLS.of(run);

            assertThat(Subtraction.of(shown, LEAST)).as("table %d", n).isEmpty();
            assertThat(meansOfFew(run, shown)).as("table %d", n).isEmpty();
            withHidden += shown.segments().stream().anyMatch(RunSummary.Segment::hidden) ? 1 : 0;
        }

        assertThat(withHidden).isBetween(500, 1900);
    }

    /** The search itself finds something where nothing is hidden. */
    @Test
    void findsSmallNumbersInWhatIsNotHidden() {
        assertThat(Subtraction.of(RunTable.of(300, 5).summary(), LEAST)).contains("S2: 5");
        RunTable table = RunTable.of(300, 200);
        table.words(0, Map.of("oui", 297L));
        assertThat(Subtraction.of(table.summary(), LEAST)).contains("S1 without the words that are shown: 3");
    }

    /** Returns what is shown of the values that few customers have, or that is so once others are subtracted. */
    private static List<String> meansOfFew(RunSummary run, RunSummary shown) {
        List<String> found = new ArrayList<>();
        shown.overall().meanValues().keySet().forEach(column -> {
            long rest = run.overall().valueCounts().get(column);
            for (int s = 0; s < run.segments().size(); s++) {
                long count = run.segments().get(s).valueCounts().get(column);
                boolean isShown = shown.segments().get(s).meanValues().containsKey(column);
                rest -= isShown ? count : 0;
                if (isShown && CELLS.isSmall(count)) {
                    found.add(column + " of " + count);
                }
            }
            if (CELLS.isSmall(rest)) {
                found.add(column + " of " + rest + " by subtraction");
            }
        });
        return found;
    }

    private static RunSummary.Warning warning(String code, Map<String, Object> params) {
        return new RunSummary.Warning(code, params, code);
    }

    /** A run in the making: how many customers have what in each segment. */
    private static final class RunTable {

        private static final List<String> COLUMNS = List.of("age", "montant", "sms");

        private final long[] sizes;
        private final Map<String, long[]> values = new LinkedHashMap<>();
        private final Map<String, long[]> zeros = new LinkedHashMap<>();
        private final List<Map<String, Long>> words = new ArrayList<>();
        private Map<String, Long> imputed = Map.of();
        private long rowsImputed;
        private Map<String, Long> capped = Map.of();
        private List<RunSummary.Warning> warnings = new ArrayList<>();

        private RunTable(long... sizes) {
            this.sizes = sizes;
            for (String column : COLUMNS) {
                values.put(column, sizes.clone());
                zeros.put(column, new long[sizes.length]);
            }
            for (int s = 0; s < sizes.length; s++) {
                words.add(Map.of());
                if (sizes[s] * 100 < LongSum.of(sizes)) {
                    warnings.add(warning("small_segment", Map.of("segment", id(s), "size", sizes[s], "share", 0.5)));
                }
            }
        }

        static RunTable of(long... sizes) {
            return new RunTable(sizes);
        }

        static RunTable random(Random random) {
            RunTable table = new RunTable(IntStream.range(0, 1 + random.nextInt(7))
                    .mapToLong(s -> random.nextInt(3) == 0 ? 1 + random.nextInt(12) : 11 + random.nextInt(400))
                    .toArray());
            for (int s = 0; s < table.sizes.length; s++) {
                long size = table.sizes[s];
                for (String column : COLUMNS) {
                    table.values.get(column)[s] = size;
                    table.zeros(column, s, part(random, size));
                }
                Map<String, Long> counts = new LinkedHashMap<>();
                long left = size;
                for (String word : List.of("Tunis", "Sfax", "Gafsa", "Kef", "Béja")) {
                    long count = Math.min(left, part(random, size / 2));
                    counts.put(word, count);
                    left -= count;
                }
                table.words(s, random.nextInt(4) == 0 ? Map.of() : counts);
                // an early column has gaps, as descriptive ones do; its zeros are then of fewer
                long missing = part(random, size);
                table.values.get("age")[s] = size - missing;
                table.zeros("age", s, 0);
            }
            return table.with(
                    Map.of("age", part(random, LongSum.of(table.sizes))),
                    part(random, LongSum.of(table.sizes)),
                    Map.of("sms", part(random, LongSum.of(table.sizes))));
        }

        /** None, few, all but few, all, or any number of so many. */
        private static long part(Random random, long of) {
            long few = Math.min(of, 1 + random.nextInt(12));
            return switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> few;
                case 2 -> of - few;
                case 3 -> of;
                default -> random.nextLong(of + 1);
            };
        }

        void zeros(String column, int segment, long count) {
            zeros.get(column)[segment] = count;
        }

        void words(int segment, Map<String, Long> counts) {
            words.set(segment, counts);
        }

        RunTable with(Map<String, Long> filled, long rows, Map<String, Long> limited) {
            imputed = filled;
            rowsImputed = rows;
            capped = limited;
            return this;
        }

        RunTable with(List<RunSummary.Warning> known) {
            warnings = known;
            return this;
        }

        RunSummary summary() {
            long rows = LongSum.of(sizes);
            List<RunSummary.Segment> segments = new ArrayList<>();
            for (int s = 0; s < sizes.length; s++) {
                segments.add(segment(s, rows));
            }
            Map<String, Long> all = new LinkedHashMap<>();
            words.forEach(counts -> counts.forEach((word, count) -> all.merge(word, count, Long::sum)));
            return new RunSummary(
                    RunSummary.SCHEMA_VERSION,
                    "20261101T070000-3fa9c1",
                    null,
                    null,
                    false,
                    Map.of(),
                    rows,
                    rows,
                    0,
                    rowsImputed,
                    imputed,
                    capped,
                    COLUMNS,
                    List.of("ville"),
                    segments,
                    new RunSummary.Overall(
                            rows,
                            numbers(column -> LongSum.of(values.get(column)) == 0 ? null : 12.5),
                            numbers(column -> LongSum.of(values.get(column)) == 0 ? null : 12.5),
                            Map.of(),
                            Map.of(),
                            numbers(column -> share(LongSum.of(zeros.get(column)), LongSum.of(values.get(column)))),
                            counts(column -> LongSum.of(values.get(column))),
                            categories(all)),
                    "montant",
                    1,
                    0.5,
                    0.1,
                    7,
                    new RunSummary.SilhouetteScore(0.4, "scaled", (int) rows),
                    1.0,
                    1.0,
                    COLUMNS.stream().map(this::importance).toList(),
                    Map.of("sms", new RunSummary.Scale("linear", null, null, 1, 1, 1)),
                    warnings,
                    Map.of(),
                    new RunSummary.Provenance("2026-11-01T07:00:00Z", "mois.csv", "00", 1, 42, "local", "1"));
        }

        private RunSummary.Importance importance(String column) {
            return new RunSummary.Importance(
                    column,
                    0.5,
                    IntStream.range(0, sizes.length).mapToObj(s -> s + 0.25).toList(),
                    "feature",
                    1);
        }

        private RunSummary.Segment segment(int s, long rows) {
            return new RunSummary.Segment(
                    id(s),
                    id(s),
                    sizes[s],
                    100.0 * sizes[s] / rows,
                    100.0 * sizes[s] / rows,
                    100.0 * sizes[s] / rows,
                    numbers(column -> values.get(column)[s] == 0 ? null : 12.5),
                    numbers(column -> values.get(column)[s] == 0 ? null : 12.5),
                    Map.of(),
                    Map.of(),
                    numbers(column -> share(zeros.get(column)[s], values.get(column)[s])),
                    counts(column -> values.get(column)[s]),
                    categories(words.get(s)),
                    null,
                    null);
        }

        private static String id(int segment) {
            return "S" + (segment + 1);
        }

        private static Double share(long part, long of) {
            return of == 0 ? null : (double) part / of;
        }

        private static Map<String, Map<String, Long>> categories(Map<String, Long> counts) {
            return counts.isEmpty() ? null : Map.of("ville", counts);
        }

        private static Map<String, Double> numbers(java.util.function.Function<String, Double> value) {
            Map<String, Double> numbers = new LinkedHashMap<>();
            for (String column : COLUMNS) {
                Double number = value.apply(column);
                if (number != null) {
                    numbers.put(column, number);
                }
            }
            return numbers;
        }

        private static Map<String, Long> counts(java.util.function.ToLongFunction<String> value) {
            Map<String, Long> counts = new LinkedHashMap<>();
            COLUMNS.forEach(column -> counts.put(column, value.applyAsLong(column)));
            return counts;
        }
    }

    /** The sum of some counts. */
    private static final class LongSum {

        private LongSum() {}

        static long of(long... counts) {
            return java.util.Arrays.stream(counts).sum();
        }
    }
}

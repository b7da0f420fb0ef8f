package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentColoursTest {

    private static final int COLOURS = 20;
    private static final int FIRST = 8;

    /** In CIE76, where a little over 2 is just seen by who looks for it. */
    private static final double APART = 10;

    private static final Pattern TOKEN = Pattern.compile("--segment-(\\d+): (#[0-9a-f]{6});");
    private static final Pattern TWIN = Pattern.compile("--on-([0-9a-f]{6}): var\\(--segment-(\\d+)\\);");
    private static final Pattern ON_PAPER = Pattern.compile("\\.colour-(\\d+) \\{ background: (#[0-9a-f]{6}); }");
    private static final Pattern SWATCH = Pattern.compile("class=\"swatch\"[^<]*</span>\\s*<[^>]*>");

    /**
     * How somebody sees. Oracle: Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color
     * Vision Deficiency, 2009, table 1, severity 1.0, on linear light.
     */
    private enum Sight {
        USUAL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
        PROTANOPIA(new double[][] {
            {.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}
        }),
        DEUTERANOPIA(
                new double[][] {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}
                });

        private final double[][] matrix;

        Sight(double[][] matrix) {
            this.matrix = matrix;
        }

        /** Returns a colour as it is seen, in CIELAB of D65. */
        double[] lab(String colour) {
            double[] seen = times(matrix, linear(colour));
            double[] xyz = times(
                    new double[][] {
                        {.4124564, .3575761, .1804375}, {.2126729, .7151522, .0721750}, {.0193339, .1191920, .9503041}
                    },
                    IntStream.range(0, 3)
                            .mapToDouble(i -> Math.max(0, Math.min(1, seen[i])))
                            .toArray());
            double x = root(xyz[0] / .95047);
            double y = root(xyz[1]);
            double z = root(xyz[2] / 1.08883);
            return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
        }

        private static double[] linear(String colour) {
            return IntStream.of(1, 3, 5)
                    .mapToDouble(at -> Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0)
                    .map(c -> c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4))
                    .toArray();
        }

        private static double[] times(double[][] matrix, double[] vector) {
            return Stream.of(matrix)
                    .mapToDouble(row -> row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
                    .toArray();
        }

        private static double root(double value) {
            return value > 216.0 / 24389 ? Math.cbrt(value) : (24389.0 / 27 * value + 16) / 116;
        }
    }

    @Test
    void keepsTheOrderOfOkabeAndIto() {
        assertThat(IntStream.range(0, FIRST).mapToObj(SegmentColours::of))
                .containsExactly(
                        "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6D31", "#6F6F6F");
    }

    @ParameterizedTest
    @EnumSource(Sight.class)
    void keepsTheFirstEightApartForWhoeverLooks(Sight sight) {
        assertThat(nearest(sight, FIRST, SegmentColours::of)).isGreaterThan(APART);
        assertThat(nearest(sight, FIRST, SegmentColoursTest::dark)).isGreaterThan(APART);
    }

    @Test
    void tellsTwentySegmentsApart() {
        assertThat(nearest(Sight.USUAL, COLOURS, SegmentColours::of)).isGreaterThan(APART);
        assertThat(nearest(Sight.USUAL, COLOURS, SegmentColoursTest::dark)).isGreaterThan(APART);
    }

    @Test
    void startsAgainAfterTheTwentieth() {
        assertThat(SegmentColours.of(COLOURS)).isEqualTo(SegmentColours.of(0));
        assertThat(SegmentColours.number(COLOURS)).isEqualTo(1);
    }

    @Test
    void isWhatTheStyleOfPagesSays() throws IOException {
        List<MatchResult> tokens = found(TOKEN, Path.of("src/main/css/tokens.css"));

        assertThat(tokens).hasSize(2 * COLOURS);
        for (int i = 0; i < COLOURS; i++) {
            assertThat(tokens.get(i).group(1)).isEqualTo(String.valueOf(SegmentColours.number(i)));
            assertThat(tokens.get(i).group(2)).isEqualToIgnoringCase(SegmentColours.of(i));
            assertThat(tokens.get(COLOURS + i).group(2)).isEqualToIgnoringCase(dark(i));
        }
    }

    @Test
    void becomesInADarkChartWhatItBecomesOnADarkPage() throws IOException {
        List<MatchResult> twins = found(TWIN, Path.of("src/main/css/tokens.css"));

        assertThat(twins)
                .hasSize(COLOURS)
                .allSatisfy(twin -> assertThat("#" + twin.group(1))
                        .isEqualToIgnoringCase(SegmentColours.of(Integer.parseInt(twin.group(2)) - 1)));
    }

    @Test
    void isWhatTheStyleOfReportsSays() throws IOException {
        List<MatchResult> colours = found(ON_PAPER, Path.of("src/main/resources/report/report.css"));

        assertThat(colours)
                .hasSize(COLOURS)
                .allSatisfy(colour -> assertThat(colour.group(2))
                        .isEqualToIgnoringCase(SegmentColours.of(Integer.parseInt(colour.group(1)) - 1)));
    }

    /** In grey, and after the twentieth, the colour alone tells nobody which segment it is. */
    @Test
    void neverStandsWithoutTheIdBesideIt() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            List<String> beside = templates
                    .flatMap(template -> found(SWATCH, template).stream())
                    .map(MatchResult::group)
                    .toList();

            assertThat(beside).hasSizeGreaterThan(10).allMatch(tag -> tag.contains(".id}") || tag.contains(".label}"));
        }
    }

    @Test
    void refusesAPositionBeforeTheFirst() {
        assertThatThrownBy(() -> SegmentColours.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String dark(int position) {
        return SegmentColours.inTheDark(SegmentColours.of(position));
    }

    private static double nearest(Sight sight, int count, IntFunction<String> colours) {
        List<double[]> seen =
                IntStream.range(0, count).mapToObj(colours).map(sight::lab).toList();
        return IntStream.range(0, count)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, i)
                        .mapToDouble(j -> Math.hypot(
                                Math.hypot(seen.get(i)[0] - seen.get(j)[0], seen.get(i)[1] - seen.get(j)[1]),
                                seen.get(i)[2] - seen.get(j)[2])))
                .min()
                .orElseThrow();
    }

    private static List<MatchResult> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

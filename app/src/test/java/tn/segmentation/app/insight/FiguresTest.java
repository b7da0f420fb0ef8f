package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

class FiguresTest {

    private static final Messages FRENCH = Messages.in(Language.FRENCH);

    private final RunSummary summary = TelecomRun.summary();
    private final List<Figure> figures = Figures.of(summary, FRENCH);

    @Test
    void drawsTheSegmentsThenTheDifferencesThenEachFeature() {
        assertThat(figures)
                .extracting(Figure::id)
                .containsExactly(
                        "distribution",
                        "importance",
                        "profiles",
                        "feature-age",
                        "feature-montant_consommation",
                        "feature-nombre_appels",
                        "feature-volume_data",
                        "feature-nombre_sms");
    }

    @Test
    void countsEachSegmentAsTheSummaryDoes() {
        Figure.Series series = figure("distribution").series().get(0);

        for (int s = 0; s < summary.segments().size(); s++) {
            RunSummary.Segment segment = summary.segments().get(s);
            String share = FRENCH.formats().percentage(segment.percentageDisplay());
            assertThat(series.values().get(s)).isEqualTo((double) segment.size());
            assertThat(series.texts().get(s))
                    .isEqualTo(share + " · " + FRENCH.formats().integer(segment.size()));
            assertThat(figure("distribution").table().rows().get(s))
                    .startsWith(
                            s == 4 ? "S5 · Gros consommateurs" : segment.id(),
                            FRENCH.formats().integer(segment.size()),
                            share);
        }
    }

    @Test
    void namesTheSegmentsThatRowsAndColumnsOfTablesAreAbout() {
        for (Figure figure : figures) {
            boolean isAcross = figure.kind() == Figure.Kind.HEATMAP || figure.kind() == Figure.Kind.PROFILE;
            Figure.Grid table = figure.table();
            for (int s = 0; s < summary.segments().size(); s++) {
                String id = summary.segments().get(s).id();
                assertThat(table.segmentOfRow(s)).isEqualTo(isAcross ? "" : id);
                assertThat(table.segmentOfColumn(s + 1)).isEqualTo(isAcross ? id : "");
                assertThat(
                                isAcross
                                        ? table.header().get(s + 1)
                                        : table.rows().get(s).get(0))
                        .startsWith(id);
            }
            assertThat(table.segmentOfColumn(0)).isEmpty();
            assertThat(table.segmentOfColumn(summary.segments().size() + 1)).isEmpty();
        }
        Figure.Grid besideTheBase = Figures.ofSegment(summary, 1, FRENCH).get(0).table();
        assertThat(besideTheBase.rowSegments()).containsExactly("S2", "");
    }

    @Test
    void showsTheDifferencesOfTheSummaryByFeatureAndBySegment() {
        for (int f = 0; f < summary.featureImportance().size(); f++) {
            RunSummary.Importance importance = summary.featureImportance().get(f);
            assertThat(figure("importance").series().get(f).values()).isEqualTo(importance.values());
            assertThat(figure("importance").table().rows().get(f))
                    .endsWith(FRENCH.formats().percentage(100 * importance.importance()));
            for (int s = 0; s < summary.segments().size(); s++) {
                double value = importance.values().get(s);
                String text = FRENCH.formats().signed(value, 1);
                assertThat(figure("profiles").series().get(s).values().get(f)).isEqualTo(value);
                assertThat(figure("profiles").series().get(s).texts().get(f)).isEqualTo(text);
                assertThat(figure("importance").series().get(f).texts().get(s)).isEqualTo(text);
                assertThat(figure("importance").table().rows().get(f).get(s + 1))
                        .isEqualTo(text);
            }
        }
    }

    @Test
    void showsTheQuantilesOfTheSummaryForEachFeature() {
        for (String feature : summary.features()) {
            Figure figure = figure("feature-" + feature);
            for (int s = 0; s < summary.segments().size(); s++) {
                List<Double> expected = summary.segments().get(s).quantiles().get(feature);
                int segment = s;
                assertThat(figure.series())
                        .extracting(series -> series.values().get(segment))
                        .isEqualTo(expected);
                assertThat(figure.table().rows().get(s).subList(1, 6))
                        .isEqualTo(figure.series().stream()
                                .map(series -> series.texts().get(segment))
                                .toList());
            }
        }
    }

    @Test
    void writesNumbersWithAsManyDecimalsAsMeanSomething() {
        assertThat(figure("feature-montant_consommation").series().get(4).texts())
                .containsExactly("3,4", "15,0", "27,5", "32,8", "88,3");
        assertThat(figure("feature-nombre_appels").series().get(2).texts())
                .containsExactly("3", "52", "61", "19", "219");
    }

    @Test
    void statesWhatTheProgramFound() {
        assertThat(figures)
                .extracting(Figure::title)
                .containsExactly(
                        "S5\u202f: 9,4\u202f% des lignes, 33,8\u202f% de la dépense",
                        "Ce qui sépare le plus les segments\u202f: consommation, puis volume data",
                        "Le profil le plus marqué\u202f: S1 (consommation\u202f: −1,6)",
                        "Âge\u202f: médiane de 22\u202fans (S4) à 57\u202fans (S2)",
                        "Consommation\u202f: médiane de 0,8\u202fDT (S1) à 42,3\u202fDT (S5)",
                        "Appels\u202f: médiane de 3 (S1) à 219 (S5)",
                        "Volume data\u202f: médiane de 0,0\u202fGo (S1) à 22,2\u202fGo (S4)",
                        "SMS par segment");
    }

    @Test
    void doesNotDecorateWhatIsNoBetterThanChance() {
        assertThat(Figures.of(TelecomRun.noBetterThanChance(), FRENCH))
                .extracting(Figure::title)
                .containsExactly(
                        "Répartition des lignes par segment",
                        "Critères et segments, en écarts-types",
                        "Profil des segments, en écarts-types",
                        "Âge par segment",
                        "Consommation par segment",
                        "Appels par segment",
                        "Volume data par segment",
                        "SMS par segment");
    }

    @Test
    void namesTheLargestSegmentWhereSpendIsNotKnown() {
        Figure distribution = Figures.of(TelecomRun.withoutSpend(), FRENCH).get(0);

        assertThat(distribution.title()).isEqualTo("S3, le plus grand segment\u202f: 31,0\u202f% des lignes");
        assertThat(distribution.table().header()).hasSize(3);
    }

    @Test
    void saysUnderEachFigureWhatItStandsOn() {
        assertThat(figures)
                .extracting(Figure::note)
                .allMatch(note -> note.startsWith("Données fictives · "))
                .allMatch(note -> note.endsWith("19\u202f588 lignes sur 20\u202f000 lues"
                        + " · périmètre\u202f: lignes prépayées"
                        + " · Segmentation du 1 nov. 2026, 08:00 · période 2026-10"));
    }

    @Test
    void keepsOneColourPerSegment() {
        List<String> colours = List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9");

        assertThat(figure("distribution").series().get(0).colours()).isEqualTo(colours);
        assertThat(figure("profiles").series())
                .extracting(series -> series.colours().get(0))
                .isEqualTo(colours);
        assertThat(figure("feature-age").series())
                .allSatisfy(series -> assertThat(series.colours()).isEqualTo(colours));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void givesEveryFigureAsManyTextsAsNumbers(Language language) {
        for (Figure figure : Figures.of(summary, Messages.in(language))) {
            assertThat(figure.title()).isNotBlank().doesNotContain("{");
            assertThat(figure.description()).isNotBlank().doesNotContain("{");
            assertThat(figure.series())
                    .allSatisfy(series -> assertThat(series.values())
                            .hasSameSizeAs(figure.categories())
                            .hasSameSizeAs(series.texts()));
            assertThat(figure.table().rows())
                    .isNotEmpty()
                    .allSatisfy(
                            row -> assertThat(row).hasSameSizeAs(figure.table().header()));
        }
    }

    @Test
    void namesFilesSafelyAndEachDifferently() {
        List<String> columns = List.of("Âge", "age", "AGE", "../../etc/passwd", "montant (DT)");

        assertThat(Figures.ids(columns).values())
                .containsExactly(
                        "feature-Age", "feature-age-2", "feature-AGE-3", "feature-_etc_passwd", "feature-montant_DT_");
    }

    private Figure figure(String id) {
        return figures.stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

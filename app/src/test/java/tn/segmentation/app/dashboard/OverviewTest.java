package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.app.insight.Figure;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.insight.RunStamp;
import tn.segmentation.app.insight.SegmentColours;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunJson;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OverviewTest {

    private static final Messages FRENCH = Messages.in(Language.FRENCH);

    @ParameterizedTest
    @CsvSource({
        "PT30S, publiée à l’instant",
        "PT5M, publiée il y a 5\u202fmin",
        "PT2H10M, publiée il y a 2\u202fh",
        "PT47H59M, publiée il y a 47\u202fh",
        "PT48H, publiée le 1 nov. 2026"
    })
    void saysHowLongAgoItWasPublished(Duration age, String expected) {
        assertThat(heading(age)).endsWith(expected);
    }

    @Test
    void namesTwoOrThreeTraitsOfEachSegment() {
        List<SegmentCard> segments = overview(RunFixtures.telecom()).segments();

        assertThat(segments).allSatisfy(s -> assertThat(s.traits()).hasSizeBetween(2, 3));
        assertThat(segments.get(3).traits()).first().isEqualTo("volume data 6,9\u202f× la médiane du parc");
        assertThat(segments.get(1).traits()).first().isEqualTo("âge\u202f: médiane 58\u202fans (parc 39)");
    }

    @Test
    void isNeitherGreenNorRedBeforeStabilityIsMeasured() {
        assertThat(overview(RunFixtures.telecom()).trust().level()).isEqualTo(Trust.Level.NEUTRAL);
        assertThat(overview(RunFixtures.chance()).trust().level()).isEqualTo(Trust.Level.ALERT);
    }

    @Test
    void saysThatASilhouetteComesFromASample() {
        Trust trust = overview(RunFixtures.telecom()).trust();

        assertThat(trust.measures().get(1).value()).isEqualTo("0,34");
        assertThat(trust.measures().get(1).meaning()).contains("échantillon de 10\u202f000 lignes");
    }

    @Test
    void writesAColumnOfMediansWithOneNumberOfDecimals() {
        List<SegmentCard> segments = overview(RunFixtures.telecom()).segments();

        assertThat(segments).extracting(s -> s.medians().get(3)).containsExactly("0,0", "0,0", "5,5", "21,9", "13,4");
        assertThat(segments).extracting(s -> s.medians().get(2)).containsExactly("4", "53", "62", "17", "206");
    }

    @Test
    void saysByHowMuchEachFigureHasChangedSinceTheRunBefore() {
        ObjectNode before = (ObjectNode) JsonMapper.shared().readTree(RunJson.text(RunFixtures.telecom()));
        before.put("rows_segmented", 16_000).put("period", "2026-09");
        ((ObjectNode) before.at("/overall/mean_values")).put("age", 41.236).put("montant_consommation", 13.95);
        Changes changes = Changes.since(
                RunJson.read(before.toString(), RunSummary.class), FRENCH, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(Overview.of(RunFixtures.telecom(), changes, FRENCH).tiles())
                .extracting(Tile::change)
                .containsExactly(
                        "+25,0\u202f% depuis 2026-09",
                        "inchangé depuis 2026-09", "\u22121,0 ans depuis 2026-09", "inchangé depuis 2026-09");
        assertThat(overview(RunFixtures.telecom()).tiles())
                .extracting(Tile::change)
                .containsOnly("");
    }

    /** What is taken away as shown is what is shown. */
    @Test
    void writesTheTableOfSegmentsAsItIsTakenAway() {
        Overview overview = overview(RunFixtures.telecom());
        Figure.Grid table = overview.table().table();

        for (int i = 0; i < overview.segments().size(); i++) {
            SegmentCard card = overview.segments().get(i);
            Bar spend = card.spend();
            List<String> row = new ArrayList<>(List.of(card.size(), card.lines().text()));
            row.add(spend == null ? "–" : spend.text());
            row.addAll(card.medians());
            row.add(card.offer());
            assertThat(table.rows().get(i).subList(1, row.size() + 1)).isEqualTo(row);
        }
        assertThat(table.header().subList(4, table.header().size() - 1)).isEqualTo(overview.features());
    }

    @Test
    void saysUnderWhateverItShowsOfWhichRunThatIs() {
        assertThat(overview(RunFixtures.telecom()).stamp())
                .isEqualTo("Segmentation du 1 nov. 2026, 08:00 · période 2026-10");
        assertThat(RunStamp.of(RunFixtures.telecom(), Messages.in(Language.ENGLISH)))
                .isEqualTo("Segmentation of 1 Nov 2026, 08:00 · period 2026-10");
    }

    @Test
    void givesASegmentTheColourThatFiguresGiveIt() {
        Overview overview = overview(RunFixtures.segments(20));
        List<String> drawn = overview.figures("DONUT").get(0).series().get(0).colours();

        assertThat(overview.segments()).extracting(SegmentCard::colour).doesNotHaveDuplicates();
        assertThat(overview.segments())
                .extracting(card -> SegmentColours.of(card.colour() - 1))
                .isEqualTo(drawn);
    }

    private static Overview overview(RunSummary run) {
        return Overview.of(run, Changes.none(FRENCH), FRENCH);
    }

    private static String heading(Duration age) {
        Clock clock = Clock.fixed(RunFixtures.PUBLISHED_AT.plus(age), ZoneId.of("Africa/Tunis"));
        return LookedAt.of(new PublishedRun(RunFixtures.telecom(), RunFixtures.PUBLISHED_AT, List.of()), FRENCH, clock)
                .heading();
    }
}

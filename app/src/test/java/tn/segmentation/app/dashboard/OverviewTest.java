package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunFixtures;
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

    private static Overview overview(RunSummary run) {
        return Overview.of(run, Changes.none(FRENCH), FRENCH);
    }

    private static String heading(Duration age) {
        Clock clock = Clock.fixed(RunFixtures.PUBLISHED_AT.plus(age), ZoneId.of("Africa/Tunis"));
        return LookedAt.of(new PublishedRun(RunFixtures.telecom(), RunFixtures.PUBLISHED_AT, List.of()), FRENCH, clock)
                .heading();
    }
}

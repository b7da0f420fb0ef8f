package tn.segmentation.app.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;
import tn.segmentation.store.run.RunSummary.Offer;

@OnEveryDatabase(SegmentOffers.class)
class SegmentOffersTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final OfferContent FIRST =
            new OfferContent("S1", new Offer("Découverte", Map.of("services", List.of("100 Mo", "nuit"), "prix", "5")));
    private static final OfferContent SECOND = new OfferContent("Jeunes", null);

    @TempDir
    Path home;

    @Test
    void keepsWhatTheFirstRunSays() {
        open().seed(Map.of("S1", FIRST), NOON);

        assertThat(open().list()).containsExactly(new KeptOffer("S1", 1, FIRST, NOON, null));
    }

    @Test
    void leavesWhatIsKeptToLaterRuns() {
        SegmentOffers offers = open();
        offers.seed(Map.of("S1", FIRST), NOON);
        offers.change("S1", 1, SECOND, NOON, "amel");

        offers.seed(Map.of("S1", FIRST, "S2", SECOND), NOON.plusSeconds(60));

        assertThat(offers.contents()).isEqualTo(Map.of("S1", SECOND, "S2", SECOND));
        assertThat(offers.find("S3")).isEmpty();
    }

    @Test
    void keepsNumbersOfSettingsAsTexts() {
        OfferContent given = new OfferContent("S1", new Offer("Voix", Map.of("prix", 12.5, "jours", List.of(1, 2))));

        open().seed(Map.of("S1", given), NOON);

        assertThat(open().contents().get("S1").offer().details())
                .isEqualTo(Map.of("prix", "12.5", "jours", List.of("1", "2")));
    }

    @Test
    void listsTheTenthSegmentLast() {
        SegmentOffers offers = open();
        offers.seed(Map.of("S10", FIRST, "S2", FIRST, "S1", FIRST), NOON);

        assertThat(offers.list()).extracting(KeptOffer::segment).containsExactly("S1", "S2", "S10");
    }

    @Test
    void remembersWhatItWasWhatItBecameWhenAndByWhom() {
        SegmentOffers offers = open();
        offers.seed(Map.of("S1", FIRST, "S2", FIRST), NOON);
        offers.change("S2", 1, SECOND, NOON, "sami");
        Instant later = NOON.plusSeconds(1);

        Optional<KeptOffer> changed = offers.change("S1", 1, SECOND, later, "amel");

        KeptOffer first = new KeptOffer("S1", 1, FIRST, NOON, null);
        KeptOffer second = new KeptOffer("S1", 2, SECOND, later, "amel");
        assertThat(changed).contains(second);
        assertThat(offers.history("S1", Long.MAX_VALUE, 10))
                .containsExactly(new OfferChange(second, first), new OfferChange(first, null));
        assertThat(offers.history("S1", Long.MAX_VALUE, 1)).containsExactly(new OfferChange(second, first));
        assertThat(offers.history("S1", 2, 10)).containsExactly(new OfferChange(first, null));
    }

    @Test
    void changesNoOtherVersionThanTheOneThatWasSeen() {
        SegmentOffers offers = open();
        offers.seed(Map.of("S1", FIRST), NOON);
        offers.change("S1", 1, SECOND, NOON, "amel");

        for (long version : new long[] {0, 1, 3}) {
            assertThat(offers.change("S1", version, FIRST, NOON, "sami")).isEmpty();
        }
        assertThat(offers.change("S9", 1, FIRST, NOON, "sami")).isEmpty();
        assertThat(offers.find("S1")).map(KeptOffer::content).contains(SECOND);
        assertThat(offers.history("S1", Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void addsNothingToTheHistoryWhereNothingChanges() {
        SegmentOffers offers = open();
        offers.seed(Map.of("S1", FIRST), NOON);

        assertThat(offers.change("S1", 1, FIRST, NOON, "amel"))
                .map(KeptOffer::version)
                .contains(1L);
        assertThat(offers.history("S1", Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void letsOneOfManyChangeAVersion() throws Exception {
        open().seed(Map.of("S1", FIRST), NOON);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Optional<KeptOffer>> answers = new ArrayList<>();
        try {
            List<Callable<Optional<KeptOffer>>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                OfferContent content = new OfferContent("nom " + i, null);
                work.add(() -> open().change("S1", 1, content, NOON, "amel"));
            }
            for (Future<Optional<KeptOffer>> done : threads.invokeAll(work)) {
                answers.add(done.get());
            }
        } finally {
            threads.shutdown();
        }

        List<KeptOffer> winners = answers.stream().flatMap(Optional::stream).toList();
        assertThat(winners).hasSize(1);
        assertThat(open().find("S1")).contains(winners.get(0));
        assertThat(open().history("S1", Long.MAX_VALUE, 100)).hasSize(2);
    }

    private SegmentOffers open() {
        return SegmentOffers.open(TestState.configuration(home));
    }
}

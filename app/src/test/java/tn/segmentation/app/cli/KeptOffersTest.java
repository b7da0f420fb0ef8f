package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Site;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.offers.KeptOffer;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.store.run.RunSummary.Offer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings say what segments are offered at first; from then on the application does, in every place. */
class KeptOffersTest {

    private static final String FIRST =
            "{\"S1\": {\"name\": \"Découverte\", \"prix\": 12.5}, \"S2\": \"Voix\", \"S3\": \"Data\"}";
    private static final String LATER = "{\"S1\": \"Autre\", \"S2\": \"Voix\", \"S4\": \"Rien\"}";
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path home;

    @BeforeEach
    void writesTwoMonths() throws IOException {
        for (int month = 10; month < 12; month++) {
            ThreeGroups.write(home.resolve(month + ".csv"), month);
        }
    }

    @AfterEach
    void givesTheLogsBack() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void areThoseOfTheSettingsAtFirst() {
        segment("10.csv", FIRST);

        assertThat(offers().list())
                .extracting(KeptOffer::content)
                .containsExactly(
                        new OfferContent("S1", new Offer("Découverte", Map.of("prix", "12.5"))),
                        new OfferContent("S2", new Offer("Voix", Map.of())),
                        new OfferContent("S3", new Offer("Data", Map.of())));
        assertThat(offers().list()).extracting(KeptOffer::changedBy).containsOnlyNulls();
    }

    @Test
    void winOverSettingsFromThenOn() throws IOException {
        segment("10.csv", FIRST);
        offers().change("S2", 1, new OfferContent("Bavards", new Offer("Soir", Map.of())), NOON, "amel");

        Result second = segment("11.csv", LATER);

        assertThat(second.out()).contains("S2 Bavards", "Soir", "Découverte").doesNotContain("Autre", "Voix");
        JsonNode summary = JsonMapper.shared()
                .readTree(Files.readString(
                        runs().published().orElseThrow().folder().resolve("summary.json")));
        assertThat(summary.at("/segments/0/offer/name").stringValue()).isEqualTo("Découverte");
        assertThat(summary.at("/segments/1/name").stringValue()).isEqualTo("Bavards");
        assertThat(summary.at("/segments/1/offer/name").stringValue()).isEqualTo("Soir");
    }

    @Test
    void areShownOfThePublishedRunAndAsTheyWereOfAnother() {
        segment("10.csv", FIRST);
        segment("11.csv", FIRST);
        String earlier = runs().publications().get(1).runId();
        String published = runs().published().orElseThrow().id();
        try (WebServer server = start()) {
            Site site = new Site(URI.create(server.address()).getPort());
            offers().change("S2", 1, new OfferContent("Bavards", null), NOON, "amel");

            for (String path : List.of("/api/segment_details", "/api/segment_details?run=" + published)) {
                JsonNode details = JsonMapper.shared().readTree(site.get(path).body());
                assertThat(details.at("/S2/name").stringValue()).as(path).isEqualTo("Bavards");
                assertThat(details.at("/S2/offer").stringValue()).as(path).isEmpty();
            }
            String before = site.get("/api/segment_details?run=" + earlier).body();
            assertThat(before).contains("Voix").doesNotContain("Bavards");
        }
    }

    @Test
    void stayUpWithTheRunWhileTheDatabaseIsUnreadable() throws IOException {
        segment("10.csv", FIRST);
        try (WebServer server = start()) {
            Site site = new Site(URI.create(server.address()).getPort());
            offers().change("S2", 1, new OfferContent("Bavards", null), NOON, "amel");
            assertThat(site.get("/api/segment_details").body()).contains("Bavards");

            Files.writeString(
                    configuration().state().folder().resolve("segmentation.db"),
                    "no database any more, but long enough".repeat(500));

            assertThat(site.get("/api/segment_details").body()).contains("Bavards");
        }
    }

    @Test
    void areNamedByTheDoctorWhereSettingsDiffer() {
        segment("10.csv", FIRST);

        assertThat(doctor(FIRST)).doesNotContain("offers_kept");
        assertThat(doctor(LATER)).contains("\"offers_kept\"", "the offers that are kept win");
        JsonNode problems = JsonMapper.shared().readTree(doctor(LATER)).get("problems");
        assertThat(problems)
                .filteredOn(problem -> problem.get("code").stringValue().equals("offers_kept"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.get("severity").stringValue()).isEqualTo("warning");
                    assertThat(problem.at("/params/segments"))
                            .extracting(JsonNode::stringValue)
                            .containsExactly("S1");
                });
    }

    private Result segment(String file, String configured) {
        Result result = Cli.at(home)
                .with("COMMERCIAL_OFFERS", configured)
                .run("segment", file, "--segments", "3", "--features", "age,montant_consommation");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private String doctor(String configured) {
        return Cli.at(home)
                .in("en")
                .with("COMMERCIAL_OFFERS", configured)
                .run("doctor", "--json")
                .out();
    }

    private WebServer start() {
        Configuration configuration = configuration();
        return WebServer.start(
                configuration, WebServer.LOOPBACK, 0, AccessSettings.demo(configuration, AccessSettings.newDemoKey()));
    }

    private SegmentOffers offers() {
        return SegmentOffers.open(configuration());
    }

    private Runs runs() {
        return Runs.open(configuration());
    }

    private Configuration configuration() {
        return Configuration.load(new Environment(Map.of(), Map.of(), home));
    }
}

package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

@WebTest
class OffersPageTest {

    private static final String CANARY = "<img/src=x/onerror=alert(1)>'\\\"&";

    private final RunFixtures runs;
    private final Site analyst;
    private final Site viewer;

    OffersPageTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.analyst = UserFixtures.as(Role.ANALYST, port);
        this.viewer = UserFixtures.as(Role.VIEWER, port);
    }

    @BeforeEach
    void publish() {
        runs.publish(RunFixtures.telecom());
    }

    @Test
    void showsEachSegmentWithItsNameAndOffer() {
        String page = analyst.get("/offers").body();

        assertThat(page.split("class=\"offer-card", -1)).hasSize(6);
        assertThat(page)
                .contains("<h1>Offres</h1>", "data-segment=\"S5\"", "value=\"Forfait Pro Intégral\"")
                .contains("volume data 6,9\u202f× la médiane du parc")
                .contains("Enregistrer</button>");
    }

    @Test
    void saysWhoChangedWhatAndWhen() {
        change("S2", "{\"name\": \"Voix\", \"offer\": {\"name\": \"Soir\", \"details\": {\"reduction\": \"15 %\"}}}");
        change("S2", "{\"name\": \"Voix\", \"offer\": {\"name\": \"Soir\", \"details\": {\"reduction\": \"20 %\"}}}");
        change("S2", "{\"name\": \"Voix\"}");

        String page = analyst.get("/offers").body();

        assertThat(page)
                .containsPattern("Modifié le \\d+ \\S+ \\d{4}, \\d\\d:\\d\\d par analyst")
                .contains("Nom du segment\u202f: «\u202fS2\u202f» est devenu «\u202fVoix\u202f»")
                .contains("réduction\u202f: «\u202f15 %\u202f» est devenu «\u202f20 %\u202f»")
                .contains("Offre\u202f: «\u202fSoir\u202f» retiré", "réduction\u202f: «\u202f20 %\u202f» retiré");
    }

    @Test
    void showsViewersNoFieldsToChange() {
        String page = viewer.get("/offers?lang=en").body();

        assertThat(page)
                .contains("You may read the offers; an analyst may change them.", "Forfait Pro Intégral")
                .doesNotContain("name=\"name\"", "<textarea", "offers.js", "Save</button>");
        assertThat(viewer.get("/").body()).contains("href=\"/offers\"");
    }

    @Test
    void showsMarkupAsText() {
        change(
                "S1",
                "{\"name\": \"" + CANARY + "\", \"offer\": {\"name\": \"" + CANARY + "\", \"details\": {\"" + CANARY
                        + "\": \"</textarea>" + CANARY + "\"}}}");

        for (String page : List.of(
                analyst.get("/offers").body(),
                viewer.get("/offers").body(),
                viewer.get("/").body())) {
            assertThat(page)
                    .contains("&lt;img/src=x/onerror=alert(1)&gt;")
                    .doesNotContain("<img/src=x", "</textarea>&lt;img");
        }
    }

    @Test
    void hasNoTextThatIsMissingAndNothingInline() {
        for (String path : List.of("/offers", "/offers?lang=en")) {
            for (Site site : List.of(analyst, viewer)) {
                assertThat(site.get(path).body())
                        .as(path)
                        .doesNotContain("??")
                        .doesNotContain("<style")
                        .doesNotContainPattern("<script(?![^>]*src=)")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContainPattern("\\sstyle=");
            }
        }
    }

    @Test
    void saysWhatItWillShowBeforeAnythingIsPublished() {
        runs.clear();

        assertThat(analyst.get("/offers").body())
                .contains("Elle attend une première segmentation publiée.", "href=\"/import\"")
                .doesNotContain("offer-card\"");
    }

    private void change(String segment, String wanted) {
        String address = "/api/v1/offers/" + segment;
        String etag = analyst.get(address).headers().firstValue("ETag").orElseThrow();
        assertThat(analyst.sendJson("PUT", address, wanted, "If-Match", etag).statusCode())
                .isEqualTo(200);
    }
}

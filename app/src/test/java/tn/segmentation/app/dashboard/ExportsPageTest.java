package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.customers.CustomerFixtures;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

@WebTest
class ExportsPageTest {

    private final RunFixtures runs;
    private final Configuration configuration;
    private final Site analyst;
    private final Site administrator;

    ExportsPageTest(@Autowired RunFixtures runs, @Autowired Configuration configuration, @LocalServerPort int port) {
        this.runs = runs;
        this.configuration = configuration;
        this.analyst = UserFixtures.as(Role.ANALYST, port);
        this.administrator = UserFixtures.as(Role.ADMINISTRATOR, port);
    }

    @BeforeEach
    void serve() {
        CustomerFixtures.serve(configuration, runs);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Exports, Âge de 18 à 30, Ville\u202f: Sfax",
        "en, Exports, Age from 18 to 30, Ville: Sfax",
        "ar, التصديرات, العمر, Sfax"
    })
    void showsWhichLinesWereGivenOutAndWhatFor(String language, String title, String range, String words) {
        export(
                analyst,
                "{\"segments\": [\"S1\"], \"numbers\": [{\"column\": \"age\", \"min\": 18, \"max\": 30}],"
                        + " \"categories\": [{\"column\": \"ville\", \"values\": [\"Sfax\"]}]}",
                "Campagne <jeunes>");

        String page = analyst.get("/exports?lang=" + language).body();

        assertThat(page)
                .contains("<h1>" + title, "Campagne &lt;jeunes&gt;", range, words, "S1", "CSV", "data-columns=")
                .doesNotContain("??")
                .doesNotContainPattern(CustomerFixtures.NUMBER);
    }

    @Test
    void showsAnalystsTheirOwnFilesAndAdministratorsAll() {
        export(administrator, "{}", "Contrôle de l’administrateur");
        export(analyst, "{}", "Campagne de l’analyste");

        assertThat(analyst.get("/exports").body())
                .contains("Campagne de l’analyste", "Toutes les lignes")
                .doesNotContain("Contrôle de l’administrateur", "<bdi>analyst</bdi>");
        assertThat(administrator.get("/exports").body())
                .contains("Campagne de l’analyste", "Contrôle de l’administrateur", "<bdi>analyst</bdi>");
    }

    private static void export(Site site, String filter, String purpose) {
        String order = "{\"format\": \"csv\", \"filter\": " + filter + ", \"purpose\": \"" + purpose + "\"}";
        assertThat(site.sendJson("POST", "/api/v1/exports", order).statusCode()).isEqualTo(200);
    }
}

package tn.segmentation.app.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class ImportPagesTest {

    private static final String OPEN = """
            msisdn;Facture;montant;volume_data;sms
            21620000001;a;12.500;1,5;3
            +216 20 000 002;b;7.250;2,5;
            21620000003;c;4;x;4
            21620000004;<b>d</b>;1;2;2
            0021620000001;e;1;2,5;1
            """;

    private static final String TWO_MORE = "21620000005;e;1;2;2\n21620000006;e;1;2;2\n";

    private final Site site;

    ImportPagesTest(@LocalServerPort int port) {
        this.site = UserFixtures.as(Role.ANALYST, port);
    }

    @Test
    void saysWhatIsUnderstoodOfAFileInFrench() {
        String page = site.get("/import/" + bring("<i>octobre.csv", OPEN)).body();

        assertThat(page)
                .contains("&lt;i&gt;octobre.csv", "Ce qui est compris du fichier")
                .contains("2 questions")
                .contains("Colonne «\u202fmontant\u202f»\u202f: comment lire «\u202f12.500\u202f» (ligne 2)\u202f?")
                .contains("12\u202f500", "12,5")
                .contains("Colonne «\u202fsms\u202f»\u202f: que veut dire une cellule vide\u202f?")
                .contains("En-tête à la ligne 1.", "Encodage UTF-8")
                .contains("identifiant en double")
                .contains("«\u202fx\u202f» n’est pas un nombre")
                .contains("/rejects.csv\"")
                .containsPattern("<button type=\"submit\"[^>]* disabled=\"disabled\"[^>]*>Lancer la segmentation");
    }

    @Test
    void letsItStartOnceNothingIsOpen() {
        String id = bring("a.csv", OPEN + TWO_MORE);
        site.sendJson(
                "PUT",
                "/api/v1/datasets/" + id + "/answers",
                "{\"reading\": {\"montant\": \"point\"}, \"empty\": {\"nombre_sms\": \"zero\"}}");

        String page = site.get("/import/" + id + "?lang=en").body();

        assertThat(page)
                .contains("Nothing: this file can be segmented.")
                .contains("You said, of “montant”: decimal point.")
                .contains("You said of an empty cell of “nombre_sms”: no use: zero.")
                .doesNotContain("disabled=\"disabled\">Start the segmentation")
                .doesNotContain("class=\"question");
    }

    @Test
    void saysWhereThereAreFewerLinesThanSegments() {
        String page = site.get("/import/" + bring("a.csv", "id;age\nA1;30\nA2;41\nA3;52\n") + "?lang=en")
                .body();

        assertThat(page)
                .contains("few lines are accepted: 3, for 5 segments.", "ask for 3 segments at most")
                .containsPattern("<input id=\"segments\"[^>]* value=\"3\"")
                .doesNotContain("Nothing: this file can be segmented.");
    }

    @Test
    void offersEveryColumnButTheIdARoleThatItCanHave() {
        String page = site.get("/import/"
                        + bring(
                                "a.csv",
                                "id;age;\"solde, DT\";ville;\"x\"\"y\";vide\nA1;30;1,5;Sfax;1;\nA2;41;2,5;Gafsa;2;\n"))
                .body();

        assertThat(page)
                .contains("data-word=\"age\" data-name=\"age\"")
                // a comma stands between two names
                .contains("data-word=\"#3\" data-name=\"solde, DT\"")
                .contains("data-word=\"ville\" data-name=\"ville\"")
                .contains("data-word=\"x&quot;y\"")
                .doesNotContain("data-word=\"id\"", "data-word=\"id_client\"", "data-word=\"vide\"")
                .containsPattern("(?s)data-word=\"age\".*?<option value=\"feature\" selected=\"selected\">critère<")
                .containsPattern("(?s)data-word=\"#3\".*?<option value=\"feature\">critère<.*?"
                        + "<option value=\"kept\" selected=\"selected\">conservée<");
        String town = page.substring(page.indexOf("data-word=\"ville\""), page.indexOf("data-word=\"x&quot;y\""));
        assertThat(town).contains("value=\"descriptive\"").doesNotContain("value=\"feature\"");
    }

    @Test
    void areForThoseWhoMayBringFiles() {
        Site viewer = UserFixtures.as(Role.VIEWER, site.port());

        assertThat(viewer.get("/import").statusCode()).isEqualTo(403);
        assertThat(viewer.get("/").body()).doesNotContain("href=\"/import\"");
        assertThat(site.get("/").body()).contains("href=\"/import\"");
    }

    @Test
    void showsAPageForAFileThatIsNotThere() {
        for (String id : List.of("rien", "20261101T070000-0f3a5c7e9b1d")) {
            HttpResponse<String> answer = site.get("/import/" + id);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("Introuvable");
        }
    }

    @Test
    void hasNoTextThatIsMissingAndNothingInline() {
        String verdict = "/import/" + bring("a.csv", OPEN);
        for (String path : List.of("/import", "/import?lang=en", verdict, verdict + "?lang=en")) {
            assertThat(site.get(path).body())
                    .as(path)
                    .doesNotContain("??")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("\\son[a-z]+=")
                    .doesNotContainPattern("\\sstyle=");
        }
    }

    private String bring(String name, String lines) {
        String dataset =
                site.upload("/api/v1/datasets", name, lines.getBytes(UTF_8)).body();
        return JsonMapper.shared().readTree(dataset).get("id").stringValue();
    }
}

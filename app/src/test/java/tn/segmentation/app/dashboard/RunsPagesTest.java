package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.SegmentedRuns;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

@WebTest
class RunsPagesTest {

    private static final Instant LATER = SegmentedRuns.FIRST;

    private final RunFixtures fixtures;
    private final Configuration configuration;
    private final Runs runs;
    private final Site viewer;
    private final Site analyst;

    RunsPagesTest(@Autowired RunFixtures fixtures, @Autowired Configuration configuration, @LocalServerPort int port) {
        this.fixtures = fixtures;
        this.configuration = configuration;
        this.runs = Runs.open(configuration);
        this.viewer = UserFixtures.as(Role.VIEWER, port);
        this.analyst = UserFixtures.as(Role.ANALYST, port);
    }

    @BeforeEach
    void publish() {
        fixtures.publish(RunFixtures.telecom());
    }

    @Test
    void listsTheRunsNewestFirstAndSaysWhoHasPublishedThem() {
        String older = make("mai.csv", 2).id();
        String newer = make("juin.csv", 3).id();
        runs.publish(older, LATER, "amel");

        String page = viewer.get("/runs").body();

        assertThat(page.indexOf(newer)).isPositive().isLessThan(page.indexOf(older));
        assertThat(row(page, newer))
                .contains("juin.csv", "2026-10", ">60<", ">3<", "%")
                .doesNotContain("Publiée", "Endommagée");
        assertThat(row(page, older))
                .contains("mai.csv", "Publiée", "Publiée par amel, 1 janv. 2051, 12:00")
                .doesNotContain("Endommagée");
        assertThat(page).contains("action=\"/runs/compare\"", "<a href=\"/runs\"");
    }

    @Test
    void namesADamagedRunAndShowsTheOthers() throws IOException {
        RegisteredRun good = make("a.csv", 2);
        RegisteredRun bad = make("b.csv", 2);
        damage(bad);

        String page = viewer.get("/runs").body();
        assertThat(row(page, bad.id())).contains("Endommagée", "b.csv", ">60<");
        assertThat(row(page, good.id())).doesNotContain("Endommagée");

        HttpResponse<String> own = analyst.get("/runs/" + bad.id());
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body())
                .contains("Cette segmentation est endommagée", "summary.json", "b.csv")
                .doesNotContain("Publier cette segmentation")
                .doesNotContain(configuration.home().toString());
        assertThat(viewer.get("/runs/compare?a=" + good.id() + "&b=" + bad.id()).body())
                .contains("Cette segmentation est endommagée", "a.csv");
        assertThat(viewer.get("/?run=" + bad.id()).statusCode()).isEqualTo(503);
    }

    @Test
    void showsTheRestOnFurtherPages() {
        for (int i = 0; i < RunsPage.SIZE; i++) {
            make("page.csv", 2);
        }
        String first = make("dernier.csv", 2).id();

        String page = viewer.get("/runs?lang=en").body();
        String next = viewer.get("/runs?page=2").body();

        assertThat(page).contains("1 to 20 of ", "Older", "lang=en&amp;page=2").doesNotContain("Newer");
        assertThat(next).contains("De 21 à", "Plus récentes").doesNotContain(first);
        assertThat(viewer.get("/runs?page=1000").statusCode()).isEqualTo(200);
        assertThat(viewer.get("/runs?page=-1").body()).contains(first);
    }

    @Test
    void saysWhatWasAskedWhereItComesFromAndWhatCameOfIt() {
        RegisteredRun run = make("juillet.csv", 2);

        String page = viewer.get("/runs/" + run.id()).body();

        assertThat(page)
                .contains("Segmentation du 1 janv. 2051", "juillet.csv", "2026-10")
                .contains("automatique\u202f: logarithme et plafond", "selon le nombre de lignes", "Graine du hasard")
                .contains(run.inputSha256(), System.getProperty("java.version"), System.getProperty("os.name"))
                .contains("Silhouette", "Davies-Bouldin", "Variance expliquée")
                .contains("Démarrage du programme", "Lecture", "En tout")
                .contains("Médianes par critère", "S1", "S2")
                .contains("href=\"/?run=" + run.id() + "\"");
    }

    @Test
    void offersToPublishToThoseWhoMay() {
        RegisteredRun run = make("août.csv", 2);
        RegisteredRun other = make("septembre.csv", 2);

        assertThat(analyst.get("/runs/" + run.id()).body()).contains("Publier cette segmentation", "jamais été");
        assertThat(viewer.get("/runs/" + run.id()).body())
                .contains("Publier est réservé aux analystes")
                .doesNotContain("Publier cette segmentation", "Revenir à cette");
        runs.publish(run.id(), LATER, "amel");
        assertThat(analyst.get("/runs/" + run.id()).body())
                .contains("Oui\u202f: le tableau de bord et l’API la montrent", "Publiée par amel")
                .doesNotContain("Publier cette segmentation", "Revenir à cette");
        runs.publish(other.id(), LATER, "token:crm");
        assertThat(analyst.get("/runs/" + run.id()).body())
                .contains("Revenir à cette segmentation", "a=" + other.id() + "&amp;b=" + run.id());
        assertThat(analyst.get("/runs/" + other.id()).body()).contains("Publiée par programme crm");
    }

    @Test
    void showsTwoSideBySideAndMarksWhatDiffers() {
        RegisteredRun a = make("octobre.csv", 2);
        RegisteredRun b = make("octobre.csv", 3);

        String page = viewer.get("/runs/compare?a=" + a.id() + "&b=" + b.id()).body();

        assertThat(differing(page, "Nombre de segments")).isTrue();
        assertThat(differing(page, "Fichier")).isFalse();
        assertThat(differing(page, "Graine du hasard")).isFalse();
        assertThat(page).contains("La même part, quand les colonnes sont mélangées");
        // S3 is in the second alone
        assertThat(page).containsPattern("(?s)S3</span></th>\\s*<td>–</td>\\s*<td>–</td>\\s*<td>\\d");
        assertThat(page).contains("Centre A", "Médiane B", "c’est un ordre");
        assertThat(viewer.get("/runs/compare?a=" + a.id() + "&b=" + a.id()).body())
                .contains("Les mêmes réglages")
                .doesNotContain("différent<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs/rien", "/?run=rien", "/runs/compare?a=rien&b=rien"})
    void saysThatThereIsNoSuchRun(String path) {
        HttpResponse<String> answer = viewer.get(path, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Introuvable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs/compare", "/runs/compare?a=x", "/runs/compare?b=x"})
    void leadsToTheListWhereNothingIsToBeCompared(String path) {
        HttpResponse<String> answer = viewer.get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/runs");
    }

    @Test
    void showsAnotherRunThanThePublishedOneAndSaysSo() {
        RegisteredRun other = make("novembre.csv", 2);

        String page = viewer.get("/?run=" + other.id()).body();

        assertThat(page)
                .contains("Cette segmentation n’est pas celle qui est publiée", "60 lignes · non publiée")
                .contains("href=\"/runs/" + other.id() + "\"", "/api/v1/figures?run=" + other.id())
                .contains("run=" + other.id() + "&amp;lang=en");
        assertThat(viewer.get("/?run=" + RunFixtures.telecom().runId()).body())
                .isNotEqualTo(page)
                .doesNotContain("n’est pas celle qui est publiée");
    }

    @Test
    void showsAnotherRunBeforeAnythingIsPublished() {
        RegisteredRun run = make("décembre.csv", 2);
        fixtures.clear();

        assertThat(viewer.get("/?run=" + run.id()).body()).contains("60 lignes · non publiée");
    }

    @Test
    void hasNoTextThatIsMissingAndNothingInline() {
        String id = make("a.csv", 2).id();
        String other = make("a.csv", 3).id();
        for (String path :
                new String[] {"/runs?", "/runs/" + id + "?", "/runs/compare?a=" + id + "&b=" + other + "&"}) {
            for (String language : new String[] {"fr", "en"}) {
                assertThat(analyst.get(path + "lang=" + language).body())
                        .contains("<html lang=\"" + language + "\"")
                        .doesNotContain("??")
                        .doesNotContain("<style")
                        .doesNotContainPattern("<script(?![^>]*src=)")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContainPattern("\\sstyle=");
            }
        }
    }

    private RegisteredRun make(String name, int segments) {
        return SegmentedRuns.make(configuration, name, segments);
    }

    private static void damage(RegisteredRun run) throws IOException {
        Files.writeString(run.folder().resolve("summary.json"), "{}");
    }

    /** Returns the row of the table of runs that leads to a run. */
    private static String row(String page, String id) {
        return Pattern.compile("(?s)<tr[^>]*>(?:(?!</tr>).)*/runs/" + id + ".*?</tr>")
                .matcher(page)
                .results()
                .map(row -> row.group())
                .findFirst()
                .orElseThrow();
    }

    private static boolean differing(String page, String name) {
        return Pattern.compile("(?s)<tr([^>]*)>\\s*<th scope=\"row\">" + Pattern.quote(name) + "</th>")
                .matcher(page)
                .results()
                .map(row -> row.group(1).contains("differs"))
                .findFirst()
                .orElseThrow();
    }
}

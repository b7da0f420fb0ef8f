package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.job.JobFixtures;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.LogLevel;
import tn.segmentation.app.run.CheckedRuns;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.SegmentedRuns;
import tn.segmentation.app.run.Version;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

@WebTest
class HealthPageTest {

    private final RunFixtures runs;
    private final CheckedRuns checked;
    private final Configuration configuration;
    private final Site site;
    private final int port;

    HealthPageTest(
            @Autowired RunFixtures runs,
            @Autowired CheckedRuns checked,
            @Autowired Configuration configuration,
            @LocalServerPort int port) {
        this.runs = runs;
        this.checked = checked;
        this.configuration = configuration;
        this.port = port;
        this.site = UserFixtures.as(Role.ADMINISTRATOR, port);
        runs.publish(RunFixtures.telecom());
    }

    @ParameterizedTest
    @CsvSource({"fr, Place sur les disques", "en, Room on the disks", "ar, المكان على الأقراص"})
    void showsAnAdministratorHowThePlatformIs(String language, String rooms) {
        String page = site.get("/health?lang=" + language).body();

        assertThat(page)
                .contains(rooms, "SQLite", Version.current(), "PROCESSED_DATA_PATH", "LOGS_PATH")
                .contains("1 " + (language.equals("ar") ? "نوفمبر" : language.equals("fr") ? "nov." : "Nov") + " 2026")
                .doesNotContain("??")
                .doesNotContainPattern("\\sstyle=");
    }

    @Test
    void saysWhatToDoWhereNothingIsPublished() {
        runs.clear();
        try {
            assertThat(site.get("/health").body()).contains("Aucune segmentation n’est publiée. Importez");
        } finally {
            runs.publish(RunFixtures.telecom());
        }
    }

    @Test
    void namesARunOfWhichABitHasChangedSinceTheServerWasStarted() throws IOException {
        RegisteredRun run = SegmentedRuns.make(configuration, "lignes.csv", 2);
        checked.checkAll();
        assertThat(site.get("/health").body()).contains("toutes relues, toutes intactes");
        Path table = run.folder().resolve("assignments.parquet");
        byte[] whole = Files.readAllBytes(table);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(table, damaged);

        checked.checkAll();

        assertThat(site.get("/health").body())
                .contains(
                        "La segmentation " + run.id() + " est endommagée et n’est pas servie", "endommagées\u202f: 1");
        assertThat(site.get("/api/v1/runs/" + run.id() + "/summary").statusCode())
                .isEqualTo(503);
        assertThat(site.get("/api/v1/runs/" + run.id()).body()).contains("\"damaged\":true");
        assertThat(site.post("/api/v1/runs/" + run.id() + "/publish", Map.of()).statusCode())
                .isEqualTo(503);
        Files.write(table, whole);
        assertThat(site.get("/api/v1/runs/" + run.id() + "/summary").statusCode())
                .isEqualTo(200);
        assertThat(site.get("/health").body()).doesNotContain("n’est pas servie");
    }

    @Test
    void showsWhatTheServerMakesAndStopsIt() {
        JobFixtures others = JobFixtures.of(configuration);
        others.makes("20261101T070000-00e1f7", Instant.now());

        String page = site.get("/health?lang=en").body();
        assertThat(page)
                .containsSubsequence("Segmentation", "a.csv", "amel", "Running", "/health/jobs/20261101T070000-00e1f7")
                .doesNotContain("??");
        assertThat(site.post("/health/jobs/20261101T070000-00e1f7/cancel", Map.of())
                        .statusCode())
                .isEqualTo(303);
        others.obeys("20261101T070000-00e1f7");

        assertThat(site.get("/health?lang=en").body())
                .containsSubsequence("a.csv", "Stopped", "by administrator")
                .doesNotContain("/health/jobs/20261101T070000-00e1f7");
        assertThat(site.post("/health/jobs/nothing/cancel", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void isForAdministratorsAndLedToForThemAlone() {
        Site analyst = UserFixtures.as(Role.ANALYST, port);

        assertThat(site.get("/").body()).contains("href=\"/health\"");
        assertThat(analyst.get("/").body()).doesNotContain("href=\"/health\"");
        assertThat(analyst.get("/health").statusCode()).isEqualTo(403);
        assertThat(analyst.post("/health/log-level", Map.of("level", "debug")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void changesHowMuchIsLogged() {
        LogLevel before = LogLevel.current();
        try {
            assertThat(site.post("/health/log-level", Map.of("level", "warn")).statusCode())
                    .isEqualTo(303);
            assertThat(LogLevel.current()).isEqualTo(LogLevel.WARN);
            assertThat(site.get("/health").body()).contains("value=\"warn\" selected");
            assertThat(site.post("/health/log-level", Map.of("level", "all")).statusCode())
                    .isEqualTo(400);
            assertThat(LogLevel.current()).isEqualTo(LogLevel.WARN);
        } finally {
            before.set("the test");
        }
    }
}

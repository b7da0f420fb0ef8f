package tn.segmentation.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue and its history, of every kind of job. */
@WebTest
class JobEndpointsTest {

    private final Site site;
    private final Configuration configuration;
    private final Audit audit;

    JobEndpointsTest(
            @Autowired RunFixtures runs,
            @LocalServerPort int port,
            @Autowired Configuration configuration,
            @Autowired Audit audit) {
        runs.publish(RunFixtures.telecom());
        this.site = UserFixtures.as(Role.ANALYST, port);
        this.configuration = configuration;
        this.audit = audit;
    }

    @Test
    void remembersWhatWasBroughtAndReportedOn() {
        String dataset =
                json(site.upload("/api/v1/datasets", "a.csv", csv())).get("id").stringValue();
        assertThat(site.get("/api/v1/datasets/" + dataset + "/annotated.csv").statusCode())
                .isEqualTo(200);

        JsonNode found = json(site.get("/api/v1/jobs?dataset=" + dataset));

        assertThat(found.get("total").intValue()).isEqualTo(2);
        assertThat(found.get("jobs").valueStream().map(job -> job.get("kind").stringValue()))
                .containsExactly("report", "import");
        assertThat(found.get("jobs").valueStream()).allSatisfy(job -> {
            assertThat(job.get("state").stringValue()).isEqualTo("complete");
            assertThat(job.get("name").stringValue()).isEqualTo("a.csv");
            assertThat(job.get("by").stringValue()).isEqualTo("analyst");
            assertThat(job.get("tries").intValue()).isEqualTo(1);
            assertThat(job.has("publish")).isFalse();
        });
        String id = found.at("/jobs/0/id").stringValue();
        assertThat(json(site.get("/api/v1/jobs/" + id))).isEqualTo(found.at("/jobs/0"));
    }

    @Test
    void remembersAFileThatWasRefusedWithoutAWordOfIt() {
        HttpResponse<String> refused = site.upload("/api/v1/datasets", "vide.csv", "".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(422);

        JsonNode job = json(site.get("/api/v1/jobs?kind=import&size=1")).at("/jobs/0");

        assertThat(job.get("state").stringValue()).isEqualTo("failed");
        assertThat(job.at("/error/code")).isEqualTo(json(refused).get("code"));
        assertThat(job.at("/error/text").stringValue()).startsWith("Cela a été refusé");
    }

    @Test
    void remembersTheReportOfARun() {
        String run = RunFixtures.telecom().runId();
        assertThat(site.bytes("/api/v1/runs/" + run + "/report.pdf").statusCode())
                .isEqualTo(200);

        JsonNode job = json(site.get("/api/v1/jobs?kind=report&size=1")).at("/jobs/0");

        assertThat(job.get("run").stringValue()).isEqualTo(run);
        assertThat(job.get("state").stringValue()).isEqualTo("complete");
        assertThat(job.has("dataset")).isFalse();
    }

    @Test
    void listsOneKind() {
        assertThat(json(site.get("/api/v1/jobs?kind=retention")).get("total").intValue())
                .isZero();

        HttpResponse<String> answer = site.get("/api/v1/jobs?kind=dance");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("job_kind_unknown");
        assertThat(json(answer).get("detail").stringValue()).contains("run, import, report, backup, retention");
    }

    @Test
    void tellsAdministratorsAloneWhyABackupHasFailed() {
        Jobs jobs = Jobs.open(configuration);
        String id = UUID.randomUUID().toString();
        jobs.attend(
                Job.queued(
                        id, JobKind.BACKUP, Job.Request.of(Language.FRENCH), new Job.Asker("7", "amel"), Instant.now()),
                99,
                "gone",
                Instant.now());
        jobs.end(
                Jobs.Attempt.of(id, "gone"),
                new Jobs.End(JobState.FAILED, JsonMapper.shared().readTree("{\"code\":\"backup_absent\"}"), null),
                Instant.now());

        assertThat(json(site.get("/api/v1/jobs/" + id)).has("error")).isFalse();
        assertThat(json(UserFixtures.as(Role.ADMINISTRATOR, site.port()).get("/api/v1/jobs/" + id))
                        .at("/error/code")
                        .stringValue())
                .isEqualTo("backup_absent");
    }

    /** Of a kind that this server does not make, so that it stays where it is. */
    @Test
    void letsAdministratorsStopAnyJob() {
        String id = UUID.randomUUID().toString();
        Jobs jobs = Jobs.open(configuration);
        jobs.add(
                Job.queued(
                        id,
                        JobKind.REPORT,
                        Job.Request.of(Language.ENGLISH),
                        new Job.Asker("7", "amel"),
                        Instant.now()),
                99);
        Site administrator = UserFixtures.as(Role.ADMINISTRATOR, site.port());

        assertThat(site.send("POST", "/api/v1/jobs/" + id + "/cancel").statusCode())
                .isEqualTo(403);
        HttpResponse<String> stopped = administrator.send("POST", "/api/v1/jobs/" + id + "/cancel");

        assertThat(stopped.statusCode()).isEqualTo(202);
        assertThat(json(stopped).get("state").stringValue()).isEqualTo("cancelled");
        assertThat(audit.list(new AuditSearch("", Act.STOP_JOB, null, null), 0, 1))
                .singleElement()
                .satisfies(line -> assertThat(line.subject()).isEqualTo(id));
        HttpResponse<String> unknown = administrator.send("POST", "/api/v1/jobs/nothing/cancel");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("code").stringValue()).isEqualTo("job_unknown");
        assertThat(site.get("/api/v1/jobs/nothing").statusCode()).isEqualTo(404);
    }

    private static byte[] csv() {
        return ("id,sms,montant\n"
                        + IntStream.range(0, 60)
                                .mapToObj(i -> i + "," + i % 7 + "," + i * i + "\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }
}

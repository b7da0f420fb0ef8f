package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import tn.segmentation.app.Site;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.Proposals;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Tokens;
import tn.segmentation.app.security.Users;
import tools.jackson.databind.JsonNode;

/** A platform on which it takes two people to publish a run. */
class ApprovalTest {

    private static final String PASSWORD = "quatre mots sans rapport";
    private static final Map<String, String> TWO = Map.of("PUBLISH_APPROVAL", "two");

    private final Path home;
    private final Configuration configuration;
    private WebServer server;
    private int port;

    ApprovalTest(@TempDir Path home) {
        this.home = home;
        this.configuration = Configuration.load(new Environment(TWO, Map.of(), home));
    }

    @BeforeEach
    void starts() throws IOException {
        ThreeGroups.write(home.resolve("octobre.csv"), 0);
        server = WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.of(configuration));
        port = URI.create(server.address()).getPort();
    }

    @AfterEach
    void stops() {
        server.close();
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void proposesWhatIsMadeAtTheCommandLine() {
        Result result = segment();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Proposée, pas encore publiée", "page Segmentations");
        Runs runs = Runs.open(configuration);
        assertThat(runs.published()).isEmpty();
        assertThat(runs.list()).hasSize(1);
        assertThat(Proposals.open(configuration).list()).singleElement().satisfies(proposal -> {
            assertThat(proposal.by().name()).isEqualTo(System.getProperty("user.name"));
            assertThat(proposal.by().isPerson()).isFalse();
        });
        assertThat(segment("--no-publish").out()).contains("Enregistrée sans être publiée");
        assertThat(Proposals.open(configuration).list()).hasSize(1);
    }

    @Test
    void letsSomebodyElsePublishWhatWasMadeAtTheCommandLine() {
        segment();
        String id = newest();
        Site same = person(System.getProperty("user.name").toLowerCase(Locale.ROOT));

        HttpResponse<String> own = publish(same, id);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(json(own).get("code").stringValue()).isEqualTo("proposal_own");

        assertThat(outcome(publish(person("sami"), id))).isEqualTo("published");
        assertThat(Runs.open(configuration).published().map(RegisteredRun::id)).contains(id);
    }

    @Test
    void takesTwoPeople() {
        segment("--no-publish");
        String id = newest();
        Site amel = person("amel");
        Site sami = person("sami");
        String program = program("crm");

        assertThat(outcome(publish(amel, id))).isEqualTo("proposed");
        HttpResponse<String> own = publish(amel, id);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(json(own).get("detail").stringValue()).contains("Une autre personne doit l’approuver");
        HttpResponse<String> token =
                new Site(port).send("POST", "/api/v1/runs/" + id + "/publish", "Authorization", "Bearer " + program);
        assertThat(token.statusCode()).isEqualTo(403);
        assertThat(json(token).get("code").stringValue()).isEqualTo("approval_by_program");
        assertThat(Runs.open(configuration).published()).isEmpty();

        assertThat(amel.get("/runs").body()).contains("Proposée par amel");
        assertThat(amel.get("/runs/" + id).body())
                .contains("une autre personne doit l’approuver", "Retirer ma proposition")
                .doesNotContain("Approuver et publier");
        assertThat(sami.get("/runs/" + id).body()).contains("Approuver et publier", "Écarter la proposition");
        JsonNode proposal = json(sami.get("/api/v1/runs/" + id)).get("proposal");
        assertThat(proposal.get("by").stringValue()).isEqualTo("amel");

        assertThat(outcome(publish(sami, id))).isEqualTo("published");
        JsonNode history = json(sami.get("/api/v1/publications"));
        assertThat(history.at("/publications/0/by").stringValue()).isEqualTo("sami");
        assertThat(history.at("/publications/0/proposed_by").stringValue()).isEqualTo("amel");
        assertThat(sami.get("/runs/" + id).body()).contains("Proposée par amel, approuvée et publiée par sami");
        assertThat(outcome(publish(amel, id))).isEqualTo("already_published");
    }

    @Test
    void letsAProgramProposeAndAPersonSayNo() {
        segment("--no-publish");
        String id = newest();
        String program = program("crm");

        HttpResponse<String> proposed =
                new Site(port).send("POST", "/api/v1/runs/" + id + "/publish", "Authorization", "Bearer " + program);
        assertThat(outcome(proposed)).isEqualTo("proposed");
        Site amel = person("amel");
        assertThat(amel.get("/runs/" + id).body()).contains("Proposée par programme crm");

        HttpResponse<String> dismissed = amel.send("DELETE", "/api/v1/runs/" + id + "/proposal");
        assertThat(dismissed.statusCode()).isEqualTo(200);
        assertThat(json(dismissed).has("proposal")).isFalse();
        assertThat(Runs.open(configuration).published()).isEmpty();
    }

    private Result segment(String... options) {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"segment", "octobre.csv", "--segments", "3"}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        return Cli.at(home).with("PUBLISH_APPROVAL", "two").run(command);
    }

    private String newest() {
        return Runs.open(configuration).list().get(0).id();
    }

    private Site person(String name) {
        String key =
                Users.open(configuration).add(name, Role.ANALYST, Instant.now()).key();
        return new Site(port).welcomed(key, PASSWORD);
    }

    private String program(String name) {
        return Tokens.open(configuration)
                .add(name, Role.ANALYST, Instant.now(), Duration.ofDays(1))
                .key();
    }

    private static HttpResponse<String> publish(Site who, String id) {
        return who.send("POST", "/api/v1/runs/" + id + "/publish");
    }

    private static String outcome(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("outcome").stringValue();
    }
}

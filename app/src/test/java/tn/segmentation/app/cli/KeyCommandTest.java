package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunProvenance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform whose key of tokens is changed: everybody is found as before, and nothing has tokens of the old one. */
class KeyCommandTest {

    @TempDir
    Path home;

    private Path file;
    private String run;
    private String earlier;

    @BeforeEach
    void hasARunWithTokens() throws IOException {
        file = Files.writeString(
                Files.createDirectories(home.resolve("x")).resolve("octobre.csv"),
                IntStream.range(0, 60)
                        .mapToObj(i -> "216239912%02d,%d,%d,Salma %d\n".formatted(i, 20 + i, 10 + 50 * (i % 3) + i, i))
                        .collect(Collectors.joining(
                                "", "msisdn,age,montant_consommation,nom\n", "21623991277,x,10,Ali\n")));
        Result made = cli().run("segment", file.toString(), "--segments", "3", "--format", "both", "--json");
        assertThat(made.exitCode()).as(made.err()).isZero();
        run = json(made).path("run_id").asString();
        earlier = tokens(run).key();
    }

    private Cli cli() {
        return Cli.at(home).with("TOKENISE_NUMBERS", "1").in("en");
    }

    private static JsonNode json(Result result) {
        return JsonMapper.shared().readTree(result.out());
    }

    private RunFolder folder(String id) {
        return RunFolder.open(home.resolve("data/processed").resolve(id));
    }

    private RunProvenance.Tokens tokens(String id) {
        return Objects.requireNonNull(folder(id).provenance().tokens());
    }

    private JsonNode copy(String number) {
        return json(cli().run("person", "copy", number, "--json"));
    }

    private Result rotate() {
        return cli().run("key", "rotate", "--reason", "départ d’un administrateur", "--json");
    }

    @Test
    void findsCopiesErasesAndMakesARunAgainAsBefore() {
        cli().run("person", "erase", "23991205", "--reason", "demande");
        String second = json(cli().run("segment", file.toString(), "--segments", "3", "--json"))
                .path("run_id")
                .asString();

        JsonNode rotated = json(rotate());

        String key = rotated.path("key").asString();
        assertThat(key).isNotEqualTo(earlier);
        assertThat(rotated.path("runs")).hasSize(2);
        assertThat(rotated.path("erasures").asInt()).isEqualTo(1);
        assertThat(rotated.path("unreadable")).isEmpty();
        assertThat(tokens(run).key()).isEqualTo(key);
        assertThat(folder(run).erased()).isEqualTo(1);
        folder(run).verify();
        assertThat(copy("23991205").path("runs")).hasSize(1);
        assertThat(copy("23991206").path("runs")).hasSize(2);
        assertThat(copy("23991277").at("/runs/0/rejected/0/record").asString()).startsWith("21623991277");
        Result verified = cli().run("verify", "run", second, "--file", file.toString());
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("The tokens of the run were made anew by the key " + key);
        assertThat(cli().run("person", "erase", "23991206", "--reason", "demande")
                        .exitCode())
                .isZero();
        assertThat(copy("23991206").path("runs")).isEmpty();
        assertThat(json(cli().run("person", "erasures", "--json"))
                        .at("/erasures/0/person")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void showsItsKeysAndSaysInTheAuditWhoChangedThem() {
        assertThat(Cli.at(home.resolve("elsewhere")).in("en").run("key", "list").out())
                .contains("There is no key yet");
        assertThat(cli().run("key", "list").out()).contains(earlier, "newest");
        String key = json(rotate()).path("key").asString();

        JsonNode keys = json(cli().run("key", "list", "--json")).path("keys");
        assertThat(keys.at("/0")).isEqualTo(key(key, "newest", 1));
        assertThat(keys.at("/1")).isEqualTo(key(earlier, "earlier", 0));
        assertThat(cli().run("doctor").out()).doesNotContain(earlier, "key resume");
        Configuration configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
        List<AuditLine> lines = Audit.open(configuration, Clock.systemUTC()).list(AuditSearch.ALL, 0, 100).stream()
                .filter(line -> line.act().equals(Act.ROTATE_KEY.word()))
                .toList();
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.subject()).isEqualTo(key);
            assertThat(line.reason()).isEqualTo("départ d’un administrateur");
        });
        Result without = cli().run("key", "rotate");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(cli().run("key", "rotate", "--reason", " ").exitCode()).isEqualTo(2);
    }

    private static JsonNode key(String id, String state, int runs) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", id)
                .put("state", state)
                .put("runs", runs);
    }

    @Test
    void namesARunThatIsDamagedAndTakesItUpAgain() throws IOException {
        Path rejects = folder(run).path().resolve("rejects.csv");
        String whole = Files.readString(rejects);
        Files.writeString(rejects, whole.replace('x', 'y'));

        Result rotated = rotate();

        assertThat(rotated.exitCode()).isEqualTo(1);
        assertThat(json(rotated).at("/unreadable/0").asString()).isEqualTo(run);
        assertThat(tokens(run).key()).isEqualTo(earlier);
        Files.writeString(rejects, whole);
        assertThat(cli().run("doctor").out()).contains("1 run(s) have tokens of the earlier key " + earlier);
        assertThat(copy("23991206").path("runs")).hasSize(1);
        Result resumed = cli().run("key", "resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("Runs rewritten: 1");
        assertThat(tokens(run).firstKey()).isEqualTo(earlier);
    }

    @Test
    void saysThatAKeyIsMissing() throws IOException {
        Files.delete(home.resolve("data/state/customer-tokens.json"));

        Result doctor = cli().run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("1 run(s) have tokens of the key " + earlier + ", which is not in");
        assertThat(cli().run("key", "list").out()).contains(earlier, "missing");
        Result resumed = cli().run("key", "resume");
        assertThat(resumed.exitCode()).isEqualTo(1);
        assertThat(resumed.err()).contains("There is no key in");
        assertThat(home.resolve("data/state/customer-tokens.json")).doesNotExist();
    }

    /** Whoever puts the lost key back has everybody again. */
    @Test
    void takesNoRunForRewrittenWhoseKeyIsLost() throws IOException {
        Path keys = home.resolve("data/state/customer-tokens.json");
        Path kept = Files.move(keys, home.resolve("kept.json"));

        Result rotated = rotate();

        assertThat(rotated.exitCode()).isEqualTo(1);
        assertThat(json(rotated).at("/unreadable/0").asString()).isEqualTo(run);
        assertThat(tokens(run).key()).isEqualTo(earlier);
        assertThat(cli().run("verify", "run", run, "--file", file.toString()).err())
                .contains("has tokens of the key " + earlier);
        Result erased = cli().run("person", "erase", "23991206", "--reason", "demande");
        assertThat(erased.exitCode()).as("the order stays open").isEqualTo(1);
        assertThat(erased.out()).contains(run);
        Files.move(kept, keys, StandardCopyOption.REPLACE_EXISTING);
        assertThat(copy("23991207").path("runs")).hasSize(1);
    }
}

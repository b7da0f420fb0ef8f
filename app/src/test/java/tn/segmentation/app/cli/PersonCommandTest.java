package tn.segmentation.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
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
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.store.run.RunFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of one person is found, and destroyed, wherever it is. */
class PersonCommandTest {

    private static final String PERSON = "22000017";
    private static final String DATASET = "20261101T070000-0123456789ab";

    @TempDir
    static Path made;

    @TempDir
    Path home;

    private Path october;

    /** A file that somebody brought and that was segmented, and one that was only segmented, in two formats. */
    @BeforeAll
    static void makesAPlatform() throws IOException {
        Path file = Files.createDirectories(made.resolve("data/raw").resolve(DATASET))
                .resolve("data");
        Files.writeString(file, table(i -> ""));
        bring(made, file, "octobre.csv");
        segment(made, file, "parquet");
        segment(made, Files.writeString(made.resolve("novembre.csv"), table(i -> i == 17 ? "x" : "")), "csv");
    }

    @BeforeEach
    void hasAPlatform() throws IOException {
        PathUtils.copyDirectory(made, home);
        october = home.resolve("data/raw").resolve(DATASET).resolve("data");
    }

    private static String table(IntFunction<String> damage) {
        return "msisdn;age;montant_consommation;nombre_appels\n"
                + IntStream.range(0, 60)
                        .mapToObj(i -> "216220000%02d;%d%s;%d,5;%d\n"
                                .formatted(i, 20 + i % 40, damage.apply(i), 10 + 50 * (i % 3), 3 * i))
                        .collect(Collectors.joining());
    }

    private static void bring(Path platform, Path file, String name) throws IOException {
        ObjectNode dataset = JsonMapper.shared().createObjectNode();
        dataset.put("id", DATASET).put("name", name).put("uploaded_at", "2026-11-01T07:00:00Z");
        dataset.set("answers", JsonMapper.shared().readTree("{\"reading\": {}, \"empty\": {}, \"map\": {}}"));
        dataset.set(
                "verdict",
                JsonMapper.shared()
                        .readTree(Cli.at(platform)
                                .run("segment", file.toString(), "--dry-run", "--json")
                                .out()));
        Files.writeString(file.resolveSibling("dataset.json"), dataset.toString());
        Files.writeString(file.resolveSibling("rejects.csv"), "");
    }

    private static void segment(Path platform, Path file, String format) {
        Result run = Cli.at(platform).run("segment", file.toString(), "--segments", "3", "--format", format);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private Cli cli() {
        return Cli.at(home).in("en");
    }

    private Configuration configuration() {
        return Configuration.load(new Environment(Map.of(), Map.of(), home));
    }

    private List<RegisteredRun> runs() {
        return Runs.open(configuration()).list();
    }

    private JsonNode copy(String id) {
        Result result = cli().run("person", "copy", id, "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    @Test
    void putsTogetherWhatIsKept() {
        JsonNode data = copy("+216 22 000 017");

        assertThat(data.path("files")).hasSize(1);
        JsonNode record = data.path("files").path(0).path("records").path(0);
        assertThat(record.path("line").asInt()).isEqualTo(19);
        assertThat(record.path("cells").valueStream().map(JsonNode::asString))
                .containsExactly("21622000017", "37", "110,5", "51");
        assertThat(data.path("runs")).hasSize(2);
        JsonNode rejected = runOf("novembre.csv", data);
        assertThat(rejected.path("rejected").path(0).path("record").asString()).isEqualTo("21622000017;37x;110,5;51");
        JsonNode assigned = runOf("data", data).path("assigned");
        assertThat(assigned.path("id").asString()).isEqualTo("21622000017");
        assertThat(assigned.path("segment").asString()).isEqualTo("S3");
        assertThat(assigned.path("values").path("montant_consommation").asDouble())
                .isEqualTo(110.5);
        assertThat(data.path("unreadable")).isEmpty();
    }

    /** Returns what a copy says of the run of a file; two runs may be of the same second, and then in either order. */
    private static JsonNode runOf(String input, JsonNode copy) {
        return copy.path("runs")
                .valueStream()
                .filter(run -> run.path("input").asString().equals(input))
                .reduce((one, other) -> fail("two runs of %s", input))
                .orElseThrow();
    }

    @Test
    void saysTheSameInWords() {
        Result result = cli().run("person", "copy", PERSON);

        assertThat(result.out())
                .contains("octobre.csv", "montant_consommation: 110,5", "Segment S3", "Rejected record, line 19");
        assertThat(cli().run("person", "copy", "22999999").out()).contains("keeps nothing of this person");
    }

    @Test
    void destroysAllOfIt() throws IOException {
        long before = segmented();

        Result result = cli().run("person", "erase", PERSON, "--reason", "demande du 12/11, n° 7", "--json");

        assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
        JsonNode erasure =
                JsonMapper.shared().readTree(result.out()).path("erasures").path(0);
        assertThat(erasure.path("done_at").asString()).isNotEmpty();
        assertThat(erasure.path("destroyed")
                        .path("files")
                        .path(0)
                        .path("records")
                        .asLong())
                .isEqualTo(1);
        assertThat(erasure.path("destroyed").path("runs")).hasSize(2);
        assertThat(copy(PERSON).path("files")).isEmpty();
        assertThat(copy(PERSON).path("runs")).isEmpty();
        assertThat(copy("22000018").path("runs")).hasSize(2);
        for (RegisteredRun run : runs()) {
            RunFolder folder = run.open();
            folder.verify();
            assertThat(folder.erased()).isEqualTo(1);
        }
        assertThat(segmented()).as("the numbers of segments stay").isEqualTo(before);
        assertThat(Files.readString(october)).isEqualTo(table(i -> "").replace("21622000017;37;110,5;51\n", ""));
        assertThat(holding("2000017")).containsExactly(home.resolve("novembre.csv"));
    }

    private long segmented() {
        return runs().stream().mapToLong(RegisteredRun::rowsSegmented).sum();
    }

    /** Returns the files that hold a text; what is packed in Parquet is asked for above. */
    private List<Path> holding(String text) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> new String(read(file), UTF_8).contains(text))
                    .toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writesWhoAskedForItAndWhyButNotWhoItWas() {
        cli().run("person", "erase", PERSON, "--reason", "demande du 12/11");

        List<AuditLine> lines = Audit.open(configuration(), Clock.systemUTC())
                .list(new AuditSearch("", Act.ERASE_PERSON, null, null), 0, 10);
        assertThat(lines).hasSize(1);
        assertThat(lines.toString()).contains("demande du 12/11").doesNotContain("2000017");
        Result list = cli().run("person", "erasures");
        assertThat(list.out()).contains("demande du 12/11", "Done").doesNotContain("2000017");
    }

    @Test
    void judgesAFileAnewThatSomebodyWasTakenOutOf() throws IOException {
        cli().run("person", "erase", PERSON, "--reason", "demande");

        JsonNode dataset = JsonMapper.shared().readTree(Files.readString(october.resolveSibling("dataset.json")));
        assertThat(dataset.path("name").asString()).isEqualTo("octobre.csv");
        assertThat(dataset.path("verdict").path("rows_read").asLong()).isEqualTo(59);
    }

    @Test
    void saysThatARunCannotBeReplayed() {
        String run = runs().get(1).id();
        assertThat(cli().run("verify", "run", run).exitCode()).isZero();

        cli().run("person", "erase", PERSON, "--reason", "demande");

        Result result = cli().run("verify", "run", run);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("People were erased", "1 records");
    }

    @Test
    void staysOpenUntilWhatIsDamagedIsOutOfTheWay() throws IOException {
        Path damaged = runs().get(0).folder();
        byte[] model = Files.readAllBytes(damaged.resolve("manifest.json"));
        Files.writeString(damaged.resolve("manifest.json"), "{}");

        Result result = cli().run("person", "erase", PERSON, "--reason", "demande");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("not done", "Could not be read", runs().get(0).id());
        assertThat(cli().run("person", "erasures").out()).contains("To be taken up");

        Files.write(damaged.resolve("manifest.json"), model);
        Result again = cli().run("person", "erase-again");

        assertThat(again.exitCode()).as(again.out()).isZero();
        assertThat(again.out()).contains("Record of destruction", "Done on");
        assertThat(copy(PERSON).path("runs")).isEmpty();
        assertThat(cli().run("person", "erase-again").out()).contains("No erasure is waiting");
    }

    @Test
    void staysOpenWhileNobodyKnowsWhatAFileIs() throws IOException {
        Path known = october.resolveSibling("dataset.json");
        String noted = Files.readString(known);
        Files.writeString(known, "{");

        Result copy = cli().run("person", "copy", PERSON);
        assertThat(copy.exitCode()).as("it may be incomplete").isEqualTo(1);
        assertThat(copy.out()).contains("novembre.csv", "Segment S3", "Could not be read", DATASET);
        Result result = cli().run("person", "erase", PERSON, "--reason", "demande");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("not done", "lines destroyed: 1", "rejected values destroyed: 1", DATASET);

        Files.writeString(known, noted);
        assertThat(cli().run("person", "erase-again").out()).contains("Done on");
        assertThat(Files.readString(october)).doesNotContain("2000017");
    }

    /** The process ended after the file was written anew, and before it was judged. */
    @Test
    void judgesAFileThatAnEarlierTryHasLeftUnjudged() throws IOException {
        Files.writeString(october, table(i -> "").replace("21622000017;37;110,5;51\n", ""));

        cli().run("person", "erase", PERSON, "--reason", "demande");

        JsonNode dataset = JsonMapper.shared().readTree(Files.readString(october.resolveSibling("dataset.json")));
        assertThat(dataset.path("verdict").path("rows_read").asLong()).isEqualTo(59);
    }

    @Test
    void removesAFileThatHadNobodyElse() throws IOException {
        Files.writeString(october, "msisdn;age;montant_consommation\n21622000017;37;110,5\n");
        bring(home, october, "un.csv");

        Result result = cli().run("person", "erase", PERSON, "--reason", "demande");

        assertThat(result.out()).contains("destroyed as a whole");
        assertThat(october.getParent()).doesNotExist();
    }

    @Test
    void takesNoLineForAPersonWhereAFileHasNoIds() throws IOException {
        Path anonymous =
                Files.writeString(home.resolve("anonyme.csv"), table(i -> "").replaceAll("(?m)^[^;]+;", ""));
        segment(home, anonymous, "both");

        assertThat(copy("20").path("runs")).isEmpty();
        assertThat(cli().run("person", "erase", "20", "--reason", "demande").out())
                .contains("in no file and no run");
    }

    @Test
    void refusesWhatIsNoId() {
        Result result = cli().run("person", "erase", "2,16E+10", "--reason", "demande");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("neither the number of a line nor the token");
        assertThat(cli().run("person", "erase", PERSON, "--reason", " ").exitCode())
                .isEqualTo(2);
    }

    @Test
    void takesATokenForAPerson() {
        String token = cli().run("person", "erase", PERSON, "--reason", "demande", "--json")
                .out();
        String person = JsonMapper.shared()
                .readTree(token)
                .path("erasures")
                .path(0)
                .path("person")
                .asString();

        assertThat(cli().run("person", "copy", person).exitCode()).isZero();
    }
}

package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentCommandTest {

    private static final int GROUP = 40;

    @TempDir
    Path home;

    /** Three groups far apart, and a last record with a bad age. */
    @BeforeEach
    void writesThreeGroups() throws IOException {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("id_client,nom,age,montant_consommation,nombre_appels\n");
        for (int i = 0; i < 3 * GROUP; i++) {
            int group = i % 3;
            csv.append("CANARI")
                    .append(1000 + i)
                    .append(",Nom")
                    .append(1000 + i)
                    .append(',');
            csv.append(20 + 20 * group + random.nextInt(4)).append(',');
            csv.append(5 + 50 * group + random.nextInt(5)).append(',');
            csv.append(10 + 100 * (2 - group) + random.nextInt(9)).append('\n');
        }
        csv.append("CANARI9999,NomFautif,vieuxcanari,7,12\n");
        Files.writeString(home.resolve("octobre.csv"), csv);
    }

    @Test
    void saysWhichAnswersThereAre() {
        Result result = Cli.at(home).run("segment", "octobre.csv", "--reading", "age=virgule");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--reading age", "virgule", "point, comma, thousands, dmy, mdy");
    }

    @Test
    void asksWhatCanBeReadInTwoWaysAndShowsWhatFollows() throws IOException {
        Files.writeString(
                home.resolve("deux.csv"), "id;Montant DT;volume\n1;12.500;1,5\n2;7.250;2,5\n3;4;3\n4;9.750;4\n");
        String[] mapped = {"segment", "deux.csv", "--map", "montant_consommation=Montant DT"};

        Result dry = Cli.at(home).run("segment", "deux.csv", "--dry-run", "--map", "montant_consommation=Montant DT");
        Result refused = Cli.at(home).run(mapped);
        Result json = Cli.at(home).run("segment", "deux.csv", "--json", "--map", "montant_consommation=Montant DT");

        assertThat(dry.exitCode()).isEqualTo(1);
        assertThat(dry.out())
                .contains("point décimal             12,5        4    8,5     12,5".replace("    8,5", "      8,5"))
                .contains("séparateur de milliers  12\u202f500        4    8\u202f500   12\u202f500")
                .contains("--reading 'Montant DT=thousands'")
                .contains("répondez d’abord");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("peut se lire de deux façons", "12\u202f500", "--reading 'Montant DT=point'");
        JsonNode error = JsonMapper.shared().readTree(json.out()).get("error");
        assertThat(error.get("code").stringValue()).isEqualTo("ambiguous_numbers");
        assertThat(error.at("/decisions/0/readings/1/consequence/example_value").doubleValue())
                .isEqualTo(12_500);
    }

    @Test
    void looksAtEachColumnBeforeAnythingIsComputed() {
        JsonNode verdict = JsonMapper.shared()
                .readTree(Cli.at(home)
                        .run("segment", "octobre.csv", "--dry-run", "--json")
                        .out());

        assertThat(verdict.at("/column_facts/2/role").stringValue()).isEqualTo("feature");
        assertThat(verdict.at("/column_facts/2/type").stringValue()).isEqualTo("integer");
        assertThat(verdict.at("/column_facts/1").has("median")).isFalse();
        assertThat(verdict.get("rows_without_usage").intValue()).isZero();
        assertThat(verdict.get("duplicate_ids").intValue()).isZero();
        assertThat(verdict.get("decisions").isEmpty()).isTrue();
        assertThat(verdict.get("rejects").size()).isEqualTo(1);
    }

    @Test
    void saysInALineOfATerminalWhatIsUnderstoodAndWhy() throws IOException {
        StringBuilder text = new StringBuilder("Téléphone\tMontant DT\tVolume Mo\tnote\n");
        for (int i = 0; i < 50; i++) {
            text.append(23_000_000 + i).append('\t').append(i + 1).append("\t4500\tà garder\n");
        }
        Files.writeString(
                home.resolve("tabulé.csv"), text + "23000001\t90000\t4500\t\n23111111\t0\t0\t\n23111112\t90000\t1\t\n");
        String[] command = {
            "segment",
            "tabulé.csv",
            "--dry-run",
            "--map",
            "montant_consommation=Montant DT",
            "--map",
            "volume_data=Volume Mo"
        };

        String french = Cli.at(home).run(command).out();
        String english = Cli.at(home).in("en").run(command).out();

        for (String page : List.of(french, english)) {
            assertThat(page.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
        }
        assertThat(french)
                .contains("séparées par «\u202ftabulation\u202f»\u202f: 53 enregistrements sur 53 ont 4")
                .contains("Téléphone   identifiant  texte       0")
                .contains("Montant DT  critère      entier      0      1        0     25,5   90\u202f000")
                .contains("Conservées telles quelles\u202f: note.")
                .contains("90\u202f000 (ligne 54)")
                .contains("Lignes sans aucun usage", "Ce fichier peut être segmenté.");
        assertThat(english)
                .contains("Is this really GB, and not MB", "Ids that stand further up already", "53 of 53 records");
    }

    @Test
    void refusesAnAnswerAboutAColumnThatIsNotThere() {
        Result result = Cli.at(home).run("segment", "octobre.csv", "--reading", "recette=point");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("recette", "id_client, nom, age");
    }

    @Test
    void publishesARun() throws IOException {
        Result result = Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--period", "2026-10");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("Mieux que le hasard", "33,4\u202f%", "Offre Voix", "./segmentation serve");
        RunFolder run = RunFolder.open(runs().published().orElseThrow().folder());
        run.verify();
        RunSummary summary = run.summary();
        assertThat(summary.segments()).extracting(RunSummary.Segment::size).containsExactly(40L, 40L, 40L);
        assertThat(summary.segments()).extracting(RunSummary.Segment::id).containsExactly("S1", "S2", "S3");
        assertThat(summary.segments().stream()
                        .mapToDouble(s -> s.meanValues().get("montant_consommation"))
                        .toArray())
                .isSorted();
        assertThat(summary.warnings()).extracting(RunSummary.Warning::code).containsExactly("rejected_rows");
        assertThat(Files.readString(run.path().resolve("rejects.csv"))).contains("vieuxcanari");
        assertThat(home.resolve("data/figures").resolve(run.id()).resolve("figures.html"))
                .isNotEmptyFile();
    }

    @Test
    void printsTheSummaryFileForMachines() throws IOException {
        Result result = Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--json", "--out", "run");

        assertThat(result.out()).isEqualTo(Files.readString(home.resolve("run/summary.json")));
        assertThat(result.err().lines()).allMatch(line -> line.startsWith("{\"stage\":\""));
    }

    @Test
    void neverOverwritesARun() throws IOException {
        Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--out", "run");
        String before = Files.readString(home.resolve("run/manifest.json"));

        Result again = Cli.at(home).in("en").run("segment", "octobre.csv", "--segments", "2", "--out", "run");

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("already exists");
        assertThat(Files.readString(home.resolve("run/manifest.json"))).isEqualTo(before);
    }

    @Test
    void makesAnotherRunWhereOneWasDeleted() throws IOException {
        Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--out", "run");
        RegisteredRun first = runs().published().orElseThrow();
        FileSystemUtils.deleteRecursively(home.resolve("run"));

        Result again = Cli.at(home).run("segment", "octobre.csv", "--segments", "2", "--out", "run");

        assertThat(again.exitCode()).isZero();
        RegisteredRun second = runs().published().orElseThrow();
        assertThat(second.open().summary().segments()).hasSize(2);
        assertThat(first.folder()).isEqualTo(second.folder());
        assertThatThrownBy(first::open)
                .isInstanceOfSatisfying(
                        DamagedRun.class, e -> assertThat(e.code()).isEqualTo("run_missing"));
    }

    @Test
    void keepsTheDashboardAsItIsWhenToldTo() {
        Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--no-publish");

        assertThat(runs().published()).isEmpty();
        assertThat(runs().list()).hasSize(1);
    }

    @Test
    void onlyReadsOnADryRun() throws IOException {
        Result result = Cli.at(home).in("en").run("segment", "octobre.csv", "--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("Records read: 121; accepted: 120, of which to be completed: 0; rejected: 1.")
                .contains("Rejected values, not a number: 1")
                .contains("  Line 122, column “age”: “vieuxcanari” is not a number");
        assertThat(entries(home.resolve("data/processed"))).isEmpty();
    }

    @Test
    void saysWhereThereAreFewerLinesThanSegments() throws IOException {
        Files.writeString(home.resolve("trois.csv"), "id,age\nA1,30\nA2,41\nA3,52\n");

        Result tooMany = Cli.at(home).in("en").run("segment", "trois.csv", "--dry-run", "--segments", "4");
        Result usual = Cli.at(home).in("en").run("segment", "trois.csv", "--dry-run");
        Result asMany = Cli.at(home).in("en").run("segment", "trois.csv", "--dry-run", "--segments", "3");

        assertThat(tooMany.exitCode()).isEqualTo(1);
        assertThat(tooMany.out().replace('\n', ' '))
                .contains("accepted lines: 3; segments asked for: 4. Ask for fewer segments with --segments.")
                .doesNotContain("can be segmented.");
        // As many as there are labels.
        assertThat(usual.exitCode()).isEqualTo(1);
        assertThat(usual.out().replace('\n', ' ')).contains("segments asked for: 5.");
        assertThat(asMany.exitCode()).isZero();
        assertThat(asMany.out()).contains("can be segmented.");
    }

    @Test
    void showsTheFirstRejectsToPeopleAndAllToMachines() throws IOException {
        StringBuilder csv = new StringBuilder("age,montant_consommation\n" + "30,1\n".repeat(500));
        for (int i = 1; i <= 25; i++) {
            csv.append("faux\u001b[2J").append(i).append(",5\n");
        }
        Files.writeString(home.resolve("fautes.csv"), csv);

        Result people = Cli.at(home).run("segment", "fautes.csv", "--dry-run");
        Result machines = Cli.at(home).in("en").run("segment", "fautes.csv", "--dry-run", "--json");

        assertThat(people.out().lines().filter(line -> line.startsWith("  Ligne ")))
                .hasSize(20);
        assertThat(people.out()).contains("faux [2J20", "… et 5 autres").doesNotContain("faux [2J21", "\u001b");
        JsonNode json = JsonMapper.shared().readTree(machines.out());
        assertThat(json.get("rows_rejected").intValue()).isEqualTo(25);
        assertThat(json.get("rejects").size()).isEqualTo(25);
        JsonNode last = json.get("rejects").get(24);
        assertThat(last.propertyNames()).containsExactly("line", "column", "value", "reason", "message");
        assertThat(last.get("line").intValue()).isEqualTo(526);
        assertThat(last.get("column").stringValue()).isEqualTo("age");
        assertThat(last.get("value").stringValue()).isEqualTo("faux\u001b[2J25");
        assertThat(last.get("reason").stringValue()).isEqualTo("not_a_number");
        assertThat(last.get("message").stringValue()).startsWith("Line 526, column “age”");
    }

    @Test
    void leavesNothingBehindWhenItRefuses() throws IOException {
        Files.writeString(home.resolve("vide.csv"), "age,montant_consommation\n");

        Result empty = Cli.at(home).run("segment", "vide.csv");
        Result few = Cli.at(home).run("segment", "octobre.csv", "--features", "age", "--segments", "90");

        assertThat(List.of(empty.exitCode(), few.exitCode())).containsOnly(1);
        assertThat(few.err()).contains("--segments");
        assertThat(entries(home.resolve("data/processed"))).isEmpty();
        assertThat(runs().list()).isEmpty();
    }

    @Test
    void startsFromTheCentersOfAFile() throws IOException {
        Files.writeString(
                home.resolve("centres.csv"),
                "montant_consommation,age,nombre_appels\n7,21,214\n57,41,114\n107,61,14\n");

        Result good = Cli.at(home)
                .run("segment", "octobre.csv", "--segments", "3", "--initial-centers", "centres.csv", "--out", "run");
        Result wrong =
                Cli.at(home).run("segment", "octobre.csv", "--segments", "2", "--initial-centers", "centres.csv");

        assertThat(good.exitCode()).isZero();
        assertThat(RunFolder.open(home.resolve("run")).summary().segments())
                .extracting(RunSummary.Segment::size)
                .containsExactly(40L, 40L, 40L);
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("--segments");
    }

    @Test
    void givesTheSameSegmentsToTheSameRowsLater() throws IOException {
        Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--out", "run", "--format", "csv");
        Result scored = Cli.at(home).run("assign", "--run", "run", "octobre.csv", "--out", "scores.csv");
        Result again = Cli.at(home).run("assign", "--run", "run", "octobre.csv", "--out", "scores.csv");

        assertThat(scored.exitCode()).isZero();
        assertThat(home.resolve("scores.csv")).hasSameTextualContentAs(home.resolve("run/assignments.csv"));
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(home.resolve("scores-rejects.csv")).hasSameBinaryContentAs(home.resolve("run/rejects.csv"));
        assertThat(scored.out())
                .contains("Valeurs écartées, pas un nombre\u202f: 1")
                .contains(home.resolve("scores-rejects.csv").toString());
    }

    @Test
    void leavesALineOfWhatWasReadOfAFileAndOfWhatWasScored() {
        Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--out", "run");
        Cli.at(home).run("segment", "octobre.csv", "--dry-run");
        Cli.at(home).run("assign", "--run", "run", "octobre.csv", "--out", "scores.csv");
        Cli.at(home).run("assign", "--run", "run", "octobre.csv", "--out", "scores.csv");

        Environment environment = new Environment(Map.of(), Map.of(), home);
        List<AuditLine> lines =
                Audit.open(Configuration.load(environment), Clock.systemUTC()).list(AuditSearch.ALL, 0, 3);
        assertThat(lines)
                .extracting(line -> line.act() + " " + line.outcome() + " " + line.subject())
                .containsExactly(
                        "score_file refused octobre.csv",
                        "score_file done octobre.csv",
                        "read_verdict done octobre.csv");
        assertThat(lines.get(1).details()).contains("\"rows\":\"", "\"run\":\"run\"");
        assertThat(lines).allMatch(line -> line.who().startsWith("os:"));
    }

    @Test
    void writesNoFileOfRejectsWhenThereAreNone() throws IOException {
        Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--out", "run");
        List<String> lines = Files.readAllLines(home.resolve("octobre.csv"));
        Files.write(home.resolve("bon.csv"), lines.subList(0, lines.size() - 1));

        Result scored = Cli.at(home).run("assign", "--run", "run", "bon.csv", "--json");

        assertThat(scored.exitCode()).isZero();
        assertThat(scored.out()).doesNotContain("\"rejects\"");
        assertThat(home.resolve("bon-segments.parquet")).isNotEmptyFile();
        assertThat(home.resolve("bon-segments-rejects.csv")).doesNotExist();
    }

    @Test
    void recordsHowToReplayTheRun() throws IOException {
        Cli.at(home).run("segment", "octobre.csv", "--segments", "3", "--out", "run", "--weight", "age=0.5");

        assertThat(Files.readString(home.resolve("run/run.json")))
                .contains("\"input_name\" : \"octobre.csv\"", "\"segments\" : 3", "\"age\" : 0.5", "\"--weight\"")
                .doesNotContain("--out", home.toString());
    }

    @Test
    void recordsEveryArgumentOnce() {
        Cli.at(home)
                .run(
                        "segment",
                        "octobre.csv",
                        "--segments=3",
                        "--out=run",
                        "--weight=age=0.5",
                        "--json",
                        "--weight=nombre_appels=2");

        assertThat(RunFolder.open(home.resolve("run")).provenance().arguments())
                .containsExactly(
                        "segment", "--segments", "3", "--weight", "age=0.5", "--weight", "nombre_appels=2", "--json");
    }

    @Test
    void datesThePublicationAfterTheRun() {
        Instant before = Instant.now();
        Clock clock = new Clock() {
            private Instant now = before;

            @Override
            public Instant instant() {
                now = now.plusSeconds(60);
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        Cli.at(home).at(clock).run("segment", "octobre.csv", "--segments", "3");

        assertThat(runs().publications().get(0).at())
                .isAfter(runs().published().orElseThrow().createdAt());
    }

    @Test
    void writesNoCustomerToTheLogs() throws IOException {
        Cli.at(home).with("APP_DEBUG", "1").run("segment", "octobre.csv", "--segments", "3");
        Cli.at(home).with("APP_DEBUG", "1").run("segment", "octobre.csv", "--features", "nom");

        StringBuilder logs = new StringBuilder();
        for (Path log : entries(home.resolve("data/logs"))) {
            logs.append(Files.readString(log));
        }
        assertThat(logs.toString())
                .contains("is complete: 120 rows, 1 rejected", "segment refused: column_not_numeric")
                .doesNotContainIgnoringCase("canari")
                .doesNotContain("Nom1", "NomFautif");
    }

    @Test
    void writesLogsAsJsonWhenToldTo() throws IOException {
        Cli.at(home).with("LOG_FORMAT", "json").run("segment", "absent.csv");

        Path log = entries(home.resolve("data/logs")).stream()
                .filter(entry -> entry.toString().endsWith(".log"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readAllLines(log)).isNotEmpty().allMatch(line -> line.startsWith("{\"timestamp\":"));
    }

    private Runs runs() {
        return Runs.open(Configuration.load(new Environment(Map.of(), Map.of(), home)));
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}

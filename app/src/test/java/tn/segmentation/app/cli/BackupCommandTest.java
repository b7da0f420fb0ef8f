package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditEntry;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.cli.Cli.Result;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Users;
import tn.segmentation.store.input.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Backups by the real restic: taken while people write, restored on an empty place, and refused when they are damaged.
 */
class BackupCommandTest {

    /** Backups behind the first one, each of which adds what is new alone. */
    private static final int INCREMENTS = 7;

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path temp;

    private Path source;
    private Path repository;

    @BeforeEach
    void hasAPlatform() throws IOException {
        source = Files.createDirectories(temp.resolve("source"));
        repository = temp.resolve("coffre [1]");
        Files.writeString(temp.resolve("password"), "only-for-tests\n");
        Files.writeString(source.resolve("segmentation.yml"), "UPLOAD_LIMIT_MB: 7\n");
    }

    /** What a platform had when a backup of it was taken. */
    private record Point(String backup, List<RegisteredRun> runs, Map<String, String> files) {}

    @Test
    void restoresEveryOneOfThoseThatWereTakenWhilePeopleWrote() throws Exception {
        List<Point> points = new ArrayList<>();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread people = new Thread(() -> write(isOver), "people");
        people.start();
        try {
            points.add(point("--init"));
            for (int later = 1; later <= INCREMENTS; later++) {
                if (later <= 2) {
                    arrive(later);
                }
                points.add(point());
            }
        } finally {
            isOver.set(true);
            people.join();
        }

        for (Point point : points) {
            assertIsAsItWas(point);
        }
        assertThat(cli(source).run("backup", "--list").out())
                .contains(points.stream().map(Point::backup).toList());
        Result whole = cli(source).run("verify", "backup", "--read-data");
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        assertThat(cli(source).run("doctor").out()).doesNotContain("The last check of the backups");
        assertThat(whole.out())
                .contains("is whole. Runs: 2", points.get(INCREMENTS).backup())
                .doesNotContain("\n  ");
    }

    /** A file is brought, a run is made of it. */
    private void arrive(int month) throws IOException {
        Path brought = Files.createDirectories(source.resolve("data/raw/" + month));
        StringBuilder csv = new StringBuilder("age,montant_consommation\n");
        for (int i = 0; i < 60 * month; i++) {
            csv.append(20 + 20 * (i % 3) + i % 4).append(',').append(10 + 50 * (i % 3) + i % 5 + month);
            csv.append('\n');
        }
        Path file = Files.writeString(brought.resolve("mois.csv"), csv);
        Files.writeString(
                Files.createDirectories(source.resolve("data/raw/.arriving-1")).resolve("x"), "half");
        Result made = cli(source).run("segment", file.toString(), "--segments", "3");
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    private Point point(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("backup", "--json"));
        command.addAll(List.of(options));
        Result taken = cli(source).run(command.toArray(String[]::new));
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(source.resolve("data/state/backup")).doesNotExist();
        return new Point(
                json(taken).path("backup").asString(),
                Files.exists(source.resolve("data/processed"))
                        ? Runs.open(configuration(source)).list()
                        : List.of(),
                sums(source));
    }

    private void assertIsAsItWas(Point point) throws IOException {
        Path place = temp.resolve("restored-" + point.backup());
        Result restored = cli(place).run("restore", "--backup", point.backup(), "--json");

        assertThat(restored.exitCode()).as(restored.out() + restored.err()).isZero();
        assertThat(json(restored).path("whole").asBoolean()).isTrue();
        assertThat(json(restored).path("runs").asInt()).isEqualTo(point.runs().size());
        assertThat(sums(place)).isEqualTo(point.files());
        assertThat(Runs.open(configuration(place)).list())
                .extracting(RegisteredRun::id)
                .isEqualTo(point.runs().stream().map(RegisteredRun::id).toList());
        assertThat(place.resolve("data/state/segmentation.restored.yml")).hasContent("UPLOAD_LIMIT_MB: 7");
        assertIsABeginningOfTheSource(place);
    }

    /** Rows grow while a backup is taken: what is restored is all there was at one instant, and nothing later. */
    private void assertIsABeginningOfTheSource(Path place) {
        Audit restored = Audit.open(configuration(place), Clock.systemUTC());
        Audit all = Audit.open(configuration(source), Clock.systemUTC());
        long lines = restored.count(AuditSearch.ALL) - 1;
        List<AuditLine> there = restored.list(AuditSearch.ALL, 1, 100_000);
        assertThat(there).hasSize((int) lines).isNotEmpty();
        Map<Long, String> known = new TreeMap<>();
        all.list(AuditSearch.ALL, 0, 100_000).forEach(line -> known.put(line.position(), line.sha256()));
        there.stream()
                .filter(line -> line.act().equals("sign_in"))
                .forEach(line -> assertThat(known).containsEntry(line.position(), line.sha256()));
        List<String> users = Users.open(configuration(place)).list().stream()
                .map(user -> user.name())
                .toList();
        assertThat(users).isNotEmpty();
        // A user is added before the line that says so: either both are there, or the user alone.
        long said = there.stream().filter(line -> line.act().equals("sign_in")).count();
        assertThat((long) users.size()).isBetween(said, said + 1);
    }

    private void write(AtomicBoolean isOver) {
        Users users = Users.open(configuration(source));
        Audit audit = Audit.open(configuration(source), Clock.systemUTC());
        for (int i = 0; !isOver.get(); i++) {
            users.add("user" + i, Role.VIEWER, NOON);
            audit.record(new AuditEntry(
                    Act.SIGN_IN, new Actor("user" + i, ""), "user" + i, "", Outcome.DONE, new TreeMap<>()));
        }
    }

    @Test
    void namesARepositoryThatIsDamagedAndPutsNothingAnywhere() throws IOException {
        assertThat(backup("--init").exitCode()).isZero();
        Path pack = largest(repository.resolve("data"));
        try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int was = file.read();
            file.seek(file.length() / 2);
            file.write(was ^ 1);
        }

        assertIsDamaged(cli(source).run("verify", "backup", "--read-data"));
        assertPutsNothing();
        assertThat(cli(source).run("doctor").out())
                .contains("The last check of the backups found a fault (backup_damaged)");
        Path nothing = temp.resolve("nothing");
        assertIsDamaged(cli(nothing).run("verify", "backup", "--read-data"));
        assertThat(nothing.resolve("data/state/segmentation.db"))
                .as("what is restored there must find nothing")
                .doesNotExist();
        Files.delete(pack);
        assertIsDamaged(cli(source).run("verify", "backup"));
    }

    private void assertPutsNothing() {
        Path place = temp.resolve("empty");
        assertIsDamaged(cli(place).run("restore"));
        assertThat(place.resolve("data/state/segmentation.db")).doesNotExist();
        assertThat(place.resolve("data/processed")).doesNotExist();
        assertThat(place.resolve("data/state/.restoring")).doesNotExist();
    }

    private void assertIsDamaged(Result result) {
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("The repository of backups " + repository + " is damaged (");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThat(Cli.at(source).in("en").run("backup").err()).contains("BACKUP_REPOSITORY does not say");
        assertThat(backup().err()).contains("There is no repository of backups in " + repository);
        assertThat(backup("--list", "--init").exitCode()).isEqualTo(2);
        assertThat(backup("--init").exitCode()).isZero();
        assertThat(backup("--init").err()).contains("already. Without --init").doesNotContain("Fatal");

        Result unknown = cli(temp.resolve("empty")).run("restore", "--backup", "00000000", "--json");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(json(unknown).at("/error/code").asString()).isEqualTo("backup_unknown");

        Result occupied = cli(source).run("restore");
        assertThat(occupied.exitCode()).isEqualTo(1);
        assertThat(occupied.err()).contains("There is something in", "segmentation.db already, and nothing is ever");

        Files.writeString(temp.resolve("password"), "another\n");
        assertThat(backup().err()).contains("is not that of the repository").doesNotContain("another");
        Files.delete(temp.resolve("password"));
        assertThat(backup().err()).contains("BACKUP_PASSWORD_FILE, is not there");
    }

    private static String lines() {
        StringBuilder csv = new StringBuilder("msisdn;age;montant_consommation\n");
        for (int i = 10; i < 70; i++) {
            csv.append("216220000%d;%d;%d,5\n".formatted(i, 20 + i % 40, 10 + 50 * (i % 3)));
        }
        return csv.toString();
    }

    /** Somebody is erased, a backup taken, and one from before put in another place. */
    private Result restoredAfterAnErasure(Cli platform, String before, Path place) {
        assertThat(platform.run("person", "erase", "22000017", "--reason", "demande")
                        .exitCode())
                .isZero();
        assertThat(backup().exitCode()).isZero();
        Result restored = cli(place).run("restore", "--backup", before, "--json");
        assertThat(restored.exitCode()).as(restored.out() + restored.err()).isZero();
        return restored;
    }

    /** The newest backup says who was to be erased, whichever is restored. */
    @Test
    void bringsNobodyBackWhoWasErased() throws Exception {
        Path file = Files.writeString(temp.resolve("lignes.csv"), lines());
        assertThat(cli(source)
                        .run("segment", file.toString(), "--segments", "3")
                        .exitCode())
                .isZero();
        String before = json(backup("--init", "--json")).path("backup").asString();
        Path place = temp.resolve("restored");
        Result restored = restoredAfterAnErasure(cli(source), before, place);

        JsonNode erasure = json(restored).path("erasures").path(0);
        assertThat(erasure.path("reason").asString()).isEqualTo("demande");
        assertThat(erasure.path("destroyed")
                        .path("runs")
                        .path(0)
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(cli(place).run("person", "copy", "22000017", "--json")).path("runs"))
                .isEmpty();
        assertThat(json(cli(place).run("person", "copy", "22000018", "--json")).path("runs"))
                .hasSize(1);
        assertThat(cli(place).run("person", "erasures").out()).contains("demande", "Done");
    }

    /** Keys of the newest backup come with an older one: what was to be erased since is said by their tokens. */
    @Test
    void bringsBackRunsOfAnEarlierKeyAndFilesThatWereSealed() throws Exception {
        Cli production = cli(source).with("TOKENISE_NUMBERS", "1").with("ENCRYPT_RAW_FILES", "1");
        Path file = Files.writeString(temp.resolve("lignes.csv"), lines());
        assertThat(production.run("segment", file.toString(), "--segments", "3").exitCode())
                .isZero();
        Path raw = source.resolve("data/state/raw-files.json");
        Path sealed = Files.createDirectories(source.resolve("data/raw/1")).resolve("data");
        try (OutputStream out = new RawFiles(raw, RawFiles.Writing.SEALED).create(sealed)) {
            Files.copy(file, out);
        }
        String before = json(backup("--init", "--json")).path("backup").asString();
        assertThat(production.run("key", "rotate", "--reason", "essai").exitCode())
                .isZero();
        Path place = temp.resolve("restored");
        restoredAfterAnErasure(production, before, place);

        assertThat(place.resolve("data/state/raw-files.json")).hasSameBinaryContentAs(raw);
        assertThat(place.resolve("data/state/customer-tokens.json"))
                .hasSameBinaryContentAs(source.resolve("data/state/customer-tokens.json"));
        assertThat(json(cli(place).run("person", "copy", "22000017", "--json")).path("runs"))
                .isEmpty();
        assertThat(cli(place).run("doctor").out()).contains("have tokens of the earlier key");
        assertThat(cli(place).run("key", "resume").out()).contains("Runs rewritten: 1");
        assertThat(json(cli(place).run("person", "copy", "22000018", "--json")).path("runs"))
                .hasSize(1);
    }

    @Test
    void keepsNoneThatIsTooOld() throws Exception {
        assertThat(backup("--init").exitCode()).isZero();
        String newest = json(backup("--json")).path("backup").asString();
        restic("backup", "--host", "segmentation", "--tag", "segmentation", "--time", "2020-01-01 00:00:00");
        assertThat(json(cli(source).run("backup", "--list", "--json")).path("backups"))
                .hasSize(3);

        assertThat(backup().exitCode()).isZero();

        JsonNode kept = json(cli(source).run("backup", "--list", "--json")).path("backups");
        assertThat(kept.findValuesAsString("backup")).contains(newest);
        assertThat(kept.findValuesAsString("taken_at")).isNotEmpty().noneMatch(at -> at.startsWith("2020"));
    }

    @Test
    void refusesAnAddressThatHoldsAPassword() {
        Result doctor = cli(source)
                .with("BACKUP_REPOSITORY", "rest:https://me:hidden@vault.example/segmentation")
                .run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("holds a password, which others could read")
                .doesNotContain("hidden");
    }

    private void restic(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("restic", "--repo", repository.toString(), "--password-file"));
        all.add(temp.resolve("password").toString());
        all.addAll(List.of(command));
        all.add(source.toString());
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private Result backup(String... options) {
        List<String> command = new ArrayList<>(List.of("backup"));
        command.addAll(List.of(options));
        return cli(source).run(command.toArray(String[]::new));
    }

    private Cli cli(Path home) {
        return Cli.at(home)
                .in("en")
                .with("BACKUP_REPOSITORY", repository.toString())
                .with("BACKUP_PASSWORD_FILE", temp.resolve("password").toString());
    }

    private static Configuration configuration(Path home) {
        return Configuration.load(new Environment(Map.of(), Map.of(), home));
    }

    private static JsonNode json(Result result) {
        return JsonMapper.shared().readTree(result.out());
    }

    /** The sum of each file that a backup has to hold, by its place. */
    private static Map<String, String> sums(Path home) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (String folder : List.of("raw", "processed", "figures")) {
            Path place = home.resolve("data").resolve(folder);
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains("/."))
                            .forEach(file -> sums.put(home.relativize(file).toString(), sum(file)));
                }
            }
        }
        return sums;
    }

    private static String sum(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}

package tn.segmentation.app.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tn.segmentation.app.Site.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.HandClock;
import tn.segmentation.app.Pause;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.dataset.Answers;
import tn.segmentation.app.dataset.Bringer;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobEntry;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.notification.Notifications;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.routine.WatchedFile.State;
import tn.segmentation.app.run.OwnRuns;
import tn.segmentation.app.run.OwnRuns.Aim;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.SegmentedRuns;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Statements;
import tn.segmentation.app.state.UnusableState;

/** The server goes from a file that somebody drops to a run, once, whatever becomes of servers in between. */
@WebTest
class RoutineTest {

    /** Longer than a file has to stay as it is. */
    private static final Duration SETTLED = Duration.ofSeconds(61);

    /** Longer than a server may say nothing. */
    private static final Duration GONE = Duration.ofSeconds(31);

    private static final Bringer FRENCH = new Bringer(Job.Asker.of(Actor.ROUTINE), Language.FRENCH);

    /** Nobody can tell whether a comma is that of decimals or of thousands. */
    private static final String UNDECIDED = lines("id,montant\n", i -> i + "," + (i + 10) + ".500\n");

    private static final String GOOD = lines("id,sms,montant\n", i -> i + "," + i % 7 + "," + i * i + ".5\n");

    private final Datasets datasets;
    private final OwnRuns runs;
    private final Audit audit;
    private final Configuration shared;
    private final Site site;
    private final HandClock clock = HandClock.at(Instant.now());
    private final List<Routine> servers = new ArrayList<>();

    @TempDir
    Path other;

    private WatchedFiles files;
    private Path incoming;
    private long audited;

    RoutineTest(
            @Autowired Datasets datasets,
            @Autowired OwnRuns runs,
            @Autowired Audit audit,
            @Autowired Configuration shared,
            @LocalServerPort int port) {
        this.datasets = datasets;
        this.runs = runs;
        this.audit = audit;
        this.shared = shared;
        this.site = UserFixtures.as(Role.ANALYST, port);
    }

    @BeforeEach
    void watchesAnEmptyFolder() throws IOException {
        files = WatchedFiles.open(configuration(Map.of()));
        FileSystemUtils.deleteRecursively(shared.incoming());
        incoming = Files.createDirectories(shared.incoming());
        int unused = Database.open(shared.state())
                .transact(connection -> Statements.update(connection, "DELETE FROM watched_files")
                        + Statements.update(connection, "DELETE FROM notifications"));
        // What was said about the file of the published run answers questions about the next: nothing was.
        Runs known = Runs.open(shared);
        known.publish(SegmentedRuns.make(shared, "lignes.csv", 2).id(), clock.instant(), "amel");
        audited = audit.anchor().position();
    }

    @AfterEach
    void endsServers() {
        servers.forEach(Routine::close);
    }

    @Test
    void hasAFileSegmentedAndPublishesItsRun() throws Exception {
        drop("octobre.csv", GOOD);
        Routine server = server(Map.of("ROUTINE_RESULT", "publish"));

        server.look();
        assertThat(incoming.resolve("octobre.csv"))
                .as("it may still be written")
                .exists();
        clock.pass(SETTLED);
        server.look();

        WatchedFile running = only(State.RUNNING);
        assertThat(running.name()).isEqualTo("octobre.csv");
        assertThat(files()).isEmpty();
        assertThat(Files.readString(datasets.file(datasets.find(running.id())))).isEqualTo(GOOD);
        await(running.run());
        server.look();

        assertThat(only(State.PUBLISHED).run()).isEqualTo(running.run());
        assertThat(Runs.open(shared).publications().get(0))
                .returns(running.run(), Runs.Publication::runId)
                .returns(Actor.ROUTINE.name(), Runs.Publication::by);
        assertThat(acts(Actor.ROUTINE.name()))
                .containsExactly(
                        "publish_run done " + running.run(),
                        "start_run done " + running.run(),
                        "import_file done " + running.id());
        assertThat(told()).containsExactly("run_published octobre.csv");
        assertThat(site.get("/runs/" + running.run()).body()).contains("la routine");
    }

    @Test
    void leavesItToAPersonToPublishUnlessToldOtherwise() throws Exception {
        drop("novembre.csv", GOOD);
        Routine server = server(Map.of());
        take(server);
        WatchedFile running = only(State.RUNNING);
        await(running.run());

        server.look();

        assertThat(only(State.WAITING).run()).isEqualTo(running.run());
        assertThat(Runs.open(shared).find(running.run())).isPresent();
        assertThat(Runs.open(shared).publications())
                .extracting(Runs.Publication::runId)
                .doesNotContain(running.run());
        site.sendJson("POST", "/api/v1/runs/" + running.run() + "/publish", "");
        server.look();
        server.look();
        assertThat(only(State.PUBLISHED).run()).isEqualTo(running.run());
        assertThat(told()).containsExactly("run_complete novembre.csv", "run_published novembre.csv");
    }

    @Test
    void takesAFileThatCameBeforeTheTimeOfTheDay() throws IOException {
        drop("octobre.csv", UNDECIDED);
        LocalTime time =
                clock.instant().plus(Duration.ofHours(2)).atZone(ZoneOffset.UTC).toLocalTime();
        Routine server =
                server(Map.of("ROUTINE", time.truncatedTo(ChronoUnit.MINUTES).toString()));

        take(server);
        assertThat(incoming.resolve("octobre.csv")).exists();
        clock.pass(Duration.ofHours(2));
        server.look();

        assertThat(only(State.UNDECIDED).name()).isEqualTo("octobre.csv");
    }

    @Test
    void showsAFileThatAsksSomethingToWhoeverCanAnswer() throws Exception {
        drop("mai & <juin>.csv", UNDECIDED);
        Routine server = server(Map.of());
        take(server);

        WatchedFile file = only(State.UNDECIDED);
        assertThat(site.get("/import").body())
                .contains("attendent une réponse", "href=\"/import/" + file.id() + "\"", "mai &amp; &lt;juin&gt;.csv");
        server.look();
        assertThat(told()).containsExactly("file_undecided mai & <juin>.csv");

        site.sendJson("PUT", "/api/v1/datasets/" + file.id() + "/answers", "{\"reading\": {\"montant\": \"point\"}}");
        String run = json(site.sendJson(
                        "POST", "/api/v1/runs", "{\"dataset\": \"" + file.id() + "\", \"segments\": 2}"))
                .get("id")
                .stringValue();
        server.look();
        assertThat(only(State.RUNNING).run()).isEqualTo(run);
        await(run);
        server.look();
        assertThat(only(State.PUBLISHED).run()).isEqualTo(run);
        assertThat(site.get("/import").body()).doesNotContain("attendent une réponse");

        drop("juin.csv", UNDECIDED);
        take(server);
        assertThat(only(State.RUNNING).name()).as("nobody is asked twice").isEqualTo("juin.csv");
        await(only(State.RUNNING).run());
    }

    @Test
    void putsAsideWhatIsNoTableOfCustomersAndSaysWhy() throws IOException {
        drop("vide.csv", "");
        drop("gros.csv", "a".repeat(1_000_001));
        Files.createDirectory(incoming.resolve("dossier.csv"));
        Files.writeString(incoming.resolve("dossier.csv/a.csv"), GOOD);
        Files.createSymbolicLink(incoming.resolve("lien.csv"), Files.writeString(other.resolve("secret"), GOOD));
        Routine server = server(Map.of());

        take(server);

        Map<String, String> refused = files.in(State.REFUSED).stream()
                .collect(Collectors.toMap(WatchedFile::name, file -> String.valueOf(file.code())));
        assertThat(refused)
                .isEqualTo(Map.of(
                        "vide.csv", "file_empty",
                        "gros.csv", "upload_too_large",
                        "dossier.csv", "incoming_folder",
                        "lien.csv", "incoming_link"));
        for (WatchedFile file : files.in(State.REFUSED)) {
            Path place = incoming.resolve("refused").resolve(file.id());
            assertThat(Files.readString(place.resolve("REFUS.txt"))).contains("« " + file.name() + " »", "déposez-le");
            assertThat(Files.exists(place.resolve(file.name()))).as(file.name()).isTrue();
            assertThat(datasets.has(file.id())).isFalse();
        }
        assertThat(files()).isEmpty();
        assertThat(other.resolve("secret")).hasContent(GOOD);
        assertThat(acts(Actor.ROUTINE.name()))
                .filteredOn(act -> act.startsWith("import_file refused"))
                .hasSize(4);
        assertThat(told()).hasSize(4).allMatch(line -> line.startsWith("file_refused "));
    }

    @Test
    void takesNothingWhileItCannotBeWrittenIntoTheAudit() throws IOException {
        drop("octobre.csv", UNDECIDED);
        Configuration blind = Configuration.load(new Environment(Map.of(), Map.of(), other));
        Audit broken = Audit.open(blind, clock);
        Files.writeString(blind.state().folder().resolve("segmentation.db"), "no database any more".repeat(500));
        Routine server = new Routine(new Routine.Parts(files, datasets, runs, broken), configuration(Map.of()), clock);
        servers.add(server);
        server.look();
        clock.pass(SETTLED);

        assertThatThrownBy(server::look).isInstanceOf(UnusableState.class);

        assertThat(incoming.resolve("octobre.csv")).hasContent(UNDECIDED);
        assertThat(files.in(State.TAKEN)).isEmpty();
        take(server(Map.of()));
        assertThat(only(State.UNDECIDED).name()).isEqualTo("octobre.csv");
    }

    @Test
    void leavesAFileThatCannotBeMovedAndTakesItWhenItCan() throws IOException {
        drop("octobre.csv", UNDECIDED);
        Path taken = incoming.resolve(".taken");
        FileSystemUtils.deleteRecursively(taken);
        Files.writeString(taken, "in the way");
        Routine server = server(Map.of());

        take(server);

        assertThat(incoming.resolve("octobre.csv")).exists();
        assertThat(files.in(State.TAKEN)).isEmpty();
        Files.delete(taken);
        take(server);
        assertThat(incoming.resolve("octobre.csv")).as("not tried all the time").exists();
        clock.pass(Duration.ofMinutes(10));
        server.look();
        assertThat(only(State.UNDECIDED).name()).isEqualTo("octobre.csv");
    }

    /** A server was killed between any two of its steps: the next one does the rest, once. */
    @Test
    void carriesOnWhereverAServerWasKilled() throws Exception {
        WatchedFile claimed = claim("claimed.csv");
        drop("claimed.csv", UNDECIDED);
        WatchedFile taken = claim("taken.csv");
        new Incoming(incoming, SETTLED).take(drop("taken.csv", UNDECIDED), taken.id());
        WatchedFile kept = claim("kept.csv");
        new Incoming(incoming, SETTLED).take(drop("kept.csv", UNDECIDED), kept.id());
        datasets.take(kept.id(), file -> Files.writeString(file, UNDECIDED), kept.name(), Answers.none(), FRENCH);
        WatchedFile started = claim("started.csv");
        datasets.take(started.id(), file -> Files.writeString(file, GOOD), started.name(), Answers.none(), FRENCH);
        runs.start(started.run(), started.id(), Aim.KEPT, Language.FRENCH, Actor.ROUTINE);
        WatchedFile refused = claim("refused.csv");
        files.refuse(refused, "file_empty");
        new Incoming(incoming, SETTLED).take(drop("refused.csv", ""), refused.id());
        new Incoming(incoming, SETTLED).refuse(refused.id(), Map.entry("REFUS.txt", "parce que"));
        Routine next = server(Map.of());

        next.look();
        assertThat(files.in(State.TAKEN)).as("the other may be alive").hasSize(5);
        clock.pass(GONE);
        next.look();

        assertThat(files.in(State.UNDECIDED))
                .extracting(WatchedFile::id)
                .containsExactlyInAnyOrder(taken.id(), kept.id());
        assertThat(only(State.REFUSED)).returns(refused.id(), WatchedFile::id).returns("file_empty", WatchedFile::code);
        assertThat(datasets.has(claimed.id())).isFalse();
        assertThat(incoming.resolve("claimed.csv")).as("it was never taken").exists();
        assertThat(incoming.resolve(".taken")).isEmptyDirectory();
        take(next);
        assertThat(files.in(State.UNDECIDED))
                .hasSize(3)
                .extracting(WatchedFile::name)
                .contains("claimed.csv");
        await(started.run());
        next.look();
        assertThat(only(State.WAITING).run()).isEqualTo(started.run());
        assertThat(jobsOf(started.id())).isEqualTo(1);
    }

    @Test
    void makesARunAgainThatTheEndOfAServerHasInterrupted() throws Exception {
        WatchedFile file = claim("decembre.csv");
        datasets.take(file.id(), target -> Files.writeString(target, GOOD), file.name(), Answers.none(), FRENCH);
        files.change(file, State.RUNNING, file.run(), null, clock.instant());
        interrupt(file.run(), file.id());
        Routine server = server(Map.of());

        server.look();
        assertThat(only(State.RUNNING).run())
                .as("its process may still be there")
                .isEqualTo(file.run());
        clock.pass(Duration.ofMinutes(3));
        server.look();
        server.look();

        WatchedFile again = only(State.RUNNING);
        assertThat(again.run()).isNotEqualTo(file.run());
        await(again.run());
        server.look();
        assertThat(only(State.WAITING).run()).isEqualTo(again.run());
        assertThat(jobsOf(file.id())).isEqualTo(2);
    }

    /** What ends one server after the other may be this very file. */
    @Test
    void givesUpARunThatIsInterruptedAgainAndAgain() throws IOException {
        WatchedFile file = claim("fatal.csv");
        Routine server = server(Map.of());
        for (int i = 0; i < 2; i++) {
            files.change(files.in(State.TAKEN).get(0), State.RUNNING, "run" + i, null, clock.instant());
            files.again(only(State.RUNNING), "run" + (i + 1), clock.instant());
        }
        files.change(files.in(State.TAKEN).get(0), State.RUNNING, "run2", null, clock.instant());
        interrupt("run2", file.id());
        clock.pass(Duration.ofMinutes(3));

        server.look();

        assertThat(only(State.FAILED)).returns(file.id(), WatchedFile::id);
        assertThat(told()).containsExactly("run_failed fatal.csv");
    }

    /** Says of a run that a server which is gone was making it. */
    private void interrupt(String run, String dataset) {
        String ended = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        int unused = Database.open(shared.state())
                .transact(connection -> Statements.update(
                        connection,
                        "INSERT INTO jobs (position, id, kind, state, dataset, name, asked, language, asked_by_id,"
                                + " asked_by, created_at, started_at, ended_at) SELECT COALESCE(MAX(position), 0) + 1,"
                                + " ?, 'run', 'interrupted', ?, 'decembre.csv', '[]', 'fr', ?, ?, ?, ?, ? FROM jobs",
                        run,
                        dataset,
                        Actor.ROUTINE.name(),
                        Actor.ROUTINE.name(),
                        ended,
                        ended,
                        ended));
    }

    @Test
    void doesEverythingOnceHoweverManyServersWatch() throws Exception {
        for (int i = 0; i < 4; i++) {
            drop("lien" + i + ".csv", "");
        }
        List<Routine> both = List.of(server(Map.of()), server(Map.of()));
        for (Routine server : both) {
            server.look();
        }
        clock.pass(SETTLED);
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = both.stream()
                .map(server -> new Thread(() -> {
                    try {
                        server.look();
                    } catch (IOException | RuntimeException e) {
                        failures.add(e);
                    }
                }))
                .toList();

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(files.in(State.REFUSED))
                .hasSize(4)
                .extracting(WatchedFile::name)
                .doesNotHaveDuplicates();
        assertThat(files.in(State.TAKEN)).isEmpty();
        assertThat(told()).hasSize(4);
        try (Stream<Path> refused = Files.list(incoming.resolve("refused"))) {
            assertThat(refused.filter(
                            place -> files.in(State.REFUSED).stream().anyMatch(file -> place.endsWith(file.id()))))
                    .hasSize(4);
        }
    }

    @Test
    void saysWhatSomebodyShouldDo() throws IOException {
        claim("bloqué.csv");
        files.postpone(
                files.in(State.TAKEN).get(0), "storage_full", clock.instant().plusSeconds(600));
        drop("vide.csv", "");
        take(server(Map.of()));
        Configuration on = configuration(Map.of());
        RoutineStatus status = new RoutineHistory(on, files, Notifications.open(on), datasets, runs, clock).status();

        assertThat(status.problems())
                .extracting(problem -> problem.code() + " " + problem.params().get("file"))
                .containsExactly("routine_refused vide.csv", "routine_stuck bloqué.csv");
        assertThat(status.age(clock.instant())).isLessThan(Duration.ofSeconds(2));
        Site administrator = UserFixtures.as(Role.ADMINISTRATOR, site.port());
        assertThat(administrator.get("/health").body()).contains("Dossier surveillé", "le dossier n’est pas surveillé");
    }

    @Test
    void waitsForNoAnswerAboutAFileWhoseTermIsOver() throws IOException {
        drop("juin.csv", UNDECIDED);
        take(server(Map.of()));
        RoutineHistory history = new RoutineHistory(shared, files, Notifications.open(shared), datasets, runs, clock);
        String id = only(State.UNDECIDED).id();
        assertThat(history.undecided()).extracting(WatchedFile::id).containsExactly(id);

        assertThat(Datasets.remove(id, shared.rawData())).isTrue();

        assertThat(history.undecided()).isEmpty();
        assertThat(site.get("/import").body()).doesNotContain("juin.csv");
    }

    /** The channel that brings names to the disk closes where its thread is interrupted. */
    @Test
    void losesNoFileThatIsMovedAndMayNotBeOnTheDisk() throws IOException {
        drop("octobre.csv", UNDECIDED);
        Routine server = server(Map.of());
        server.look();
        clock.pass(SETTLED);
        Thread.currentThread().interrupt();
        try {
            server.look();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(incoming.resolve("octobre.csv")).doesNotExist();
        assertThat(only(State.TAKEN).code()).isEqualTo("storage_unwritable");

        clock.pass(Duration.ofMinutes(11));
        server.look();

        assertThat(Files.readString(
                        datasets.file(datasets.find(only(State.UNDECIDED).id()))))
                .isEqualTo(UNDECIDED);
    }

    /** One file whose notes are broken is tried again later, and holds up no other. */
    @Test
    void goesOnWithOthersWhereOneIsDamaged() throws Exception {
        WatchedFile damaged = claim("abîmé.csv");
        datasets.take(damaged.id(), file -> Files.writeString(file, UNDECIDED), damaged.name(), Answers.none(), FRENCH);
        Files.writeString(datasets.file(datasets.find(damaged.id())).resolveSibling("dataset.json"), "{\"id\": ");
        drop("octobre.csv", UNDECIDED);
        clock.pass(GONE);

        take(server(Map.of()));

        assertThat(only(State.UNDECIDED).name()).isEqualTo("octobre.csv");
        assertThat(only(State.TAKEN))
                .returns(damaged.id(), WatchedFile::id)
                .returns("dataset_damaged", WatchedFile::code);
        assertThat(site.get("/api/v1/datasets/" + damaged.id()).statusCode()).isEqualTo(500);
    }

    @Test
    void takesNothingOnceItEnds() throws IOException {
        drop("octobre.csv", UNDECIDED);
        Routine server = server(Map.of());
        server.look();
        WatchedFile claimed = claim("aout.csv");
        clock.pass(SETTLED);

        server.close();
        server.look();

        assertThat(incoming.resolve("octobre.csv")).exists();
        assertThat(files.in(State.TAKEN)).extracting(WatchedFile::id).containsExactly(claimed.id());
    }

    private Path drop(String name, String text) throws IOException {
        return Files.writeString(incoming.resolve(name), text);
    }

    /** Looks twice, so far apart that what is there counts as complete. */
    private void take(Routine server) throws IOException {
        server.look();
        clock.pass(SETTLED);
        server.look();
    }

    private WatchedFile claim(String name) {
        WatchedFile file = WatchedFile.taken(datasets.newId(), name, runs.newId(), clock.instant());
        assertThat(files.claim(file, "a server that was killed")).isTrue();
        return files.in(State.TAKEN).stream()
                .filter(known -> known.id().equals(file.id()))
                .findFirst()
                .orElseThrow();
    }

    private Routine server(Map<String, String> settings) {
        Routine server = new Routine(new Routine.Parts(files, datasets, runs, audit), configuration(settings), clock);
        servers.add(server);
        return server;
    }

    /** The settings of the server that is running, and a watched folder beside. */
    private Configuration configuration(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "ROUTINE", "at_once",
                "UPLOAD_LIMIT_MB", Integer.toString(shared.uploadLimit()),
                "WEBHOOK_URL", "https://tools.operator.example/segmentation",
                "WEBHOOK_SECRET", "only-for-these-tests"));
        settings.putAll(others);
        return Configuration.load(new Environment(settings, Map.of(), shared.home()));
    }

    private WatchedFile only(State state) {
        List<WatchedFile> found = files.in(state);
        assertThat(found).as(state.word()).hasSize(1);
        return found.get(0);
    }

    private void await(String run) {
        Pause.until(() ->
                runs.find(run).map(JobEntry::state).filter(JobState::isOver).isPresent());
        assertThat(runs.find(run).map(JobEntry::state)).contains(JobState.COMPLETE);
    }

    private long jobsOf(String dataset) {
        return json(site.get("/api/v1/jobs?kind=run&dataset=" + dataset))
                .get("total")
                .longValue();
    }

    /** A run is there before the process that has made it says in the audit that this is done, which is waited for. */
    private List<String> acts(String who) {
        List<AuditLine> found = new ArrayList<>();
        Pause.until(() -> {
            found.clear();
            found.addAll(lines(who));
            return found.stream().noneMatch(line -> line.begun() == null);
        });
        return found.stream()
                .map(line -> line.act() + " " + line.outcome() + " " + line.subject())
                .toList();
    }

    private List<AuditLine> lines(String who) {
        return audit.list(AuditSearch.ALL, 0, 200).stream()
                .filter(line -> line.position() > audited && line.who().equals(who))
                .toList();
    }

    private List<String> told() {
        return Database.open(shared.state())
                .read(connection -> Statements.query(
                        connection,
                        "SELECT event, file FROM notifications ORDER BY happened_at, event",
                        row -> row.getString(1) + " " + row.getString(2)));
    }

    /** Returns what stands in the watched folder itself. */
    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(incoming)) {
            return found.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(".taken") && !name.equals("refused"))
                    .toList();
        }
    }

    private static String lines(String header, IntFunction<String> line) {
        return header + IntStream.range(1, 60).mapToObj(line).collect(Collectors.joining());
    }
}

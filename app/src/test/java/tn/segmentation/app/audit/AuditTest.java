package tn.segmentation.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.app.audit.AuditCheck.Anchor;
import tn.segmentation.app.audit.AuditCheck.Finding;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.Statements;
import tn.segmentation.app.state.TestState;
import tn.segmentation.app.state.UnusableState;

/** What was written stays, and whoever changes it all the same is found out. */
@OnEveryDatabase(Audit.class)
class AuditTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Actor AMEL = new Actor("amel", "10.0.0.7");

    @TempDir
    Path home;

    private Configuration configuration;
    private Audit audit;

    @BeforeEach
    void opens() {
        configuration = TestState.configuration(home);
        audit = open(NOON);
    }

    /** The sum is that of hashlib of Python 3, over each part behind its length as struct.pack('>I'). */
    @Test
    void keepsALineWithTheSumOfAllOfIt() {
        AuditLine line = audit.record(new AuditEntry(
                Act.PUBLISH_RUN,
                AMEL,
                "20261101T070000-3fa9c1",
                "Campagne « été »",
                Outcome.DONE,
                new TreeMap<>(Map.of("fate", "published", "rows", "3"))));

        assertThat(audit.list(AuditSearch.ALL, 0, 10)).containsExactly(line);
        assertThat(line.sha256()).isEqualTo("b4c4f0451b386131bb8db9fbf641a0e3d298db7214b4c8c5d0b761528c3bb07c");
        assertThat(line.previous()).isEqualTo(AuditLine.NOTHING);
    }

    @Test
    void tellsWhenSomethingWasLastDone() {
        open(NOON.minusSeconds(9)).record(signIn("amel", Outcome.DONE));
        open(NOON).record(signIn("amel", Outcome.DONE));
        open(NOON.plusSeconds(9)).record(signIn("amel", Outcome.REFUSED));
        open(NOON.plusSeconds(9)).record(new AuditEntry(Act.SIGN_OUT, AMEL, "amel", "", Outcome.DONE, new TreeMap<>()));
        open(NOON).record(signIn("sami", Outcome.FAILED));

        assertThat(audit.latest(List.of(Act.SIGN_IN, Act.SIGN_IN_BY_LINK))).isEqualTo(Map.of("amel", NOON));
    }

    private static AuditEntry signIn(String name, Outcome outcome) {
        return new AuditEntry(Act.SIGN_IN, AMEL, name, "", outcome, new TreeMap<>());
    }

    @Test
    void isWholeAsLongAsNobodyTouchesIt() {
        assertThat(AuditCheck.of(audit, null)).isEqualTo(new AuditCheck(0, Anchor.NONE, List.of()));
        write(3);

        AuditCheck check = AuditCheck.of(audit, null);

        assertThat(check.findings()).isEmpty();
        assertThat(check.lines()).isEqualTo(3);
        write(2);
        assertThat(AuditCheck.of(audit, Anchor.parse(check.last().toString())).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET who = 'zoe' WHERE position = 1", "DELETE FROM audit WHERE position = 1"})
    void letsNobodyChangeALine(String statement) {
        write(1);

        assertThatThrownBy(() -> run(statement)).isInstanceOf(UnusableState.class);
        assertThat(audit.list(AuditSearch.ALL, 0, 10))
                .singleElement()
                .matches(line -> line.who().equals("amel"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acted_at = '2026-11-01T12:00:00.001Z'",
                "act = 'ask'",
                "who = 'zoe'",
                "address = '10.0.0.8'",
                "subject = 'S2'",
                "reason = 'none'",
                "outcome = 'refused'",
                "details = '{}'",
                "begun = 1"
            })
    void findsALineThatWasEdited(String change) {
        write(3);

        tamper("UPDATE audit SET " + change + " WHERE position = 2");

        assertThat(findings(null)).containsExactly(new Finding("edited", Map.of("line", 2L)));
    }

    @Test
    void findsLinesThatWereTakenOut() {
        write(5);

        tamper("DELETE FROM audit WHERE position IN (2, 3)");

        assertThat(findings(null)).containsExactly(new Finding("missing", Map.of("first", 2L, "last", 3L)));
    }

    @Test
    void findsLinesThatChangedPlaces() {
        write(4);

        tamper(
                "UPDATE audit SET position = 9 WHERE position = 2",
                "UPDATE audit SET position = 2 WHERE position = 3",
                "UPDATE audit SET position = 3 WHERE position = 9");

        assertThat(findings(null))
                .extracting(finding -> finding.code() + " " + finding.params().get("line"))
                .containsExactly("broken 2", "edited 2", "broken 3", "edited 3", "broken 4");
    }

    @Test
    void findsALineThatWasMadeAnewWithItsSum() {
        write(3);

        forge(2, 2);

        assertThat(findings(null)).containsExactly(new Finding("broken", Map.of("line", 3L)));
    }

    /** No chain can tell by itself that its end is missing, or that all of it is another. */
    @Test
    void findsAnEndThatWasCutOffByAnAnchorAlone() {
        write(3);
        Anchor anchor = AuditCheck.of(audit, null).last();

        tamper("DELETE FROM audit WHERE position = 3");

        assertThat(findings(null)).isEmpty();
        assertThat(findings(anchor)).containsExactly(new Finding("cut", Map.of("line", 3L, "lines", 2L)));
        record(NOON, Act.SIGN_IN, "zoe", "zoe");
        assertThat(findings(null)).isEmpty();
        assertThat(findings(anchor)).containsExactly(new Finding("rewritten", Map.of("line", 3L)));
    }

    @Test
    void findsAChainThatWasMadeAnewByAnAnchorAlone() {
        write(3);
        Anchor anchor = AuditCheck.of(audit, null).last();

        forge(2, 3);

        assertThat(findings(null)).isEmpty();
        assertThat(findings(anchor)).containsExactly(new Finding("rewritten", Map.of("line", 3L)));
    }

    @Test
    void isOneChainWhoeverWritesAtTheSameTime() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Audit own = open(NOON);
                work.add(writers.submit(() -> IntStream.range(0, 20).forEach(n -> own.record(entry("S" + n)))));
            }
            for (Future<?> one : work) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }

        AuditCheck check = AuditCheck.of(audit, null);

        assertThat(check.findings()).isEmpty();
        assertThat(check.last().position()).isEqualTo(80);
        assertThat(audit.behind(0, 100))
                .extracting(AuditLine::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
    }

    @Test
    void saysThatAnActIsBegunBeforeItIsDoneAndHowItEnded() {
        OpenAct open = OpenAct.of(audit, Act.CHANGE_OFFER, AMEL).about("S1");
        List<AuditLine> meanwhile = new ArrayList<>();

        String done = open.during(() -> {
            meanwhile.addAll(audit.list(AuditSearch.ALL, 0, 10));
            open.with("version", 2);
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(meanwhile).singleElement().matches(line -> line.outcome().equals("begun"));
        assertThat(audit.behind(0, 10)).hasSize(2);
        assertThat(audit.list(AuditSearch.ALL, 0, 10)).singleElement().satisfies(line -> {
            assertThat(line.begun()).isEqualTo(1);
            assertThat(line.outcome()).isEqualTo("done");
            assertThat(line.details()).isEqualTo("{\"version\":\"2\"}");
        });
        assertThat(audit.count(AuditSearch.ALL)).isEqualTo(1);
    }

    @Test
    void saysWhyNothingWasDoneAndShowsWhatNeverEnded() {
        OpenAct.of(audit, Act.ADD_USER, AMEL).about("zoe").begin();
        assertThatThrownBy(() -> OpenAct.of(audit, Act.ADD_USER, AMEL)
                        .about("ali")
                        .during(() -> {
                            throw new RequestRefusal(400, "request_unknown", Map.of("place", "x"));
                        }))
                .isInstanceOf(RequestRefusal.class);

        assertThat(audit.list(AuditSearch.ALL, 0, 10))
                .extracting(line -> line.subject() + " " + line.outcome() + " " + line.details())
                .containsExactly("ali refused {\"code\":\"request_unknown\"}", "zoe begun {}");
    }

    @Test
    void doesNothingThatCannotBeWritten() {
        write(1);
        run("ALTER TABLE audit RENAME TO audit_away");
        List<String> done = new ArrayList<>();

        assertThatThrownBy(
                        () -> OpenAct.of(audit, Act.ADD_USER, AMEL).about("zoe").during(() -> done.add("zoe")))
                .isInstanceOf(UnusableState.class);

        assertThat(done).isEmpty();
        run("ALTER TABLE audit_away RENAME TO audit");
        assertThat(findings(null)).isEmpty();
    }

    @Test
    void findsLinesByWhoWhatAndWhen() {
        record(NOON, Act.SIGN_IN, "amel", "amel");
        record(NOON.plusMillis(1), Act.READ_CUSTOMER, "zoe", "token1");
        record(NOON.plusSeconds(86_400), Act.DISABLE_USER, "os:root", "amel");

        assertThat(positions("amel", "", "", "")).containsExactly(3L, 1L);
        assertThat(positions("", "read_customer", "", "")).containsExactly(2L);
        assertThat(positions("", "", "2026-11-02", "")).containsExactly(3L);
        assertThat(positions("", "", "", "2026-11-01")).containsExactly(2L, 1L);
        assertThat(positions("amel", "sign_in", "2026-11-01", "2026-11-02")).containsExactly(1L);
        assertThat(positions("AMEL", "", "", "")).isEmpty();
        assertThat(positions("%", "", "", "")).isEmpty();
        assertThat(audit.list(AuditSearch.ALL, 1, 1))
                .extracting(AuditLine::position)
                .containsExactly(2L);
        assertThat(audit.older(AuditSearch.ALL, 3, 1))
                .extracting(AuditLine::position)
                .containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01", "yesterday", "+12026-01-01", "9999-12-31", "-0001-01-01"})
    void refusesADayThatIsNone(String day) {
        assertThatThrownBy(() -> positions("", "", "", day)).isInstanceOf(RequestRefusal.class);
    }

    @Test
    void keepsWhatSomebodyWroteOnItsLine() {
        audit.record(new AuditEntry(
                Act.EXPORT_CUSTOMERS,
                new Actor("a\u0000b", "x"),
                "one\r\n2026 two\u2028three\u001b[31m\u202efour",
                "حملة نوفمبر 😀 " + "é".repeat(600),
                Outcome.DONE,
                new TreeMap<>(Map.of("n", "\ud800"))));

        AuditLine line = audit.list(AuditSearch.ALL, 0, 1).get(0);

        assertThat(line.who()).isEqualTo("a\ufffdb");
        assertThat(line.subject()).isEqualTo("one\ufffd\ufffd2026 two\ufffdthree\ufffd[31m\ufffdfour");
        assertThat(line.reason())
                .startsWith("حملة نوفمبر 😀 é")
                .matches(reason -> reason.codePointCount(0, reason.length()) == 500);
        assertThat(line.details()).isEqualTo("{\"n\":\"\ufffd\"}");
        assertThat(findings(null)).isEmpty();
    }

    private List<Long> positions(String who, String act, String from, String to) {
        AuditSearch search = AuditSearch.parse(who, act, from, to, ZoneOffset.UTC);
        List<Long> found =
                audit.list(search, 0, 10).stream().map(AuditLine::position).toList();
        assertThat(audit.count(search)).isEqualTo(found.size());
        return found;
    }

    private Audit open(Instant at) {
        return Audit.open(configuration, Clock.fixed(at, ZoneOffset.UTC));
    }

    private void record(Instant at, Act act, String who, String subject) {
        open(at).record(new AuditEntry(act, new Actor(who, ""), subject, "", Outcome.DONE, new TreeMap<>()));
    }

    private void write(int lines) {
        IntStream.range(0, lines).forEach(i -> audit.record(entry("S1")));
    }

    private static AuditEntry entry(String subject) {
        return new AuditEntry(Act.CHANGE_OFFER, AMEL, subject, "", Outcome.DONE, new TreeMap<>(Map.of("version", "1")));
    }

    private List<Finding> findings(@Nullable Anchor anchor) {
        return AuditCheck.of(audit, anchor).findings();
    }

    /** Makes lines anew, each with its sum, as somebody can who may do anything with the database. */
    private void forge(long first, long last) {
        String previous = audit.behind(first - 2, 1).get(0).sha256();
        for (AuditLine line : audit.behind(first - 1, (int) (last - first + 1))) {
            AuditLine forged = new AuditLine(
                            line.position(),
                            line.at(),
                            line.act(),
                            "zoe",
                            line.address(),
                            line.subject(),
                            line.reason(),
                            line.outcome(),
                            line.details(),
                            line.begun(),
                            previous,
                            "")
                    .summed();
            tamper("UPDATE audit SET who = 'zoe', previous_sha256 = '" + previous + "', sha256 = '" + forged.sha256()
                    + "' WHERE position = " + line.position());
            previous = forged.sha256();
        }
    }

    /** What keeps lines as they are is in the way of nobody who may do anything with the database. */
    private void tamper(String... statements) {
        if (configuration.state().postgres() == null) {
            run("DROP TRIGGER IF EXISTS audit_kept_updated");
            run("DROP TRIGGER IF EXISTS audit_kept_deleted");
        } else {
            run("DROP TRIGGER IF EXISTS audit_kept ON audit");
        }
        for (String statement : statements) {
            run(statement);
        }
    }

    private void run(String statement) {
        Database.open(configuration.state()).transact(connection -> Statements.update(connection, statement));
    }
}

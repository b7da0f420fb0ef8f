package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.run.Proposals.Proposal;
import tn.segmentation.app.run.PublishAnswer.Outcome;
import tn.segmentation.app.run.Runs.Publication;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;

@OnEveryDatabase(Proposals.class)
class ProposalsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Requester AMEL = new Requester("amel", "id-of-amel");
    private static final Requester SAMI = new Requester("sami", "id-of-sami");
    private static final Requester PROGRAM = new Requester("token:crm", null);

    private final Configuration configuration;
    private final Runs runs;
    private final Proposals proposals;

    ProposalsTest(@TempDir Path home) {
        configuration = TestState.configuration(home);
        runs = Runs.open(configuration);
        proposals = Proposals.open(configuration);
    }

    @BeforeEach
    void publishesOneAndRegistersAnother() {
        runs.registerAndPublish(run("old", 1), NOON, "amel");
        runs.register(run("new", 2));
    }

    @Test
    void takesTwoToPublish() {
        assertThat(proposals.second("new", AMEL, NOON)).isEqualTo(Outcome.PROPOSED);
        assertThat(runs.published().map(RegisteredRun::id)).contains("old");
        assertThat(Proposals.open(configuration).list()).containsExactly(new Proposal("new", NOON, AMEL));

        Instant later = NOON.plusSeconds(60);
        assertThat(proposals.second("new", SAMI, later)).isEqualTo(Outcome.PUBLISHED);
        assertThat(runs.publications().get(0)).isEqualTo(new Publication("new", later, "sami", "amel"));
        assertThat(proposals.list()).isEmpty();
        assertThat(proposals.second("new", SAMI, later)).isEqualTo(Outcome.ALREADY_PUBLISHED);
        assertThat(proposals.second("new", AMEL, later)).isEqualTo(Outcome.ALREADY_PUBLISHED);
    }

    @Test
    void letsNobodyApproveWhatHeHasProposed() {
        proposals.second("new", AMEL, NOON);

        assertRefused("proposal_own", AMEL);
        assertRefused("proposal_own", new Requester("another name since", AMEL.account()));
        assertThat(runs.published().map(RegisteredRun::id)).contains("old");
    }

    @Test
    void takesWhoHasTheSameNameAtTheCommandLineForTheSame() {
        runs.registerAndPropose(run("cli", 3), NOON, new Requester("Amel", null));

        assertThatThrownBy(() -> proposals.second("cli", AMEL, NOON)).isInstanceOf(RequestRefusal.class);
        assertThat(proposals.second("cli", SAMI, NOON)).isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void letsProgramsProposeButNotApprove() {
        proposals.second("new", AMEL, NOON);
        assertRefused("approval_by_program", PROGRAM);
        assertThat(proposals.withdraw("new")).isTrue();

        assertThat(proposals.second("new", PROGRAM, NOON)).isEqualTo(Outcome.PROPOSED);
        assertRefused("proposal_own", PROGRAM);
        assertRefused("approval_by_program", new Requester("token:other", null));
        // a person may have the name of a program, and is another all the same
        assertThat(proposals.second("new", new Requester("crm", "id-of-crm"), NOON))
                .isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void forgetsAProposalThatIsTakenBackOrNotNeededAnyMore() {
        assertThat(proposals.withdraw("new")).isFalse();
        proposals.second("new", AMEL, NOON);
        assertThat(proposals.withdraw("new")).isTrue();
        assertThat(proposals.find("new")).isEmpty();

        proposals.second("new", AMEL, NOON);
        runs.publish("new", NOON, "sami");
        assertThat(proposals.find("new")).isEmpty();
    }

    @Test
    void registersNothingTwiceAndNothingUnderTheNameOfAnother() {
        runs.registerAndPropose(run("new", 2), NOON, AMEL);
        assertThatThrownBy(() -> runs.registerAndPropose(run("new", 3), NOON, AMEL))
                .isInstanceOf(RuntimeException.class);
        assertThat(proposals.list()).isEmpty();
        assertThat(runs.count()).isEqualTo(2);
    }

    @Test
    void publishesOnceWhenManyApproveAtOnce() throws Exception {
        proposals.second("new", AMEL, NOON);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Outcome>> approvals = IntStream.range(0, 16)
                .<Callable<Outcome>>mapToObj(i ->
                        () -> Proposals.open(configuration).second("new", new Requester("person" + i, "id" + i), NOON))
                .toList();
        try {
            int published = 0;
            for (Future<Outcome> approval : threads.invokeAll(approvals)) {
                assertThat(approval.get()).isIn(Outcome.PUBLISHED, Outcome.ALREADY_PUBLISHED);
                published += approval.get() == Outcome.PUBLISHED ? 1 : 0;
            }
            assertThat(published).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(runs.publications()).extracting(Publication::runId).containsExactly("new", "old");
    }

    private void assertRefused(String code, Requester who) {
        assertThatThrownBy(() -> proposals.second("new", who, NOON)).isInstanceOfSatisfying(RequestRefusal.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.status()).isEqualTo(403);
        });
    }

    private RegisteredRun run(String id, int minutes) {
        return new RegisteredRun(
                id,
                configuration.processedData().resolve(id),
                "octobre.csv",
                "00",
                NOON.plusSeconds(60L * minutes),
                20_000,
                "2026-10",
                null);
    }
}

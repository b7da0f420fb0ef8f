package tn.segmentation.app.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.operations.Configuration.Approval;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.run.PublishAnswer.Outcome;
import tn.segmentation.app.security.Requester;
import tn.segmentation.store.run.DamagedRun;

/**
 * Publishes runs for those who ask by the web: every file is checked first, and it takes a second person where that is
 * set.
 */
final class RunPublishing {

    private static final Logger LOG = LoggerFactory.getLogger(RunPublishing.class);

    private final Runs runs;
    private final Proposals proposals;
    private final CheckedRuns checked;
    private final Approval approval;
    private final Clock clock;

    RunPublishing(Runs runs, Proposals proposals, CheckedRuns checked, Approval approval, Clock clock) {
        this.runs = runs;
        this.proposals = proposals;
        this.checked = checked;
        this.approval = approval;
        this.clock = clock;
    }

    /**
     * Publishes a run; where that takes two, proposes it, or publishes what another has proposed.
     *
     * @throws RequestRefusal if there is no such run (404), its files are not those of its manifest (503), or it takes
     *     somebody else (403)
     */
    Outcome publish(String id, Requester who) {
        RegisteredRun run = find(id);
        if (runs.published().filter(run::equals).isPresent()) {
            return Outcome.ALREADY_PUBLISHED;
        }
        verify(run);
        Outcome outcome = point(id, who, clock.instant());
        OpenAct.current().with("fate", outcome.word());
        LOG.info("run {}: {} by {}", id, outcome.word(), who.name());
        return outcome;
    }

    /**
     * Takes back the proposal to publish a run, whoever has made it.
     *
     * @throws RequestRefusal if there is no such run, or nobody has proposed it (404)
     */
    void withdraw(String id, Requester who) {
        find(id);
        if (!proposals.withdraw(id)) {
            throw new RequestRefusal(404, "proposal_unknown", Map.of("run", id));
        }
        LOG.info("run {}: its proposal is taken back by {}", id, who.name());
    }

    private Outcome point(String id, Requester who, Instant at) {
        if (approval == Approval.TWO) {
            return proposals.second(id, who, at);
        }
        return runs.publish(id, at, who.name()) ? Outcome.PUBLISHED : Outcome.ALREADY_PUBLISHED;
    }

    private RegisteredRun find(String id) {
        RegisteredRun run = runs.find(id).orElseThrow(() -> RegisteredRunsController.unknown(id));
        OpenAct.current().about(run.id());
        return run;
    }

    /** Whatever is served from now on is read byte by byte before. */
    private void verify(RegisteredRun run) {
        try {
            checked.check(run);
        } catch (DamagedRun e) {
            LOG.error("run {} is not published: {}", run.id(), e.getMessage());
            throw RegisteredRunsController.damaged(run.id());
        }
    }
}

package tn.segmentation.app.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.SegmentOutcome.Fate;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.state.StatePatience;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.store.run.RunDraft;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/**
 * Makes a complete run known. What took minutes to compute is not lost because the database is away for some seconds:
 * it is asked again for as long as patience lasts. After that the run stays where it is, and somebody adopts it. For
 * one run.
 */
public final class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final Configuration configuration;
    private final Clock clock;
    private final Commission commission;
    private final StatePatience patience;
    private boolean isTold;

    Registration(Configuration configuration, Clock clock, Commission commission, StatePatience patience) {
        this.configuration = configuration;
        this.clock = clock;
        this.commission = commission;
        this.patience = patience;
    }

    /**
     * Publishes a draft and registers the run that it becomes, between two lines of the audit.
     *
     * @throws UnregisteredRun if there is a run, and the database does not know it in the end
     * @throws UnusableState if the audit cannot be written for a reason that does not pass: there is no run then
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop before there is one
     */
    RunFolder publish(RunDraft draft, RunSummary summary, Fate fate, Progress progress) {
        OpenAct act = OpenAct.of(Audit.open(configuration, clock), act(fate), commission.actor())
                .about(summary.runId())
                .with("fate", fate.name().toLowerCase(Locale.ROOT));
        try {
            begin(act, summary.runId(), progress);
        } catch (UnusableState e) {
            if (!e.mayPass()) {
                throw e;
            }
            throw unregistered(draft.publish(), e);
        }
        return act.carryOn(() -> {
            RunFolder run = draft.publish();
            try {
                return register(run, summary, fate, progress);
            } catch (UnusableState e) {
                throw unregistered(run, e);
            }
        });
    }

    /** Whoever stops this has no run. */
    private void begin(OpenAct act, String run, Progress progress) {
        OpenAct unused = patience.ask(
                () -> {
                    act.begin();
                    return act;
                },
                (waited, why) -> {
                    say(run, waited, why, progress);
                    progress.checkCancelled();
                });
    }

    /** Whoever stops this has a run that is not registered. */
    private RunFolder register(RunFolder folder, RunSummary summary, Fate fate, Progress progress) {
        return patience.ask(
                () -> {
                    register(RegisteredRun.of(folder.path(), summary), summary, fate);
                    return folder;
                },
                (waited, why) -> {
                    say(summary.runId(), waited, why, progress);
                    if (progress.cancelled()) {
                        throw why;
                    }
                });
    }

    private void register(RegisteredRun run, RunSummary summary, Fate fate) {
        // Before the run is known, so that whatever a page shows of it can be changed.
        SegmentOffers.open(configuration).seed(OfferContent.of(summary), clock.instant());
        Runs runs = Runs.open(configuration);
        switch (fate) {
            case KEPT -> runs.register(run);
            case PROPOSED -> runs.registerAndPropose(run, clock.instant(), new Requester(commission.by(), null));
            case PUBLISHED -> runs.registerAndPublish(run, clock.instant(), commission.by());
        }
    }

    private void say(String run, Duration waited, UnusableState why, Progress progress) {
        if (!isTold) {
            LOG.warn("run {}: the database is asked again to register it: {}", run, why.code());
        }
        isTold = true;
        progress.report(Stage.REGISTER, waited.toSeconds(), patience.longest().toSeconds());
    }

    private UnregisteredRun unregistered(RunFolder run, UnusableState why) {
        LOG.error("run {} is complete and not registered: {}", run.id(), why.code());
        Path usual = configuration.processedData().resolve(run.id());
        return new UnregisteredRun(
                run.path().equals(usual) ? run.id() : run.path().toString());
    }

    /**
     * Registers a run that was left behind, without publishing it.
     *
     * @return whether it was not known
     * @throws tn.segmentation.store.run.DamagedRun if it is not what its manifest says
     * @throws UnusableState if the database cannot be used, or knows another run by that name
     */
    public static boolean adopt(RunFolder folder, Configuration configuration, Clock clock) {
        folder.verify();
        RegisteredRun run = RegisteredRun.of(folder);
        Runs runs = Runs.open(configuration);
        if (runs.find(run.id()).filter(run::equals).isPresent()) {
            return false;
        }
        return OpenAct.of(Audit.open(configuration, clock), Act.MAKE_RUN, Actor.atTheCommandLine())
                .about(run.id())
                .with("fate", "adopted")
                .during(() -> {
                    RunSummary summary = SmallCells.of(configuration).of(folder);
                    SegmentOffers.open(configuration).seed(OfferContent.of(summary), clock.instant());
                    runs.register(run);
                    return true;
                });
    }

    private static Act act(Fate fate) {
        return fate == Fate.PUBLISHED ? Act.PUBLISH_RUN : Act.MAKE_RUN;
    }
}

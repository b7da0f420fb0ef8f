package tn.segmentation.app.routine;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.dataset.Answers;
import tn.segmentation.app.dataset.Bringer;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobEntry;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.operations.RoutinePlan;
import tn.segmentation.app.operations.RoutinePlan.Result;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.routine.WatchedFile.State;
import tn.segmentation.app.run.OwnRuns;
import tn.segmentation.app.run.OwnRuns.Aim;
import tn.segmentation.app.run.SegmentOutcome.Fate;
import tn.segmentation.app.state.UnusableState;

/**
 * Takes the files of the watched folder when they are due, has each judged as one that a person brings, and starts its
 * run. Every step can be done again and changes nothing then, so that whoever carries on after a server is gone need
 * not know how far that came; several servers on one folder and one database do each step once.
 */
final class Routine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Routine.class);

    private static final Duration PULSE = Duration.ofSeconds(5);

    /** A server that says nothing for longer is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What cannot be gone on with is tried again after that. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** A process that makes a run is over by then, whatever its server has said of it. */
    private static final Duration AFTERMATH = Duration.ofMinutes(2);

    /** A file that cannot be judged so often is at fault itself. */
    private static final int MOST_TRIES = 5;

    /** What ends servers again and again may be this very file. */
    private static final int MOST_RUNS = 3;

    private static final int FILE_AT_FAULT = 422;
    private static final int SERVER_AT_FAULT = 500;
    private static final int NO_ROOM = 507;

    private static final String UNWRITABLE = "storage_unwritable";

    private static final String STOPPED = "job_stopped";

    /** Nothing goes by it. */
    private static final RoutinePlan NONE = new RoutinePlan(null, Result.WAIT, Duration.ZERO);

    private static final long MEGABYTE = 1_000_000;

    private final Parts parts;
    private final RoutinePlan plan;
    private final Incoming incoming;
    private final Language language;
    private final Bringer bringer;
    private final int mostMegabytes;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private final Rounds looks = new Rounds("routine");
    private final Rounds pulse = new Rounds("routine-pulse");
    private volatile boolean isOut;

    /**
     * What it works with.
     *
     * @param files what became of those of the watched folder
     */
    record Parts(WatchedFiles files, Datasets datasets, OwnRuns runs, Audit audit) {}

    /** Prepares it; it is to begin only where a folder is watched. */
    Routine(Parts parts, Configuration configuration, Clock clock) {
        this.parts = parts;
        this.plan = Objects.requireNonNullElse(configuration.routine(), NONE);
        this.incoming = new Incoming(configuration.incoming(), plan.settle());
        this.language = configuration.language();
        this.bringer = new Bringer(Job.Asker.of(Actor.ROUTINE), language);
        this.mostMegabytes = configuration.uploadLimit();
        this.clock = clock;
    }

    /** Begins to look. */
    void begin() {
        looks.begin(this::beat, Duration.ZERO, PULSE);
        pulse.begin(this::keep, Duration.ZERO, PULSE);
    }

    /** Takes nothing more; what is being gone on with is for the next server. */
    @Override
    public void close() {
        looks.close();
        pulse.close();
    }

    /** Says once that it cannot go on, and once that it can again. */
    private void beat() {
        try {
            look();
            if (isOut) {
                LOG.info("the routine goes on");
            }
            isOut = false;
        } catch (UnusableState e) {
            stop(e.code());
        } catch (IOException e) {
            stop(e.toString());
        }
    }

    private void stop(String why) {
        if (!isOut) {
            LOG.warn("the routine cannot go on: {}", why);
        }
        isOut = true;
    }

    private void keep() {
        try {
            parts.files().keep(owner, clock.instant());
        } catch (UnusableState e) {
            LOG.debug("nobody knows that the routine goes on: {}", e.code());
        }
    }

    /** Does what there is to do now. */
    void look() throws IOException {
        incoming.prepare();
        for (Optional<WatchedFile> file = next(); file.isPresent(); file = next()) {
            carryOn(file.get());
        }
        Instant now = clock.instant();
        for (Path file : incoming.complete(now, plan.due(now, clock.getZone()))) {
            if (looks.isEnded()) {
                return;
            }
            take(file);
        }
        for (State state : List.of(State.UNDECIDED, State.RUNNING)) {
            parts.files().in(state).forEach(this::follow);
        }
        followKept();
    }

    /** A server that ends leaves what it cannot go on with to the next. */
    private Optional<WatchedFile> next() {
        return looks.isEnded() ? Optional.empty() : parts.files().carryOn(owner, clock.instant(), PATIENCE);
    }

    private void take(Path path) throws IOException {
        WatchedFile file = WatchedFile.taken(
                parts.datasets().newId(),
                String.valueOf(path.getFileName()),
                parts.runs().newId(),
                clock.instant());
        if (!parts.files().claim(file, owner)) {
            return;
        }
        OpenAct act = importing(file);
        try {
            act.begin();
        } catch (UnusableState e) {
            parts.files().forget(file);
            throw e;
        }
        try {
            incoming.take(path, file.id());
        } catch (NoSuchFileException e) {
            act.with("code", "incoming_gone").endAnyway(Outcome.REFUSED);
            parts.files().forget(file);
            return;
        } catch (IOException e) {
            LOG.warn("a file of the watched folder cannot be taken: {}", e.toString());
            boolean isMoved = incoming.taken(file.id()).isPresent();
            act.with("code", isMoved ? UNWRITABLE : "incoming_fixed").endAnyway(Outcome.FAILED);
            if (isMoved) {
                postpone(file, UNWRITABLE);
            } else {
                parts.files().forget(file);
                incoming.leave(path, clock.instant().plus(PAUSE));
            }
            return;
        }
        LOG.info("a file of the watched folder is taken: dataset {}", file.id());
        bring(file, act);
    }

    private OpenAct importing(WatchedFile file) {
        return OpenAct.of(parts.audit(), Act.IMPORT_FILE, Actor.ROUTINE).about(file.id());
    }

    /** Goes on with a file wherever whoever had it before came to. */
    private void carryOn(WatchedFile file) throws IOException {
        String id = file.id();
        if (parts.datasets().has(id)) {
            incoming.remove(id);
            start(file);
        } else if (incoming.taken(id).isPresent()) {
            OpenAct act = importing(file);
            act.begin();
            bring(file, act);
        } else if (incoming.isRefused(id)) {
            incoming.remove(id);
            parts.files().change(file, State.REFUSED, file.run(), file.code(), clock.instant());
        } else {
            // It was claimed and not taken: it stands where it stood.
            incoming.remove(id);
            parts.files().forget(file);
        }
    }

    /** Makes a dataset of what was taken, or puts it among the refused files. */
    private void bring(WatchedFile file, OpenAct act) {
        try {
            keep(file, incoming.taken(file.id()).orElseThrow());
            incoming.remove(file.id());
            act.endAnyway(Outcome.DONE);
        } catch (RequestRefusal e) {
            act.with("code", e.code());
            if (isFinal(e, file) && !looks.isEnded()) {
                refuse(file, e, act);
            } else {
                act.endAnyway(Outcome.FAILED);
                postpone(file, e.code());
            }
            return;
        } catch (IOException e) {
            act.with("code", UNWRITABLE).endAnyway(Outcome.FAILED);
            LOG.warn("a file of the watched folder cannot be taken: {}", e.toString());
            postpone(file, UNWRITABLE);
            return;
        } catch (UnusableState e) {
            act.with("code", e.code()).endAnyway(Outcome.FAILED);
            throw e;
        }
        start(file);
    }

    private void keep(WatchedFile file, Path path) throws IOException {
        String fault = Incoming.fault(path, mostMegabytes * MEGABYTE);
        if (fault != null) {
            throw new RequestRefusal(FILE_AT_FAULT, fault, Map.of("file", file.name(), "most", mostMegabytes));
        }
        Dataset unused =
                parts.datasets().take(file.id(), parts.datasets().copyOf(path), file.name(), Answers.none(), bringer);
    }

    /**
     * A full disk, a busy machine and somebody who stops a job say nothing of a file; what cannot be judged again and
     * again does.
     */
    private static boolean isFinal(RequestRefusal refusal, WatchedFile file) {
        boolean isOurs = refusal.status() >= SERVER_AT_FAULT || refusal.code().equals(STOPPED);
        boolean isOfTheDisk = refusal.status() == NO_ROOM || refusal.code().equals(UNWRITABLE);
        return !isOurs || (!isOfTheDisk && file.tries() + 1 >= MOST_TRIES);
    }

    private void refuse(WatchedFile file, RequestRefusal why, OpenAct act) {
        Messages messages = Messages.unmarked(language);
        String text = String.join(
                "\n\n",
                messages.text(
                        "routine.refused.text",
                        Map.of(
                                "file",
                                file.name(),
                                "at",
                                messages.formats().dateTime(clock.instant(), clock.getZone()))),
                messages.text("refusal." + why.code(), why.params()),
                messages.text("routine.refused.advice"));
        try {
            parts.files().refuse(file, why.code());
            incoming.refuse(file.id(), Map.entry(messages.text("routine.refused.file"), text + "\n"));
        } catch (IOException e) {
            act.endAnyway(Outcome.FAILED);
            LOG.warn("a refused file cannot be put aside: {}", e.toString());
            postpone(file, why.code());
            return;
        }
        act.endAnyway(Outcome.REFUSED);
        parts.files().change(file, State.REFUSED, file.run(), why.code(), clock.instant());
        LOG.info("dataset {} is refused: {}", file.id(), why.code());
    }

    /** What a server does not finish because it ends, the next one does without a pause. */
    private void postpone(WatchedFile file, String code) {
        if (looks.isEnded()) {
            return;
        }
        parts.files().postpone(file, code, clock.instant().plus(PAUSE));
        LOG.warn(
                "dataset {} of the watched folder is tried again in {} minutes: {}",
                file.id(),
                PAUSE.toMinutes(),
                code);
    }

    /** Starts the run of a file that is kept, unless a person has to say something first. */
    private void start(WatchedFile file) {
        boolean isDecided;
        try {
            isDecided = parts.datasets().find(file.id()).isDecided();
        } catch (RequestRefusal e) {
            postpone(file, e.code());
            return;
        }
        if (!isDecided) {
            parts.files().change(file, State.UNDECIDED, file.run(), null, clock.instant());
            LOG.info("dataset {} waits for an answer", file.id());
            return;
        }
        Aim aim = plan.result() == Result.PUBLISH ? Aim.PUBLISHED : Aim.KEPT;
        OpenAct act = OpenAct.of(parts.audit(), Act.START_RUN, Actor.ROUTINE)
                .about(file.run())
                .with("file", file.id());
        try {
            boolean unused = act.during(() -> {
                parts.runs().start(file.run(), file.id(), aim, language, Actor.ROUTINE);
                return true;
            });
        } catch (RequestRefusal e) {
            postpone(file, e.code());
            return;
        }
        parts.files().change(file, State.RUNNING, file.run(), null, clock.instant());
    }

    /** Looks how it goes on with a file that the routine itself has nothing to do with now. */
    private void follow(WatchedFile file) {
        switch (file.state()) {
            case UNDECIDED ->
                // Whoever has answered has it segmented, and what comes of that is told all the same.
                parts.runs()
                        .last(file.id())
                        .ifPresent(run -> parts.files().change(file, State.RUNNING, run.id(), null, clock.instant()));
            case RUNNING -> parts.runs().find(file.run()).ifPresentOrElse(run -> ended(file, run), () -> settle(file));
            default -> throw new IllegalStateException(file.state().word());
        }
    }

    /** What is kept is published, or proposed, or neither any more, when people say so. */
    private void followKept() {
        List<WatchedFile> kept = Stream.of(State.WAITING, State.PROPOSED)
                .flatMap(state -> parts.files().in(state).stream())
                .toList();
        Map<String, Fate> fates =
                parts.runs().fates(kept.stream().map(WatchedFile::run).toList());
        for (WatchedFile file : kept) {
            Fate fate = fates.get(file.run());
            if (fate != null && state(fate) != file.state()) {
                parts.files().change(file, state(fate), file.run(), null, clock.instant());
            }
        }
    }

    private void ended(WatchedFile file, JobEntry run) {
        switch (run.state()) {
            case QUEUED, RUNNING -> {}
            case COMPLETE -> settle(file);
            case CANCELLED -> parts.files().change(file, State.CANCELLED, file.run(), null, clock.instant());
            case FAILED -> parts.files().change(file, State.FAILED, file.run(), reason(run), clock.instant());
            case INTERRUPTED -> {
                String endedAt = run.endedAt();
                boolean isOver = endedAt != null
                        && Duration.between(Instant.parse(endedAt), clock.instant())
                                        .compareTo(AFTERMATH)
                                > 0;
                if (isOver) {
                    makeAgain(file, run);
                }
            }
        }
    }

    /** Nobody is there at night to ask again for what a server has interrupted by its end. */
    private void makeAgain(WatchedFile file, JobEntry run) {
        if (!run.by().equals(Actor.ROUTINE.name()) || file.tries() + 1 >= MOST_RUNS) {
            parts.files().change(file, State.FAILED, file.run(), reason(run), clock.instant());
        } else {
            parts.files().again(file, parts.runs().newId(), clock.instant());
        }
    }

    private static @Nullable String reason(JobEntry run) {
        return run.error() == null ? null : run.error().path("code").asString("run_failed");
    }

    private void settle(WatchedFile file) {
        Fate fate = parts.runs().fates(List.of(file.run())).get(file.run());
        parts.files()
                .change(
                        file,
                        fate == null ? State.FAILED : state(fate),
                        file.run(),
                        fate == null ? "run_failed" : null,
                        clock.instant());
    }

    private static State state(Fate fate) {
        return switch (fate) {
            case PUBLISHED -> State.PUBLISHED;
            case PROPOSED -> State.PROPOSED;
            case KEPT -> State.WAITING;
        };
    }
}

package tn.segmentation.app.person;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.dataset.DatasetSearch;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.person.Erasure.Destroyed;
import tn.segmentation.app.person.PersonalData.Given;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.RunId;
import tn.segmentation.app.run.RunSweep;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.customers.UnreadableCustomers;
import tn.segmentation.store.input.SoughtId;
import tn.segmentation.store.run.RunErasure;
import tn.segmentation.store.run.RunFolder;

/**
 * Erases people: an order is written down first, and stays open until nothing is left in any file or run. It may be
 * carried out as often as one likes; a process that ends in between leaves an order that is open. For the command line:
 * files are read in this process.
 */
public final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final Configuration configuration;
    private final Clock clock;
    private final Language language;
    private final ErasureRegister register;
    private final CustomerTokens tokens;
    private final PersonSearch search;

    /** Prepares it; messages in files that are judged again are in that language. */
    public Erasures(Configuration configuration, Clock clock, Language language) {
        this.configuration = configuration;
        this.clock = clock;
        this.language = language;
        this.register = ErasureRegister.open(configuration);
        this.tokens = new CustomerTokens(configuration.customerKey());
        this.search = new PersonSearch(configuration, clock, language);
    }

    /** Returns an order that is written down nowhere yet. */
    public static Erasure order(Person person, String by, String reason, Instant at) {
        return new Erasure(
                RunId.of(at, new SecureRandom().nextInt()),
                person.token(),
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                by,
                reason,
                null,
                Destroyed.NOTHING);
    }

    /**
     * Carries out an order that is written down. A run that is being made meanwhile may have read a file before: it is
     * waited for.
     *
     * @return what came of it; it is not done where something could not be read
     * @throws tn.segmentation.app.state.UnusableState if the database cannot be used
     * @throws Refusal if the disk refuses
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop; the order stays open
     */
    public Erasure carryOut(Erasure erasure, Progress progress) {
        try (RunSweep sweep = RunSweep.begin(configuration, progress)) {
            return new Work(erasure, sweep, progress).carryOut();
        }
    }

    /** The work on one order. */
    private final class Work {

        private final Erasure order;
        private final RunSweep sweep;
        private final Progress progress;
        private final SoughtId person;
        private final List<Erasure.ErasedRun> runs;
        private final List<Erasure.ErasedFile> files;
        private final List<Given> exports;
        private final List<String> unreadable = new ArrayList<>();

        Work(Erasure order, RunSweep sweep, Progress progress) {
            this.order = order;
            this.sweep = sweep;
            this.progress = progress;
            this.person = Person.ofToken(order.person(), tokens).id();
            this.runs = new ArrayList<>(order.destroyed().runs());
            this.files = new ArrayList<>(order.destroyed().files());
            this.exports = new ArrayList<>(order.destroyed().exports());
        }

        Erasure carryOut() {
            eraseFiles();
            // From here on no run begins that could have read the person.
            sweep.each(this::eraseFrom, (name, why) -> unreadable.add(PersonSearch.unreadable(name, why)));
            boolean isDone = unreadable.isEmpty();
            Erasure carriedOut = note(
                    isDone ? clock.instant().truncatedTo(ChronoUnit.SECONDS).toString() : null);
            LOG.info("erasure {} {}", order.id(), isDone ? "done" : "still open");
            return carriedOut;
        }

        private void eraseFiles() {
            try (DatasetSearch datasets = DatasetSearch.open(configuration, clock, language)) {
                for (Dataset dataset : datasets.all((id, why) -> unreadable.add(PersonSearch.unreadable(id, why)))) {
                    try {
                        DatasetSearch.TakenOut out = datasets.takeOut(dataset, person, progress);
                        if (out.records() > 0 || out.whole()) {
                            files.add(new Erasure.ErasedFile(dataset.id(), out.records(), out.whole()));
                            note(null);
                        }
                    } catch (Refusal e) {
                        unreadable.add(PersonSearch.unreadable(dataset.id(), e));
                    }
                }
            }
        }

        private void eraseFrom(RegisteredRun run) {
            try {
                RunFolder folder = run.open();
                List<Given> given = search.given(run, folder, person);
                RunErasure.Found found = search.erasure(folder, person).erase();
                if (!found.isNothing()) {
                    runs.add(new Erasure.ErasedRun(run.id(), found.accepted(), found.rejected()));
                    exports.addAll(given);
                    note(null);
                }
            } catch (Refusal | UnreadableCustomers e) {
                unreadable.add(PersonSearch.unreadable(run.id(), e));
            }
        }

        private Erasure note(@Nullable String doneAt) {
            Erasure now = new Erasure(
                    order.id(),
                    order.person(),
                    order.askedAt(),
                    order.askedBy(),
                    order.reason(),
                    doneAt,
                    new Destroyed(runs, files, exports, unreadable));
            register.change(now);
            return now;
        }
    }
}

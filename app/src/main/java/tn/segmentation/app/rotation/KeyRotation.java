package tn.segmentation.app.rotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.person.ErasureRegister;
import tn.segmentation.app.rotation.TokenKey.State;
import tn.segmentation.app.run.Memory;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.RunSweep;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.Pseudonyms;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunProvenance;
import tn.segmentation.store.run.RunRekeying;

/**
 * Has tokens of customers made by a new key, in the runs that there are as in those to come. Earlier keys stay in their
 * file, to read what is not written anew: lines of the audit, backups, links that somebody has kept. For the command
 * line: files are rewritten in this process.
 */
public final class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final Configuration configuration;
    private final CustomerTokens tokens;

    /** Prepares it. */
    public KeyRotation(Configuration configuration) {
        this.configuration = configuration;
        this.tokens = new CustomerTokens(configuration.customerKey());
    }

    /**
     * Returns the keys, the newest first, and the runs that have tokens of a key that is gone under its id. Runs that
     * cannot be opened are left out.
     *
     * @throws tn.segmentation.app.state.UnusableState if nobody can tell which runs there are
     */
    public List<TokenKey> keys() {
        Map<String, Long> runs = RunSweep.complete(configuration, (name, why) -> {}).stream()
                .map(KeyRotation::keyOf)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
        List<String> known = tokens.keys();
        List<String> all = new ArrayList<>(known);
        runs.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted(Comparator.naturalOrder())
                .forEach(all::add);
        return all.stream()
                .map(key -> new TokenKey(key, state(known.indexOf(key)), Math.toIntExact(runs.getOrDefault(key, 0L))))
                .toList();
    }

    private static State state(int place) {
        if (place < 0) {
            return State.MISSING;
        }
        return place == 0 ? State.NEWEST : State.EARLIER;
    }

    private static Optional<String> keyOf(RegisteredRun run) {
        try {
            return Optional.ofNullable(run.open().provenance().tokens()).map(RunProvenance.Tokens::key);
        } catch (DamagedRun e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a key, and brings everything to it.
     *
     * @param begun is told the id of the key before anything is rewritten
     * @throws tn.segmentation.app.keys.UnusableKey if none can be made; nothing is changed then
     * @throws tn.segmentation.app.state.UnusableState if the database cannot be used
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop; what is left is for
     *     {@link #resume}
     */
    public Rotation rotate(Consumer<String> begun, Progress progress) {
        try (RunSweep sweep = RunSweep.begin(configuration, progress)) {
            tokens.addKey();
            return bring(sweep, begun, progress);
        }
    }

    /**
     * Brings to the newest key what has tokens of an earlier one: what a rotation left that ended early, or came back
     * with a backup. Throws what {@link #rotate} does, and {@code key_none} where there is no key.
     */
    public Rotation resume(Consumer<String> begun, Progress progress) {
        tokens.requireKey();
        try (RunSweep sweep = RunSweep.begin(configuration, progress)) {
            return bring(sweep, begun, progress);
        }
    }

    private Rotation bring(RunSweep sweep, Consumer<String> begun, Progress progress) {
        Pseudonyms newest = tokens.pinned();
        LOG.info("tokens are made with key {}", newest.key());
        begun.accept(newest.key());
        List<String> rewritten = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        sweep.each(
                run -> {
                    try {
                        if (rekeying(run, newest).rekey(progress)) {
                            rewritten.add(run.id());
                        }
                    } catch (Refusal e) {
                        unreadable.add(unreadable(run.id(), e));
                    }
                },
                (name, why) -> unreadable.add(unreadable(name, why)));
        int erasures = ErasureRegister.open(configuration)
                .rename(token -> newest.text(token).map(newest::of).orElse(token));
        return new Rotation(newest.key(), rewritten, erasures, unreadable);
    }

    private static RunRekeying rekeying(RegisteredRun run, Pseudonyms newest) {
        return new RunRekeying(
                run.open(), newest, Memory.forDuckDb(), Runtime.getRuntime().availableProcessors());
    }

    private static String unreadable(String id, Refusal failure) {
        LOG.error("{} is not rewritten with the newest key: {}", id, failure.code());
        return id;
    }
}

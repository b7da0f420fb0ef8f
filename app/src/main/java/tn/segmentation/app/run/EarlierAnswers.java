package tn.segmentation.app.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.state.Database;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.store.input.Decision;
import tn.segmentation.store.input.EmptyCells;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.input.Verdict;
import tn.segmentation.store.run.DamagedRun;

/**
 * What was said about the file of the published run: next month's file raises the same questions, and nobody is asked
 * twice. Only questions that a file leaves open are answered from here, and the verdict says so.
 */
final class EarlierAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierAnswers.class);

    /** Findings about empty cells of which nobody said what they mean. */
    private static final Set<String> ABOUT_EMPTY = Set.of("empty_rejected", "described_only", "mostly_missing");

    private final Supplier<Optional<RecordedSettings>> published;

    private EarlierAnswers(Supplier<Optional<RecordedSettings>> published) {
        this.published = published;
    }

    /** Returns none: what a run is made again with is what it recorded. */
    static EarlierAnswers none() {
        return new EarlierAnswers(Optional::empty);
    }

    /** Returns those of the published run; it is looked up when a question arises. */
    static EarlierAnswers of(Supplier<Runs> runs) {
        return new EarlierAnswers(() -> settings(runs));
    }

    /** Returns the same without making a database where there is none yet. */
    static EarlierAnswers of(Configuration configuration) {
        return new EarlierAnswers(() ->
                Database.isThere(configuration.state()) ? settings(() -> Runs.open(configuration)) : Optional.empty());
    }

    private static Optional<RecordedSettings> settings(Supplier<Runs> runs) {
        try {
            return runs.get()
                    .published()
                    .map(run -> new RecordedSettings(run.open().provenance()));
        } catch (DamagedRun e) {
            // The file is as readable as before; its questions are asked again.
            LOG.warn("the answers of the published run cannot be read: {}", Traces.of(e));
            return Optional.empty();
        }
    }

    /**
     * Adds what was answered earlier to what is said about a file.
     *
     * @param verdict on the file, with the questions that are open
     * @return empty where there is nothing to add
     */
    Optional<ReadingOptions> complete(ReadingOptions said, Verdict verdict) {
        boolean asks = !verdict.decisions().isEmpty()
                || verdict.warnings().stream().anyMatch(finding -> ABOUT_EMPTY.contains(finding.code()));
        return asks ? published.get().flatMap(run -> complete(said, verdict, run)) : Optional.empty();
    }

    private static Optional<ReadingOptions> complete(ReadingOptions said, Verdict verdict, RecordedSettings earlier) {
        Map<String, String> remembered = new LinkedHashMap<>();
        Map<String, String> reading = new LinkedHashMap<>(said.reading());
        for (Decision decision : verdict.decisions()) {
            String answer = answer(decision, verdict, earlier.answers());
            if (answer != null) {
                reading.put(decision.key(), answer);
                remembered.put(decision.column(), answer);
            }
        }
        Map<String, EmptyCells> empty = new LinkedHashMap<>(said.empty());
        for (Finding finding : verdict.warnings()) {
            String column = String.valueOf(finding.params().get("column"));
            EmptyCells cells = earlier.emptyCells().get(column);
            if (ABOUT_EMPTY.contains(finding.code())
                    && cells != null
                    && !verdict.empty().containsKey(column)) {
                empty.put(column, cells);
                remembered.put(column, cells.word());
            }
        }
        return remembered.isEmpty() ? Optional.empty() : Optional.of(said.withEarlier(reading, empty, remembered));
    }

    /** Returns the answer that was given about the column of a decision, under whichever of its names. */
    private static @Nullable String answer(Decision decision, Verdict verdict, Map<String, String> answers) {
        return answers.entrySet().stream()
                .filter(entry -> entry.getKey().equals(decision.key())
                        || entry.getKey().equals(decision.column())
                        || decision.column().equals(verdict.columns().get(entry.getKey())))
                .map(entry -> entry.getValue().toLowerCase(Locale.ROOT))
                .filter(word -> decision.readings().stream()
                        .anyMatch(reading -> reading.answer().equals(word)))
                .findFirst()
                .orElse(null);
    }
}

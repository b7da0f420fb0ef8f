package tn.segmentation.app.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.EmptyCells;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.input.Verdict;
import tn.segmentation.store.run.AssignmentFormat;
import tn.segmentation.store.run.RunDraft;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.source.InputFile;
import tn.segmentation.store.source.Seal;

/** Scores a file with the frozen model of a run: nothing is fitted again, and the same row gets the same answer. */
public final class AssignJob {

    private static final Logger LOG = LoggerFactory.getLogger(AssignJob.class);

    private final RunFolder run;
    private final ReadingOptions said;
    private final RejectSentences sentences;
    private final Seal seal;
    private final int threads = Runtime.getRuntime().availableProcessors();

    /**
     * Creates the job of a run.
     *
     * @param said about the file to score; it goes before what was said about the file of the run
     * @param sentences say what is wrong with a record that has no segment
     * @param seal opens the file to score, if it is sealed
     */
    public AssignJob(RunFolder run, ReadingOptions said, RejectSentences sentences, Seal seal) {
        this.run = run;
        this.said = said;
        this.sentences = sentences;
        this.seal = seal;
    }

    /**
     * What came of it.
     *
     * @param output the file that was written
     * @param rejects the file of bad cells beside it; null when there are none
     * @param sizes records per segment, in order
     * @param verdict what was understood of the file
     */
    public record Scored(Path output, @Nullable Path rejects, Map<String, Long> sizes, Verdict verdict) {}

    /**
     * Scores a file.
     *
     * @param output must not exist, nor a file of its bad cells
     * @param format Parquet or CSV
     * @throws tn.segmentation.core.data.Refusal if the file cannot be read, or the output cannot be written
     */
    public Scored assign(Path file, Path output, AssignmentFormat format, Progress progress) {
        OutputFile place = new OutputFile(output, "--out");
        OutputFile rejects = new OutputFile(rejects(place.path()), "--out");
        place.requireAbsent();
        rejects.requireAbsent();
        try (RunDraft draft = place.draft()) {
            Scored scored = score(draft, file, place.path(), format, progress);
            String name = format == AssignmentFormat.CSV ? "assignments.csv" : "assignments.parquet";
            if (scored.rejects() != null) {
                rejects.take(draft.folder().resolve("rejects.csv"));
            }
            place.take(draft.folder().resolve(name));
            return scored;
        }
    }

    /** Returns where the bad cells go: {@code octobre.csv} has them in {@code octobre-rejects.csv}. */
    private static Path rejects(Path output) {
        String name = String.valueOf(output.getFileName()).replaceFirst("(?i)\\.(csv|parquet)$", "");
        return output.resolveSibling(name + "-rejects.csv");
    }

    private Scored score(RunDraft draft, Path file, Path place, AssignmentFormat format, Progress progress) {
        SegmentModel model = run.model();
        InputFile input = new InputFile(file.toAbsolutePath().normalize(), seal);
        try (Customers customers = Customers.read(input, reading(model), draft.scratch(), threads, progress)) {
            Assignments assignments = model.assign(customers.features(), threads);
            progress.checkCancelled();
            draft.writeAssignments(customers.records(), assignments, model.labels(), format, threads, progress);
            boolean complete = customers.rejects().isEmpty();
            if (!complete) {
                draft.writeRejects(customers.rejects(), sentences::of);
            }
            progress.checkCancelled();
            LOG.info("{} rows scored with run {}", assignments.rows(), run.id());
            return new Scored(
                    place, complete ? null : rejects(place), sizes(assignments, model.labels()), customers.verdict());
        } catch (UncheckedIOException | IllegalStateException e) {
            throw draft.explained(e);
        }
    }

    /** Returns how the run read its own file: the same columns are looked for under the same names. */
    private ReadingOptions reading(SegmentModel model) {
        RecordedSettings recorded = new RecordedSettings(run.provenance());
        Map<String, EmptyCells> empty = new LinkedHashMap<>(recorded.emptyCells());
        // A feature that told nobody apart is none of the model's.
        empty.keySet().retainAll(model.features());
        return new ReadingOptions(
                joined(recorded.mapping(), said.mapping()),
                model.features(),
                List.of(),
                joined(empty, said.empty()),
                joined(recorded.answersOfFeatures(), said.reading()));
    }

    private static <T> Map<String, T> joined(Map<String, T> recorded, Map<String, T> said) {
        Map<String, T> all = new LinkedHashMap<>(recorded);
        all.putAll(said);
        return all;
    }

    private static Map<String, Long> sizes(Assignments assignments, List<String> labels) {
        long[] counts = new long[labels.size()];
        for (byte segment : assignments.segments()) {
            counts[segment]++;
        }
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            sizes.put(labels.get(i), counts[i]);
        }
        return sizes;
    }
}

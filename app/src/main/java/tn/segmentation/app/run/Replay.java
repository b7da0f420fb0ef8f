package tn.segmentation.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.run.Verification.Difference;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.run.RunDraft;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunProvenance;

/** Makes a run again from what it recorded of itself, and compares. Nothing of it stays. */
public final class Replay {

    private static final String MODEL = "model.json";
    private static final List<String> ASSIGNMENTS = List.of("assignments.parquet", "assignments.csv");

    private final SegmentJob job;
    private final List<Path> inputs;
    private final RawFiles raw;
    private final int threads = Runtime.getRuntime().availableProcessors();

    /**
     * Creates it.
     *
     * @param inputs where the files that runs were made of are looked for
     * @param raw how those are kept that were brought
     */
    public Replay(SegmentJob job, List<Path> inputs, RawFiles raw) {
        this.job = job;
        this.raw = raw;
        this.inputs = List.copyOf(inputs);
    }

    /**
     * Checks the files of a run and replays it.
     *
     * @param input that the run was made of; null to look for it under its name
     * @throws tn.segmentation.store.run.DamagedRun if a file is not what the manifest says
     * @throws Unreplayable if the input is not found, or is another one
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public Verification verify(RunFolder run, @Nullable Path input, Progress progress) {
        run.verify();
        if (run.erased() > 0) {
            throw new Unreplayable("replay_erased", Map.of("run", run.id(), "erased", run.erased()));
        }
        RunProvenance provenance = run.provenance();
        String rekeyed = rekeyed(provenance);
        RecordedSettings recorded = new RecordedSettings(provenance);
        Path file = new RecordedInput(provenance, raw).find(input, inputs);
        List<Difference> differences = job.rehearse(
                recorded.request(file),
                run,
                customers -> recorded.settings(threads),
                draft -> compare(run.path(), draft, rekeyed != null),
                progress);
        return new Verification(run.id(), file, provenance.version(), Version.current(), rekeyed, differences);
    }

    private static @Nullable String rekeyed(RunProvenance provenance) {
        RunProvenance.Tokens tokens = provenance.tokens();
        return tokens == null || tokens.firstKey() == null ? null : tokens.key();
    }

    private List<Difference> compare(Path run, RunDraft draft, boolean isRekeyed) {
        List<Difference> differences = new ArrayList<>();
        try {
            if (differ(run, draft, MODEL)) {
                differences.add(model(run, draft));
            }
            for (String name : ASSIGNMENTS) {
                if (Files.exists(run.resolve(name)) && differ(run, draft, name)) {
                    assignments(run, draft, name, isRekeyed).ifPresent(differences::add);
                }
            }
            return differences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw draft.explained(e);
        }
    }

    private static boolean differ(Path run, RunDraft draft, String name) throws IOException {
        return Files.mismatch(run.resolve(name), draft.folder().resolve(name)) >= 0;
    }

    private static Difference model(Path run, RunDraft draft) throws IOException {
        byte[] recorded = Files.readAllBytes(run.resolve(MODEL));
        byte[] replayed = Files.readAllBytes(draft.folder().resolve(MODEL));
        return new ModelComparison(recorded, replayed)
                .first()
                .map(place -> {
                    Map<String, Object> params = new LinkedHashMap<>();
                    params.put("place", place.place());
                    params.put("recorded", place.recorded());
                    params.put("replayed", place.replayed());
                    return new Difference("model", params);
                })
                .orElseGet(() -> bytes(MODEL));
    }

    private Optional<Difference> assignments(Path run, RunDraft draft, String name, boolean isRekeyed)
            throws SQLException {
        Path replayed = draft.folder();
        try (DuckDb db = DuckDb.open(draft.scratch(), List.of(run, replayed), Memory.forDuckDb(), threads)) {
            AssignmentComparison comparison = new AssignmentComparison(db);
            Optional<Map<String, Object>> first = comparison.compare(run.resolve(name), replayed.resolve(name));
            if (first.isPresent()) {
                Map<String, Object> params = first.get();
                params.put("file", name);
                return Optional.of(new Difference("assignments", params));
            }
            boolean isAsGood = isRekeyed && comparison.isTheSame(run.resolve(name), replayed.resolve(name));
            return isAsGood ? Optional.empty() : Optional.of(bytes(name));
        }
    }

    private static Difference bytes(String name) {
        return new Difference("bytes", Map.of("file", name));
    }
}

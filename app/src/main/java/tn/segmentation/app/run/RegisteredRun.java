package tn.segmentation.app.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/**
 * A complete run, as the database knows it; everything else stands in its folder.
 *
 * @param id {@code 20261101T070000-3fa9c1}
 * @param folder where it stands
 * @param inputName name of the file it was made of
 * @param inputSha256 of that file, hexadecimal
 * @param createdAt when it was made
 * @param rowsSegmented records that were given a segment
 * @param period as given
 * @param scope as given
 */
public record RegisteredRun(
        String id,
        Path folder,
        String inputName,
        String inputSha256,
        Instant createdAt,
        long rowsSegmented,
        @Nullable String period,
        @Nullable String scope) {

    /** Returns what there is to know of a run folder. */
    public static RegisteredRun of(RunFolder run) {
        return of(run.path(), run.summary());
    }

    /**
     * Opens the folder of the run.
     *
     * @throws DamagedRun if there is no run there, another one, or one that is not what its manifest says
     */
    public RunFolder open() {
        RunFolder run = RunFolder.open(folder);
        if (!run.id().equals(id)) {
            throw new DamagedRun("run_missing", Map.of("folder", folder.toString()));
        }
        return run;
    }

    /** What the database knows is what the files say: nothing is hidden in them. */
    static RegisteredRun of(Path folder, RunSummary summary) {
        RunSummary.Provenance provenance = summary.provenance();
        return new RegisteredRun(
                summary.runId(),
                folder,
                provenance.inputName(),
                provenance.inputSha256(),
                Instant.parse(provenance.createdAt()),
                Objects.requireNonNullElse(summary.rowsSegmented(), 0L),
                summary.period(),
                summary.scope());
    }
}

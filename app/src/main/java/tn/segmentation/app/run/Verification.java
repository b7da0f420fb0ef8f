package tn.segmentation.app.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of replaying a run.
 *
 * @param runId of the run
 * @param input that it was replayed on
 * @param recordedVersion of the product that made the run
 * @param version of the product that replayed it
 * @param rekeyed id of the key that the tokens of the run were made with later: its files then need say only the same;
 *     null where they need be the same bytes
 * @param differences none when the replay gave the same
 */
public record Verification(
        String runId,
        Path input,
        String recordedVersion,
        String version,
        @Nullable String rekeyed,
        List<Difference> differences) {

    /** Copies the list. */
    public Verification {
        differences = List.copyOf(differences);
    }

    /**
     * A file that the replay made otherwise; its sentence is under {@code verify.<code>}. Codes: {@code model} (place,
     * recorded, replayed), {@code assignments} (file, count, line, id, recorded, recorded_distance, replayed,
     * replayed_distance), {@code bytes} (file).
     */
    public record Difference(String code, Map<String, Object> params) {}
}

package tn.segmentation.app.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What came of replaying a run.
 *
 * @param runId of the run
 * @param input that it was replayed on
 * @param recordedVersion of the product that made the run
 * @param version of the product that replayed it
 * @param differences none when the replay gave the same bytes
 */
public record Verification(
        String runId, Path input, String recordedVersion, String version, List<Difference> differences) {

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

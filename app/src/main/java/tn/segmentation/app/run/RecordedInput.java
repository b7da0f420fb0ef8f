package tn.segmentation.app.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunProvenance;

/** Finds the file that a run was made of: a run knows its name and its sum, not where it stands. */
final class RecordedInput {

    private final RunProvenance provenance;

    RecordedInput(RunProvenance provenance) {
        this.provenance = provenance;
    }

    /**
     * Returns the file.
     *
     * @param named by the user; null to look for it
     * @param folders where to look
     * @throws Unreplayable if it is not there, or is another one
     */
    Path find(@Nullable Path named, List<Path> folders) {
        String name = provenance.inputName();
        List<Path> found = (named == null
                        ? folders.stream().map(folder -> folder.resolve(name))
                        : List.of(named).stream())
                .filter(Files::isRegularFile)
                .toList();
        if (found.isEmpty()) {
            String places = (named == null ? folders : List.of(named))
                    .stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new Unreplayable("replay_input_missing", Map.of("name", name, "places", places));
        }
        String other = "";
        for (Path file : found) {
            other = Runs.sha256(file);
            if (other.equals(provenance.inputSha256())) {
                return file;
            }
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("file", found.get(found.size() - 1).toString());
        params.put("expected", provenance.inputSha256());
        params.put("found", other);
        throw new Unreplayable("replay_input_changed", params);
    }
}

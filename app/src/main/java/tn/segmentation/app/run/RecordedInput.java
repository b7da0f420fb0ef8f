package tn.segmentation.app.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.dataset.Datasets;
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
        List<Path> found = (named == null ? folders.stream().flatMap(this::candidates) : Stream.of(named))
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

    /** What was brought by the web has another name; of those files, only such of that size can be it. */
    private Stream<Path> candidates(Path folder) {
        Stream<Path> brought =
                Datasets.filesIn(folder).stream().filter(file -> file.toFile().length() == provenance.inputBytes());
        return Stream.concat(Stream.of(folder.resolve(provenance.inputName())), brought);
    }
}

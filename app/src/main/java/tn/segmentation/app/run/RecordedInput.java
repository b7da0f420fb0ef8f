package tn.segmentation.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.store.input.Sha256;
import tn.segmentation.store.run.RunProvenance;
import tn.segmentation.store.source.UnreadableTable;

/** Finds the file that a run was made of: a run knows its name and its sum, not where it stands. */
final class RecordedInput {

    private final RunProvenance provenance;
    private final RawFiles raw;

    /**
     * Looks for the file of a run.
     *
     * @param raw how files that were brought are kept
     */
    RecordedInput(RunProvenance provenance, RawFiles raw) {
        this.provenance = provenance;
        this.raw = raw;
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
            other = sha256(file);
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
        Stream<Path> brought = Datasets.filesIn(folder).stream().filter(this::isOfThatSize);
        return Stream.concat(Stream.of(folder.resolve(provenance.inputName())), brought);
    }

    private boolean isOfThatSize(Path file) {
        try {
            return Files.isRegularFile(file) && raw.size(file) == provenance.inputBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableTable e) {
            // One that cannot be opened may be any other.
            return false;
        }
    }

    private String sha256(Path file) {
        try (InputStream in = raw.read(file)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package tn.segmentation.app.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.keys.UnusableKey;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;

/** Looks whether the files that were brought can be opened: not at what is in them, but at their keys. */
public final class RawFilesCheck implements Doctor.Check {

    @Override
    public List<Problem> examine(Configuration configuration) {
        RawFiles raw = RawFiles.of(configuration);
        Set<String> keys = new TreeSet<>();
        long count = 0;
        try {
            for (Path file : Datasets.filesIn(configuration.rawData())) {
                String key = Files.isReadable(file) ? raw.missingKey(file).orElse(null) : null;
                if (key != null) {
                    count++;
                    keys.add(key);
                }
            }
        } catch (UnusableKey e) {
            return List.of(Problem.of(e));
        } catch (IOException | UncheckedIOException e) {
            // The check of the folders names what cannot be read.
            return List.of();
        }
        return count == 0
                ? List.of()
                : List.of(new Problem(
                        Severity.ERROR,
                        "raw_key_missing",
                        Map.of(
                                "count",
                                count,
                                "keys",
                                List.copyOf(keys),
                                "file",
                                configuration.protection().rawKey().toString())));
    }
}

package tn.segmentation.app.operations;

import java.nio.file.Path;
import java.util.List;

/**
 * How data of customers are kept.
 *
 * @param customerKey file of the key by which tokens stand for customers
 * @param rawKey file of the key by which files that were brought are encrypted
 * @param sealsRawFiles whether files that are brought from now on are
 * @param tokenisesNumbers whether tokens stand for numbers and names in runs that are made from now on
 */
public record Protection(Path customerKey, Path rawKey, boolean sealsRawFiles, boolean tokenisesNumbers) {

    /** Returns the files of keys. */
    public List<Path> keys() {
        return List.of(customerKey, rawKey);
    }
}

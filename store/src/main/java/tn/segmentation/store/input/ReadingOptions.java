package tn.segmentation.store.input;

import java.util.List;
import java.util.Map;

/**
 * What a user says about a file beyond the file itself.
 *
 * @param mapping field (one of the specification, {@code id_client}, or any name to be used for the column) to the
 *     column of the file that holds it: its header, or {@code #2} by position
 * @param features names of the columns that segment; empty for those of the specification that the file has
 * @param descriptive names of the columns that are only profiled
 * @param empty what an empty cell of a feature stands for: by its name, its header, or {@code #2};
 *     {@link EmptyCells#UNKNOWN} where nothing is said
 */
public record ReadingOptions(
        Map<String, String> mapping, List<String> features, List<String> descriptive, Map<String, EmptyCells> empty) {

    /** Copies the collections. */
    public ReadingOptions {
        mapping = Map.copyOf(mapping);
        features = List.copyOf(features);
        descriptive = List.copyOf(descriptive);
        empty = Map.copyOf(empty);
    }

    /** Returns options that say nothing. */
    public static ReadingOptions none() {
        return new ReadingOptions(Map.of(), List.of(), List.of(), Map.of());
    }
}

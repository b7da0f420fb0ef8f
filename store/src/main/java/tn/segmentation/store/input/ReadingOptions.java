package tn.segmentation.store.input;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tn.segmentation.store.cell.FieldNames;

/**
 * What a user says about a file beyond the file itself.
 *
 * @param mapping field (one of the specification, {@code id_client}, or any name to be used for the column) to the
 *     column of the file that holds it: its header, or {@code #2} by position
 * @param features names of the columns that segment; empty for those of the specification that the file has
 * @param descriptive names of the columns that are only profiled
 * @param empty what an empty cell of a feature stands for: by its name, its header, or {@code #2};
 *     {@link EmptyCells#UNKNOWN} where nothing is said
 * @param reading what is to be read how: a column (its name, its header, or {@code #2}) to the word of an
 *     {@link Answer}, or one of {@link #FILE_WORDS} to what is said of the file as a whole
 * @param remembered which columns have an answer that was given about an earlier file, with its word: the verdict says
 *     so
 */
public record ReadingOptions(
        Map<String, String> mapping,
        List<String> features,
        List<String> descriptive,
        Map<String, EmptyCells> empty,
        Map<String, String> reading,
        Map<String, String> remembered) {

    /** Words that stand for the file in {@link #reading}; a column of that name is said by its position. */
    public static final Set<String> FILE_WORDS = Set.of("encoding", "sheet", "delimiter", "header");

    /** Copies the collections. */
    public ReadingOptions {
        mapping = Map.copyOf(mapping);
        features = List.copyOf(features);
        descriptive = List.copyOf(descriptive);
        empty = Map.copyOf(empty);
        reading = Map.copyOf(reading);
        remembered = Map.copyOf(remembered);
    }

    /** Creates options of which nothing was said earlier. */
    public ReadingOptions(
            Map<String, String> mapping,
            List<String> features,
            List<String> descriptive,
            Map<String, EmptyCells> empty,
            Map<String, String> reading) {
        this(mapping, features, descriptive, empty, reading, Map.of());
    }

    /** Creates options that answer no question. */
    public ReadingOptions(
            Map<String, String> mapping,
            List<String> features,
            List<String> descriptive,
            Map<String, EmptyCells> empty) {
        this(mapping, features, descriptive, empty, Map.of());
    }

    /** Returns options that say nothing. */
    public static ReadingOptions none() {
        return new ReadingOptions(Map.of(), List.of(), List.of(), Map.of());
    }

    /** Returns by which names and positions the user calls columns of the file, those of the product left out. */
    List<String> calledColumns() {
        return Stream.of(mapping.values(), features, descriptive)
                .flatMap(Collection::stream)
                .filter(name -> !mapping.containsKey(name) && !FieldNames.FIELDS.contains(name))
                .toList();
    }

    /** Returns the same options with answers in place of those that there are. */
    public ReadingOptions withReading(Map<String, String> answers) {
        return new ReadingOptions(mapping, features, descriptive, empty, answers);
    }

    /** Returns the same options with other columns that segment, or are only profiled. */
    public ReadingOptions withRoles(List<String> segmenting, List<String> described) {
        return new ReadingOptions(mapping, segmenting, described, empty, reading, remembered);
    }

    /** Returns the same options with the answers that were given about an earlier file as well. */
    public ReadingOptions withEarlier(
            Map<String, String> answers, Map<String, EmptyCells> cells, Map<String, String> earlier) {
        return new ReadingOptions(mapping, features, descriptive, cells, answers, earlier);
    }
}

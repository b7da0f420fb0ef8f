package tn.segmentation.app.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.run.AssignmentFormat;

/**
 * What a run is asked to do. What is null is decided by the configuration or the data.
 *
 * @param file the customers
 * @param target where the run is to stand; null for the folder of runs
 * @param annotated where a copy of the file is to stand that says what is wrong with each record; null for none
 * @param publishing what becomes of it
 * @param reading what is said about the file
 * @param segments how many; null for as many as there are labels
 * @param scaling how features are made comparable
 * @param weights factor per feature
 * @param initialCenters file of centers to start from; null for seeding
 * @param seed of every choice made by chance
 * @param restarts how many seedings; 0 for as many as the size of the data allows
 * @param maxIterations at least 1
 * @param tolerance 0 or more
 * @param format of the assignments
 * @param period that the file is about; null when not said
 * @param scope which lines the file is about; null when not said
 * @param arguments the command line without the names of files and folders
 */
public record SegmentRequest(
        Path file,
        @Nullable Path target,
        @Nullable Path annotated,
        Publishing publishing,
        ReadingOptions reading,
        @Nullable Integer segments,
        Scaling scaling,
        Map<String, Double> weights,
        @Nullable Path initialCenters,
        long seed,
        int restarts,
        int maxIterations,
        double tolerance,
        AssignmentFormat format,
        @Nullable String period,
        @Nullable String scope,
        List<String> arguments) {

    /** What becomes of a run that is complete. */
    public enum Publishing {
        /** Dashboard and API serve it. */
        PUBLISH,
        /** It is registered and nothing else changes. */
        KEEP
    }

    /** Copies the collections. */
    public SegmentRequest {
        weights = Map.copyOf(weights);
        arguments = List.copyOf(arguments);
    }

    /** Returns the same request with other things said about the file. */
    SegmentRequest withReading(ReadingOptions said) {
        return new SegmentRequest(
                file,
                target,
                annotated,
                publishing,
                said,
                segments,
                scaling,
                weights,
                initialCenters,
                seed,
                restarts,
                maxIterations,
                tolerance,
                format,
                period,
                scope,
                arguments);
    }

    /** Returns the request that says nothing but the file, its period and what becomes of it. */
    public static SegmentRequest of(Path file, @Nullable String period, Publishing publishing) {
        return new SegmentRequest(
                file,
                null,
                null,
                publishing,
                ReadingOptions.none(),
                null,
                Scaling.AUTO,
                Map.of(),
                null,
                42,
                0,
                300,
                0,
                AssignmentFormat.PARQUET,
                period,
                null,
                List.of());
    }
}

package tn.segmentation.store.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * {@code run.json}: what was asked, by whom and when, on what; enough to replay the run. Everything that varies with
 * machine, time or threads stands here and not in the model or the assignments.
 *
 * @param schemaVersion 1
 * @param runId the name of the folder
 * @param createdAt UTC, ISO-8601
 * @param createdBy name of the account that ran it
 * @param inputName name of the file, without its folder
 * @param inputSha256 hexadecimal
 * @param inputBytes size of the file
 * @param arguments the command line, file name and folders left out
 * @param settings every setting in force, by its option's name
 * @param version of this product
 * @param java version and vendor of the JVM
 * @param os name, version and architecture
 * @param engine {@code local}
 * @param threads that computed
 * @param timings seconds per stage
 * @param tokens that stand for numbers and names in the files of the run; null where none do
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunProvenance(
        int schemaVersion,
        String runId,
        String createdAt,
        String createdBy,
        String inputName,
        String inputSha256,
        long inputBytes,
        List<String> arguments,
        Map<String, Object> settings,
        String version,
        String java,
        String os,
        String engine,
        int threads,
        Map<String, Double> timings,
        @Nullable Tokens tokens) {

    /**
     * What stands for numbers and names.
     *
     * @param key id of the key that they are made with
     * @param columns of the assignments that hold nothing else
     * @param firstKey id of the key that they were made with when the run was; null where it is the same
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tokens(
            String key, List<String> columns, @Nullable String firstKey) {

        /** Those of a key that the run is made with. */
        public Tokens(String key, List<String> columns) {
            this(key, columns, null);
        }

        /** Returns the same of another key. */
        Tokens under(String other) {
            return new Tokens(other, columns, firstKey == null ? key : firstKey);
        }
    }

    /** Returns the same of a run in whose files other tokens stand. */
    RunProvenance with(Tokens others) {
        return new RunProvenance(
                schemaVersion,
                runId,
                createdAt,
                createdBy,
                inputName,
                inputSha256,
                inputBytes,
                arguments,
                settings,
                version,
                java,
                os,
                engine,
                threads,
                timings,
                others);
    }
}

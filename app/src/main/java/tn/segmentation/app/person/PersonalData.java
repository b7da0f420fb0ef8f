package tn.segmentation.app.person;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.input.FoundRecord;
import tn.segmentation.store.input.Reject;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Everything that is kept of a person, for that person: GDPR articles 15 and 20, Tunisian law 2004-63, articles 32 and
 * following.
 *
 * @param foundAt when, ISO-8601 in UTC
 * @param files that were brought by the web and hold records of it
 * @param runs that it is in
 * @param exports that it was in: who was given a file of it, and what for
 * @param unreadable files and runs that could not be looked through, by their ids
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PersonalData(
        String foundAt, List<InFile> files, List<InRun> runs, List<Given> exports, List<String> unreadable) {

    /** Copies the lists. */
    public PersonalData {
        files = List.copyOf(files);
        runs = List.copyOf(runs);
        exports = List.copyOf(exports);
        unreadable = List.copyOf(unreadable);
    }

    /** Returns whether nothing is kept, as far as it could be looked through. */
    @JsonIgnore
    public boolean isNothing() {
        return files.isEmpty() && runs.isEmpty();
    }

    /**
     * Records in a file as it came.
     *
     * @param file its id
     * @param name as whoever brought it called it
     * @param uploadedAt when
     * @param records word for word
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record InFile(String file, String name, String uploadedAt, List<FoundRecord> records) {

        /** Copies the list. */
        public InFile {
            records = List.copyOf(records);
        }
    }

    /**
     * What a run says.
     *
     * @param run its id
     * @param createdAt when it was made
     * @param input name of the file that it was made of
     * @param period that it is about, as given
     * @param assigned the segment that was found; absent where the record was rejected
     * @param rejected bad cells of its records
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InRun(
            String run,
            String createdAt,
            String input,
            @Nullable String period,
            @Nullable Assigned assigned,
            List<Reject> rejected) {

        /** Copies the list. */
        public InRun {
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * The segment of a person, and what it was found by.
     *
     * @param id as the run has it
     * @param line of the file
     * @param values by column, null where the file has nothing
     * @param imputed columns in which something was filled in
     * @param segment its id
     * @param segmentName for people
     * @param offer what people in it are to be offered
     * @param secondSegment that would be next
     * @param distance to the center of the segment, in scaled units
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Assigned(
            String id,
            long line,
            Map<String, @Nullable Object> values,
            List<String> imputed,
            String segment,
            String segmentName,
            String offer,
            String secondSegment,
            float distance) {}

    /**
     * A file that was given to somebody.
     *
     * @param run whose customers are in it
     * @param at when, ISO-8601 in UTC
     * @param by name of the account that took it
     * @param purpose as it was said
     * @param columns beside the id and the segment
     */
    public record Given(String run, String at, String by, String purpose, List<String> columns) {

        /** Copies the list. */
        public Given {
            columns = List.copyOf(columns);
        }
    }
}

package tn.segmentation.app.person;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An order to erase a person, and what came of it: the record of a destruction that Tunisian law 2004-63, article 45,
 * and GDPR article 5 (2) ask for. It says of whom by a token alone, which only the key of this installation turns into
 * an id; it is needed, since a backup that is restored would bring the person back.
 *
 * @param id {@code 20261129T083000-3fa9c1}
 * @param person token
 * @param askedAt when, ISO-8601 in UTC
 * @param askedBy name of the account, {@code os:} and a name for somebody at the command line
 * @param reason as it was said
 * @param doneAt since when nothing is left; absent before
 * @param destroyed what was found so far
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Erasure(
        String id,
        String person,
        String askedAt,
        String askedBy,
        String reason,
        @Nullable String doneAt,
        Destroyed destroyed) {

    /** Returns whether nothing is left of the person. */
    @JsonIgnore
    public boolean isDone() {
        return doneAt != null;
    }

    /**
     * Returns the word for how far it is: {@code running}, {@code open} where something was in the way, {@code done}.
     */
    @JsonIgnore
    public String state() {
        if (isDone()) {
            return "done";
        }
        return destroyed.unreadable().isEmpty() ? "running" : "open";
    }

    /**
     * What was destroyed.
     *
     * @param runs that were written anew without the person
     * @param files that were, or were removed
     * @param exports files that others were given with the person in it, who are to be told
     * @param unreadable files and runs that could not be looked through, by their ids: until they can, it is not done
     */
    public record Destroyed(
            List<ErasedRun> runs, List<ErasedFile> files, List<PersonalData.Given> exports, List<String> unreadable) {

        /** Nothing so far. */
        static final Destroyed NOTHING = new Destroyed(List.of(), List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Destroyed {
            runs = List.copyOf(runs);
            files = List.copyOf(files);
            exports = List.copyOf(exports);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * What was destroyed of a run.
     *
     * @param run its id
     * @param accepted records that had a segment
     * @param rejected bad cells that were listed
     */
    public record ErasedRun(String run, long accepted, long rejected) {}

    /**
     * What was destroyed of a file.
     *
     * @param file its id
     * @param records of the person
     * @param whole whether the file was removed: it is no text that records can be taken out of, or held no others
     */
    public record ErasedFile(String file, long records, boolean whole) {}
}

package tn.segmentation.app.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.privacy.SmallCells;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A run that is registered, as programs see it.
 *
 * @param id of the run
 * @param state {@code complete}
 * @param inputName name of the file that it was made of
 * @param createdAt when
 * @param period as given; absent where it was not
 * @param scope as given; absent where it was not
 * @param rowsSegmented records that were given a segment; null if there are too few to say
 * @param suppressed true where they are; absent else
 * @param published whether dashboard and API are to serve it
 * @param damaged whether its files are not what they were: then it is not served
 * @param publication when it was last published; absent if it never was
 * @param proposal who wants it published where that takes two; absent if nobody does
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunEntry(
        String id,
        String state,
        String inputName,
        Instant createdAt,
        @Nullable String period,
        @Nullable String scope,
        @JsonInclude @Nullable Long rowsSegmented,
        @Nullable Boolean suppressed,
        boolean published,
        boolean damaged,
        @Nullable PublicationEntry publication,
        @Nullable ProposalEntry proposal) {

    /** As the state of a run that was started is called. */
    private static final String COMPLETE = "complete";

    /**
     * That a run was published.
     *
     * @param run its id
     * @param at when
     * @param by whom; {@code token:} and its name for a program
     * @param proposedBy who had proposed it; absent where it took one
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicationEntry(
            String run, Instant at, String by, @Nullable String proposedBy) {

        static PublicationEntry of(Runs.Publication publication) {
            return new PublicationEntry(
                    publication.runId(), publication.at(), publication.by(), publication.proposedBy());
        }
    }

    /**
     * That a run is proposed.
     *
     * @param at since when
     * @param by whom, as in {@link PublicationEntry}
     */
    record ProposalEntry(Instant at, String by) {}

    static RunEntry of(RegisteredRun run, CheckedRuns checked, SmallCells cells, PublicationHistory history) {
        Long rows = cells.of(run.rowsSegmented());
        Optional<Runs.Publication> last = history.last(run.id());
        return new RunEntry(
                run.id(),
                COMPLETE,
                run.inputName(),
                run.createdAt(),
                run.period(),
                run.scope(),
                rows,
                rows == null ? Boolean.TRUE : null,
                history.isPublished(run.id()),
                checked.isDamaged(run),
                last.map(PublicationEntry::of).orElse(null),
                history.proposal(run.id())
                        .map(p -> new ProposalEntry(p.at(), p.by().name()))
                        .orElse(null));
    }
}

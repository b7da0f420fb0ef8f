package tn.segmentation.app.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.security.Role;
import tools.jackson.databind.JsonNode;

/**
 * A job as it is now. Instants are ISO-8601, in UTC.
 *
 * @param id of the run that it makes, once there is one; of any other job one of its own
 * @param kind what it makes
 * @param priority which job of a kind goes first
 * @param state how far it is
 * @param dataset the id of the file that it is about; absent where it is about none
 * @param run the id of the run that a report is about; absent otherwise
 * @param name what the user calls the file; absent where it is about none
 * @param publish of a run, whether it is published once it is complete, or proposed where that takes two people; absent
 *     otherwise
 * @param by who asked for it, by name; what begins with {@code server:} does so by itself
 * @param tries how often it was begun
 * @param createdAt when it was asked for
 * @param startedAt when it was last begun; absent before
 * @param endedAt since when it is over; absent before
 * @param dueAt of a job that has failed and is tried again, when; absent otherwise
 * @param progress what the command line last said of it, a line of its {@code --json} progress; absent before it says
 *     something
 * @param error why it failed or was interrupted, the last time: {@code code}, {@code params}, {@code text}; absent
 *     unless it did, and for who may not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobEntry(
        String id,
        JobKind kind,
        JobPriority priority,
        JobState state,
        @Nullable String dataset,
        @Nullable String run,
        @Nullable String name,
        @Nullable Boolean publish,
        String by,
        int tries,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("started_at") @Nullable String startedAt,
        @JsonProperty("ended_at") @Nullable String endedAt,
        @JsonProperty("due_at") @Nullable String dueAt,
        @Schema(type = "object") @Nullable JsonNode progress,
        @Schema(type = "object") @Nullable JsonNode error) {

    /**
     * Returns what is told of a job. Why a backup or a removal has failed is about this machine, and for administrators
     * alone.
     */
    public static JobEntry of(Job job, Role reader) {
        boolean isOfTheMachine = job.kind() == JobKind.BACKUP || job.kind() == JobKind.RETENTION;
        return of(job, !isOfTheMachine || reader.includes(Role.ADMINISTRATOR) ? job.error() : null);
    }

    /** Returns what is told of a run. */
    public static JobEntry ofRun(Job job) {
        return of(job, job.error());
    }

    private static JobEntry of(Job job, @Nullable JsonNode error) {
        Job.Request request = job.request();
        boolean isRun = job.kind() == JobKind.RUN;
        return new JobEntry(
                job.id(),
                job.kind(),
                job.priority(),
                job.state(),
                known(request.dataset()),
                isRun ? null : job.runId(),
                known(request.name()),
                isRun ? !request.options().contains(Job.KEEP) : null,
                job.asker().name(),
                job.tries(),
                job.createdAt().toString(),
                text(job.startedAt()),
                text(job.endedAt()),
                text(job.dueAt()),
                job.progress(),
                error);
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}

package tn.segmentation.app.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run that the web application was asked for, as it is now. Instants are ISO-8601, in UTC.
 *
 * @param id of the run, once there is one
 * @param kind {@code run}
 * @param dataset the id of the file
 * @param name what the user calls the file
 * @param state how far it is
 * @param publish whether it is published once it is complete, or proposed where that takes two people
 * @param by who asked for it, by name
 * @param createdAt when that was
 * @param startedAt since when it is being made; absent before
 * @param endedAt since when it is over; absent before
 * @param progress what the command line last said of it, a line of its {@code --json} progress; absent before it says
 *     something
 * @param error why it failed or was interrupted: {@code code}, {@code params}, {@code text}; absent unless it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StartedRun(
        String id,
        String kind,
        String dataset,
        String name,
        JobState state,
        boolean publish,
        String by,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("started_at") @Nullable String startedAt,
        @JsonProperty("ended_at") @Nullable String endedAt,
        @Schema(type = "object") @Nullable JsonNode progress,
        @Schema(type = "object") @Nullable JsonNode error) {

    static StartedRun of(Job job) {
        return new StartedRun(
                job.id(),
                job.kind().name().toLowerCase(Locale.ROOT),
                job.request().dataset(),
                job.request().name(),
                job.state(),
                !job.request().options().contains(RunOrder.KEEP),
                job.asker().name(),
                job.createdAt().toString(),
                text(job.startedAt()),
                text(job.endedAt()),
                job.progress(),
                job.error());
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}

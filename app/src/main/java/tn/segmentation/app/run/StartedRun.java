package tn.segmentation.app.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run that the web application has started, as it is now.
 *
 * @param id of the run, once there is one
 * @param dataset the id of the file
 * @param name what the user calls the file
 * @param state how far it is
 * @param progress what the command line last said of it, a line of its {@code --json} progress; absent before it says
 *     something
 * @param error why it failed: {@code code}, {@code params}, {@code text}; absent unless it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StartedRun(
        String id,
        String dataset,
        String name,
        RunState state,
        @Nullable JsonNode progress,
        @Nullable JsonNode error) {

    /** Returns what is being done. */
    Optional<String> stage() {
        return Optional.ofNullable(progress).map(p -> p.path("stage").asString(""));
    }

    StartedRun in(RunState other) {
        return new StartedRun(id, dataset, name, other, progress, error);
    }

    StartedRun at(JsonNode other) {
        return new StartedRun(id, dataset, name, state, other, error);
    }

    StartedRun failed(JsonNode reason) {
        return new StartedRun(id, dataset, name, RunState.FAILED, progress, reason);
    }
}

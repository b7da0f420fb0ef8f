package tn.segmentation.app.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;
import tools.jackson.databind.JsonNode;

/**
 * Something that the web application was asked for and makes later, as the database has it.
 *
 * @param id told apart by it; that of the run, once there is one
 * @param kind what is made
 * @param state how far it is
 * @param request what was asked for
 * @param asker who asked for it
 * @param createdAt when that was
 * @param startedAt since when it is being made
 * @param endedAt since when nothing is done for it any more
 * @param progress what was last said of it
 * @param error why it failed or was interrupted
 * @param runId the run that came of it
 * @param stoppedBy who asked to stop it, by name
 * @param aliveAt when the server that makes it last said so
 */
record Job(
        String id,
        Kind kind,
        JobState state,
        Request request,
        Asker asker,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable JsonNode progress,
        @Nullable JsonNode error,
        @Nullable String runId,
        @Nullable String stoppedBy,
        @Nullable Instant aliveAt) {

    /** What is made. */
    enum Kind {
        RUN
    }

    /**
     * What was asked for.
     *
     * @param dataset the id of the file
     * @param name what the user calls it
     * @param options of the command line that say the rest
     * @param language of messages
     */
    record Request(String dataset, String name, List<String> options, Language language) {

        Request {
            options = List.copyOf(options);
        }
    }

    /** Who asked: the account or token, and what it was called then. */
    record Asker(String id, String name) {}

    /** Returns a job that waits for its turn. */
    static Job queued(String id, Request request, Asker asker, Instant at) {
        return new Job(id, Kind.RUN, JobState.QUEUED, request, asker, at, null, null, null, null, null, null, null);
    }

    /** Returns the same job of which something else was last said. */
    Job at(@Nullable JsonNode said) {
        return new Job(
                id, kind, state, request, asker, createdAt, startedAt, endedAt, said, error, runId, stoppedBy, aliveAt);
    }
}

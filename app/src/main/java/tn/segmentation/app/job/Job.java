package tn.segmentation.app.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;
import tools.jackson.databind.JsonNode;

/**
 * Something that was asked for and takes longer than an answer, as the database has it.
 *
 * @param id told apart by it; that of the run, once there is one
 * @param kind what it makes
 * @param priority which goes first
 * @param state how far it is
 * @param request what was asked for
 * @param asker who asked for it
 * @param createdAt when that was
 * @param startedAt when it was last begun
 * @param endedAt since when nothing is done for it any more
 * @param dueAt before which it is not tried again; null where nothing is to be waited for
 * @param aliveAt when the server that makes it last said so
 * @param tries how often it was begun
 * @param progress what was last said of it
 * @param error why it failed or was interrupted, the last time
 * @param runId the run that came of it or that it is about
 * @param stoppedBy who asked to stop it, by name
 */
public record Job(
        String id,
        JobKind kind,
        JobPriority priority,
        JobState state,
        Request request,
        Asker asker,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant dueAt,
        @Nullable Instant aliveAt,
        int tries,
        @Nullable JsonNode progress,
        @Nullable JsonNode error,
        @Nullable String runId,
        @Nullable String stoppedBy) {

    /** The option of a run that is not to be published. */
    public static final String KEEP = "--no-publish";

    /**
     * What was asked for.
     *
     * @param dataset the id of the file; empty where it is about none
     * @param name what the user calls the file; empty likewise
     * @param options of the command line that say the rest
     * @param language of messages
     */
    public record Request(String dataset, String name, List<String> options, Language language) {

        /** Copies the options. */
        public Request {
            options = List.copyOf(options);
        }

        /** Returns a request that is about no file. */
        public static Request of(Language language) {
            return new Request("", "", List.of(), language);
        }
    }

    /** Who asked: the account or token, and what it was called then. */
    public record Asker(String id, String name) {

        /** Returns whoever is answered by this thread; a program cannot pass for a person. */
        public static Asker current(Users users) {
            SignedIn who = SignedIn.current().orElseThrow();
            return new Asker(who.id(), Requester.of(who, users).name());
        }

        /** Returns a part of the server, which asks by itself. */
        public static Asker of(Actor server) {
            return new Asker(server.name(), server.name());
        }

        /** What the server asks for by itself gives way to all else. */
        private JobPriority priority() {
            return name.startsWith(Actor.SERVER) ? JobPriority.LOW : JobPriority.NORMAL;
        }
    }

    /** Returns a job that waits for its turn. */
    public static Job queued(String id, JobKind kind, Request request, Asker asker, Instant at) {
        return new Job(
                id,
                kind,
                asker.priority(),
                JobState.QUEUED,
                request,
                asker,
                at,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null);
    }

    /** Returns the same job with another priority. */
    public Job with(JobPriority another) {
        return with(another, runId, progress);
    }

    /** Returns the same job about a run. */
    public Job about(String run) {
        return with(priority, run, progress);
    }

    /** Returns the same job of which something else was last said. */
    Job at(@Nullable JsonNode said) {
        return with(priority, runId, said);
    }

    private Job with(JobPriority nowPriority, @Nullable String nowRun, @Nullable JsonNode nowProgress) {
        return new Job(
                id,
                kind,
                nowPriority,
                state,
                request,
                asker,
                createdAt,
                startedAt,
                endedAt,
                dueAt,
                aliveAt,
                tries,
                nowProgress,
                error,
                nowRun,
                stoppedBy);
    }
}

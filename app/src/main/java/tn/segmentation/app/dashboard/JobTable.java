package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.language.Messages;
import tools.jackson.databind.JsonNode;

/**
 * The jobs that were asked for last, in words.
 *
 * @param rows newest first
 */
record JobTable(List<Row> rows) {

    /**
     * A job.
     *
     * @param id told apart by it
     * @param name what it makes
     * @param about the name of the file, or the id of the run, that it is about; empty for none
     * @param by who asked for it
     * @param createdAt when that was
     * @param stateName how far it is
     * @param state the word for that
     * @param note what there is to know: why it failed, when it is tried again; empty for nothing
     * @param isOver whether nothing more will come of it
     */
    record Row(
            String id,
            String name,
            String about,
            String by,
            String createdAt,
            String stateName,
            String state,
            String note,
            boolean isOver) {}

    static JobTable of(List<Job> jobs, Messages messages, ZoneId zone) {
        return new JobTable(jobs.stream().map(job -> row(job, messages, zone)).toList());
    }

    private static Row row(Job job, Messages messages, ZoneId zone) {
        return new Row(
                job.id(),
                messages.text("web.jobs.kind." + job.kind().word()),
                about(job),
                RunDates.person(job.asker().name(), messages),
                messages.formats().dateTime(job.createdAt(), zone),
                messages.text("web.jobs.state." + job.state().word()),
                job.state().word(),
                note(job, messages, zone),
                job.state().isOver());
    }

    private static String about(Job job) {
        String run = job.runId();
        return job.kind() == JobKind.REPORT && run != null ? run : job.request().name();
    }

    private static String note(Job job, Messages messages, ZoneId zone) {
        Instant due = job.dueAt();
        JsonNode error = job.error();
        String stoppedBy = job.stoppedBy();
        if (job.state() == JobState.CANCELLED && stoppedBy != null) {
            return messages.text("web.jobs.stopped", Map.of("by", RunDates.person(stoppedBy, messages)));
        }
        if (due != null) {
            return messages.text(
                    "web.jobs.again",
                    Map.of("at", messages.formats().dateTime(due, zone), "tries", job.tries(), "why", text(error)));
        }
        return job.state() == JobState.FAILED || job.state() == JobState.INTERRUPTED ? text(error) : "";
    }

    private static String text(@Nullable JsonNode error) {
        return error == null ? "" : error.path("text").asString("");
    }
}

package tn.segmentation.app.dataset;

import java.util.List;
import java.util.UUID;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.job.Turns;
import tools.jackson.databind.node.ObjectNode;

/** Has files judged when their turn comes, a few at a time: each is a job of whoever waits for the verdict. */
final class QueuedVerdicts implements Judge {

    private final Verdicts verdicts;
    private final JobQueue jobs;
    private final Turns turns;

    QueuedVerdicts(Verdicts verdicts, JobQueue jobs, Turns turns) {
        this.verdicts = verdicts;
        this.jobs = jobs;
        this.turns = turns;
    }

    @Override
    public ObjectNode of(Question question) {
        Job job = Job.queued(
                UUID.randomUUID().toString(),
                question.annotated() == null ? JobKind.IMPORT : JobKind.REPORT,
                new Job.Request(
                        question.dataset(),
                        question.name(),
                        List.of(),
                        question.of().language()),
                question.of().asker(),
                jobs.now());
        return jobs.attend(job, turns, processes -> verdicts.of(question, processes));
    }
}

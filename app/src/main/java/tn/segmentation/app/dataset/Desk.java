package tn.segmentation.app.dataset;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tn.segmentation.app.job.Attendance;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.job.JobQueue.Attended;
import tn.segmentation.app.job.Turns;

/** Where the work on files is done, while whoever wants it waits. */
interface Desk {

    /** That of a command, which has nothing else to do. */
    Desk OWN = new Desk() {
        @Override
        public <T> T serve(JobKind kind, Dataset dataset, Bringer of, Attended<T> work) {
            return work.make(new Attendance());
        }
    };

    /**
     * Does something about a file.
     *
     * @param kind of job that it is
     * @param dataset the file, as far as it is known
     * @param of who waits for it
     * @throws tn.segmentation.app.problem.RequestRefusal if it cannot be done, or not now
     * @throws tn.segmentation.app.state.UnusableState if the database of jobs cannot be used
     */
    <T> T serve(JobKind kind, Dataset dataset, Bringer of, Attended<T> work);

    /** Returns that of a server: a few at a time are served, each is a job. */
    static Desk of(JobQueue jobs) {
        Turns turns = new Turns(2, Duration.ofMinutes(1), "verdicts_busy");
        return new Desk() {
            @Override
            public <T> T serve(JobKind kind, Dataset dataset, Bringer of, Attended<T> work) {
                Job.Request request = new Job.Request(dataset.id(), dataset.name(), List.of(), of.language());
                Job job = Job.queued(UUID.randomUUID().toString(), kind, request, of.asker(), jobs.now());
                return jobs.attend(job, turns, work);
            }
        };
    }
}

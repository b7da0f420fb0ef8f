package tn.segmentation.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.HandClock;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditEntry;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.cli.Cli;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobFixtures;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.job.Jobs;
import tn.segmentation.app.job.OwnJobs;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.core.progress.Progress;

/** Every change of the configuration gets into a backup, which is a job, taken by the command line. */
class BackupWatchTest {

    private final HandClock clock = HandClock.at(Instant.parse("2026-11-01T12:00:00Z"));

    @TempDir
    Path home;

    private Configuration configuration;
    private Audit audit;
    private JobQueue jobs;
    private BackupWatch watch;

    @BeforeEach
    void hasAServerWithBackups() throws IOException {
        configuration = BackupFixtures.platform(home);
        audit = Audit.open(configuration, clock);
        jobs = new JobQueue(Jobs.open(configuration), clock);
        OwnJobs backups = new OwnJobs(JobKind.BACKUP, Actor.BACKUP, new CommandLauncher(home), jobs, Language.ENGLISH);
        watch = new BackupWatch(new BackupHistory(configuration, audit), backups, clock);
        jobs.begin();
    }

    @AfterEach
    void endsTheServer() {
        watch.close();
        jobs.close();
    }

    @Test
    void hasABackupTakenOfEveryChange() {
        Backups backups = Backups.of(configuration, Clock.systemUTC(), Progress.SILENT);
        backups.initialize();
        watch.look();
        assertThat(jobs.last(JobKind.BACKUP)).isEmpty();

        change();
        watch.look();
        watch.look();
        Job taken = await(job -> job.state().isOver());
        watch.look();

        assertThat(taken.state()).as(String.valueOf(taken.error())).isEqualTo(JobState.COMPLETE);
        assertThat(jobs.newest(9)).extracting(Job::id).containsExactly(taken.id());
        assertThat(backups.list()).hasSize(1);
        assertThat(audit.list(new AuditSearch("", Act.BACK_UP, null, null), 0, 9))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.who()).isEqualTo("server:backup"));
    }

    /** A command has the clock of this machine. */
    @Test
    void hasABackupTakenWhereThatOfTheNightWasNot() {
        Backups.of(configuration, Clock.systemUTC(), Progress.SILENT).initialize();
        assertThat(Cli.at(home).run("backup").exitCode()).isZero();
        clock.set(Instant.now().plus(Duration.ofHours(25)));
        watch.look();
        assertThat(jobs.last(JobKind.BACKUP)).isEmpty();

        clock.pass(Duration.ofHours(2));
        watch.look();

        assertThat(await(job -> job.state().isOver()).state()).isEqualTo(JobState.COMPLETE);
    }

    @Test
    void triesAgainLaterWhileTheRepositoryIsAway() {
        change();
        watch.look();
        Job waits = await(job -> job.dueAt() != null);

        assertThat(waits)
                .returns(JobState.QUEUED, Job::state)
                .returns(clock.instant().plusSeconds(600), Job::dueAt);
        assertThat(waits.error()).isNotNull();
        assertThat(waits.error().path("code").asString()).isEqualTo("backup_absent");
        watch.look();
        assertThat(jobs.newest(9)).extracting(Job::id).containsExactly(waits.id());

        Backups.of(configuration, Clock.systemUTC(), Progress.SILENT).initialize();
        clock.pass(Duration.ofMinutes(10));
        assertThat(await(job -> job.state().isOver()))
                .returns(JobState.COMPLETE, Job::state)
                .returns(2, Job::tries);
    }

    @Test
    void leavesWhatSomebodyStoppedForAWhile() {
        change();
        watch.look();
        Job waits = await(job -> job.dueAt() != null);
        assertThat(jobs.cancel(waits.id(), new Job.Asker("7", "sami")).map(Job::state))
                .contains(JobState.CANCELLED);

        watch.look();
        assertThat(jobs.newest(9)).hasSize(1);
        clock.pass(Duration.ofMinutes(61));
        watch.look();
        assertThat(jobs.newest(9)).hasSize(2);
    }

    private void change() {
        audit.record(new AuditEntry(Act.CHANGE_OFFER, new Actor("amel", ""), "S1", "", Outcome.DONE, new TreeMap<>()));
    }

    private Job await(Predicate<Job> condition) {
        return JobFixtures.await(jobs, jobs.last(JobKind.BACKUP).orElseThrow().id(), condition);
    }
}

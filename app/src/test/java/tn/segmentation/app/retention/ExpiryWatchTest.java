package tn.segmentation.app.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditSearch;
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
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;

/** What is past its term is removed by a job of the server, and there is none where nothing is. */
class ExpiryWatchTest {

    private static final String OLD_FILE = "20200101T120000-0123456789ab";

    private static final String RUN = "20200101T120000-00e1f7";

    @TempDir
    Path home;

    private Configuration configuration;
    private JobQueue jobs;
    private ExpiryWatch watch;

    @BeforeEach
    void hasAServer() throws IOException {
        Files.writeString(home.resolve("segmentation.yml"), "RAW_DATA_DAYS: 30\n");
        configuration = Configuration.load(new Environment(Map.of(), Map.of(), home));
        jobs = new JobQueue(Jobs.open(configuration), Clock.systemUTC());
        OwnJobs removals =
                new OwnJobs(JobKind.RETENTION, Actor.RETENTION, new CommandLauncher(home), jobs, Language.ENGLISH);
        watch = new ExpiryWatch(new Expiries(configuration, Clock.systemUTC()), removals);
        jobs.begin();
    }

    @AfterEach
    void endsTheServer() {
        watch.close();
        jobs.close();
    }

    @Test
    void hasRemovedWhatIsPastItsTerm() throws IOException {
        Path file = Files.createDirectories(configuration.rawData().resolve(OLD_FILE));

        watch.look();
        Job job = await();

        assertThat(job.state()).as(String.valueOf(job.error())).isEqualTo(JobState.COMPLETE);
        assertThat(file).doesNotExist();
        Audit audit = Audit.open(configuration, Clock.systemUTC());
        assertThat(audit.list(new AuditSearch("", Act.EXPIRE_FILE, null, null), 0, 9))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.who()).isEqualTo("server:retention"));
        watch.look();
        assertThat(jobs.newest(9)).as("there is nothing left to do").hasSize(1);
    }

    @Test
    void finishesWhatAProcessHasBegunThatIsGone() throws IOException {
        Path left = Files.createDirectories(configuration.rawData().resolve(".removed-" + OLD_FILE));

        watch.look();

        assertThat(await().state()).isEqualTo(JobState.COMPLETE);
        assertThat(left).doesNotExist();
    }

    @Test
    void asksForNothingWhereNothingIsPastItsTermOrAllOfItIsGone() {
        Runs runs = Runs.open(configuration);
        runs.register(new RegisteredRun(
                RUN, configuration.processedData().resolve(RUN), "a.csv", "00", Instant.EPOCH, 3, null, null));
        assertThat(runs.remove(RUN, Instant.now())).isTrue();

        watch.look();

        assertThat(jobs.newest(9)).isEmpty();
    }

    private Job await() {
        String id = jobs.last(JobKind.RETENTION).orElseThrow().id();
        return JobFixtures.await(jobs, id, job -> job.state().isOver());
    }
}

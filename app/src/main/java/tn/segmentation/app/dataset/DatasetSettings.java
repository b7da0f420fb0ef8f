package tn.segmentation.app.dataset;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.multipart.MultipartResolver;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.job.Turns;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.CommandWatch;
import tn.segmentation.app.operations.Configuration;

/** Where files arrive, and how many are judged for how long. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class DatasetSettings {

    /** How many files are judged at the same time. */
    private static final int AT_ONCE = 2;

    /** How long others wait for their turn before they are refused. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final long MEGABYTE = 1_000_000;

    @Bean
    Arrivals arrivals(Configuration configuration) {
        return Arrivals.in(configuration.rawData());
    }

    @Bean
    CommandLauncher commandLauncher(Configuration configuration, CommandWatch watch) {
        return new CommandLauncher(configuration.home(), watch);
    }

    @Bean
    Judge judge(Configuration configuration, CommandLauncher launcher, JobQueue jobs) {
        Verdicts verdicts = new Verdicts(launcher, RawFiles.of(configuration));
        return new QueuedVerdicts(verdicts, jobs, new Turns(AT_ONCE, PATIENCE, "verdicts_busy"));
    }

    @Bean
    Datasets datasets(Configuration configuration, Arrivals arrivals, Judge judge, Clock clock) {
        return new Datasets(configuration.rawData(), arrivals, judge, RawFiles.of(configuration), clock);
    }

    /** Files are written once, on the disk where they stay, and as they are kept there. */
    @Bean
    MultipartResolver multipartResolver(Configuration configuration, Arrivals arrivals, Datasets datasets) {
        long most = configuration.uploadLimit() * MEGABYTE;
        return new Uploads(arrivals.folder(), RawFiles.of(configuration), datasets::newId, most);
    }
}

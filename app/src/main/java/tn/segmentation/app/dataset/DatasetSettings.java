package tn.segmentation.app.dataset;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.web.multipart.MultipartResolver;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.CommandWatch;
import tn.segmentation.app.operations.Configuration;

/** Where files arrive and are judged. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class DatasetSettings {

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
    Datasets datasets(
            Configuration configuration, Arrivals arrivals, CommandLauncher launcher, JobQueue jobs, Clock clock) {
        RawFiles raw = RawFiles.of(configuration);
        Datasets.Work work = new Datasets.Work(new Verdicts(launcher, raw), Desk.of(jobs));
        return new Datasets(configuration.rawData(), arrivals, work, raw, clock);
    }

    /** Files are written once, on the disk where they stay, and as they are kept there. */
    @Bean
    MultipartResolver multipartResolver(Configuration configuration, Arrivals arrivals, Datasets datasets) {
        long most = configuration.uploadLimit() * MEGABYTE;
        return new Uploads(arrivals.folder(), RawFiles.of(configuration), datasets::newId, most);
    }
}

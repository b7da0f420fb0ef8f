package tn.segmentation.app.dataset;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.multipart.MultipartResolver;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.CommandWatch;
import tn.segmentation.app.operations.Configuration;

/** Where files arrive, and how many are judged for how long. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class DatasetSettings {

    static final Verdicts.Limits LIMITS = new Verdicts.Limits(2, Duration.ofMinutes(1), Duration.ofMinutes(5));

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
    Datasets datasets(Configuration configuration, Arrivals arrivals, CommandLauncher launcher, Clock clock) {
        RawFiles raw = RawFiles.of(configuration);
        return new Datasets(configuration.rawData(), arrivals, new Verdicts(launcher, LIMITS, raw), raw, clock);
    }

    /** Files are written once, on the disk where they stay, and as they are kept there. */
    @Bean
    MultipartResolver multipartResolver(Configuration configuration, Arrivals arrivals, Datasets datasets) {
        long most = configuration.uploadLimit() * MEGABYTE;
        return new Uploads(arrivals.folder(), RawFiles.of(configuration), datasets::newId, most);
    }
}

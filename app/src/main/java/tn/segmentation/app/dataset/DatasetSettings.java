package tn.segmentation.app.dataset;

import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.CommandWatch;
import tn.segmentation.app.operations.Configuration;

/** Where files arrive, and how many are judged for how long. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class DatasetSettings {

    static final Verdicts.Limits LIMITS = new Verdicts.Limits(2, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final long MEGABYTE = 1_000_000;

    /** A form has a few bytes around its file. */
    private static final long AROUND = 100_000;

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
        return new Datasets(configuration.rawData(), arrivals, new Verdicts(launcher, LIMITS), clock);
    }

    /** Files are written once, on the disk where they stay: a copy from another disk would take its time. */
    @Bean
    MultipartConfigElement multipartConfig(Configuration configuration, Arrivals arrivals) {
        long most = configuration.uploadLimit() * MEGABYTE;
        return new MultipartConfigElement(arrivals.folder().toString(), most, most + AROUND, 0);
    }
}

package tn.segmentation.app.dataset;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;

/** Where files arrive, and how many are judged for how long. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class DatasetSettings {

    private static final int AT_ONCE = 2;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long MEGABYTE = 1_000_000;

    /** A form has a few bytes around its file. */
    private static final long AROUND = 100_000;

    @Bean
    Datasets datasets(Configuration configuration, Clock clock) {
        CommandLauncher launcher = new CommandLauncher(configuration.home());
        return new Datasets(configuration.rawData(), new Verdicts(launcher, AT_ONCE, LIMIT), clock);
    }

    /** Files are written once, where they stay: a copy from another disk would take its time. */
    @Bean
    MultipartConfigElement multipartConfig(Configuration configuration) {
        Path arriving = configuration.rawData().resolve(Datasets.ARRIVING).toAbsolutePath();
        try {
            Files.createDirectories(arriving);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long most = configuration.uploadLimit() * MEGABYTE;
        return new MultipartConfigElement(arriving.toString(), most, most + AROUND, 0);
    }
}

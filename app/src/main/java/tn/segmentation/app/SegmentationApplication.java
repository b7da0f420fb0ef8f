package tn.segmentation.app;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.language.Formats;

/**
 * The web server. It has no state of its own: the runs that it shows come from the one
 * {@link tn.segmentation.app.insight.RunSource} in the context. The database is opened by the registry of runs, which
 * the command line shares, hence no data source of the framework's.
 */
@SpringBootApplication(exclude = {DataSourceAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
public class SegmentationApplication {

    /** Starts the server. */
    public static void main(String[] args) {
        SpringApplication.run(SegmentationApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.system(Formats.zone());
    }
}

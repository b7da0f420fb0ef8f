package tn.segmentation.app;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The web server. It has no state of its own: the runs that it shows come from the one
 * {@link tn.segmentation.app.insight.RunSource} in the context. The database is opened by the registry of runs, which
 * the command line shares, hence no data source of the framework's.
 */
@SpringBootApplication(exclude = {DataSourceAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
public class SegmentationApplication {

    /** Operators and their customers live by this clock, wherever the server stands. */
    private static final ZoneId ZONE = ZoneId.of("Africa/Tunis");

    /** Starts the server. */
    public static void main(String[] args) {
        SpringApplication.run(SegmentationApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.system(ZONE);
    }
}

package tn.segmentation.app.run;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.operations.CommandLauncher;

/** What the web application needs to start runs. */
@Configuration(proxyBeanMethods = false)
class RunSettings {

    @Bean
    StartedRuns startedRuns(Datasets datasets, CommandLauncher launcher, Clock clock) {
        return new StartedRuns(datasets, launcher, clock);
    }
}

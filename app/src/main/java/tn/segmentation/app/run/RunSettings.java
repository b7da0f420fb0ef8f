package tn.segmentation.app.run;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;

/** What the web application needs to start runs, and to publish them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class RunSettings {

    @Bean
    StartedRuns startedRuns(Datasets datasets, CommandLauncher launcher, Clock clock) {
        return new StartedRuns(datasets, launcher, clock);
    }

    @Bean
    Runs runs(Configuration configuration) {
        return Runs.open(configuration);
    }

    @Bean
    Proposals proposals(Configuration configuration) {
        return Proposals.open(configuration);
    }

    @Bean
    RunPublishing runPublishing(Runs runs, Proposals proposals, Configuration configuration, Clock clock) {
        return new RunPublishing(runs, proposals, configuration.approval(), clock);
    }
}

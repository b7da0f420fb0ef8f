package tn.segmentation.app.run;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;

/** What the web application needs to start runs, to tell of them, and to publish them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class RunSettings {

    /** A connection is short, so that whoever may not listen any more does not for long; browsers come back. */
    private static final RunEvents.Limits LIMITS = new RunEvents.Limits(200, 20, Duration.ofMinutes(1));

    @Bean
    StartedRuns startedRuns(Datasets datasets, CommandLauncher launcher, Configuration configuration, Clock clock) {
        return new StartedRuns(datasets, launcher, Jobs.open(configuration), clock);
    }

    @Bean
    OwnRuns ownRuns(StartedRuns started, Runs runs, Proposals proposals) {
        return new OwnRuns(started, runs, proposals);
    }

    @Bean
    Workload workload(StartedRuns runs) {
        return new Workload(runs);
    }

    @Bean
    RunEvents runEvents(StartedRuns runs) {
        return new RunEvents(runs, LIMITS);
    }

    /** A server that cannot start takes nothing that another could make. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsRuns(StartedRuns runs) {
        return event -> runs.begin();
    }

    /** Before the server waits for its answers to end: events would not, and a run need not go on meanwhile. */
    @Bean
    ApplicationListener<ContextClosedEvent> endsRuns(StartedRuns runs, RunEvents events) {
        return event -> {
            runs.end();
            events.close();
        };
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
    RunChecks runChecks(CheckedRuns runs, Configuration configuration) {
        return new RunChecks(runs, Duration.ofHours(configuration.runCheckHours()));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsRunChecks(RunChecks checks) {
        return event -> checks.begin();
    }

    @Bean
    RunPublishing runPublishing(
            Runs runs, Proposals proposals, CheckedRuns checked, Configuration configuration, Clock clock) {
        return new RunPublishing(runs, proposals, checked, configuration.approval(), clock);
    }
}

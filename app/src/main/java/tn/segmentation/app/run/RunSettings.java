package tn.segmentation.app.run;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;

/** What the web application needs to start runs, to tell of them, and to publish them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class RunSettings {

    /** A connection is short, so that whoever may not listen any more does not for long; browsers come back. */
    private static final RunEvents.Limits LIMITS = new RunEvents.Limits(200, 20, Duration.ofMinutes(1));

    @Bean
    StartedRuns startedRuns(Datasets datasets, CommandLauncher launcher, JobQueue jobs) {
        return new StartedRuns(datasets, launcher, jobs);
    }

    @Bean
    OwnRuns ownRuns(StartedRuns started, Runs runs, Proposals proposals) {
        return new OwnRuns(started, runs, proposals);
    }

    @Bean
    RunEvents runEvents(StartedRuns runs) {
        return new RunEvents(runs, LIMITS);
    }

    /** Before the server waits for its answers to end: events would not. */
    @Bean
    ApplicationListener<ContextClosedEvent> endsRunEvents(RunEvents events) {
        return event -> events.close();
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

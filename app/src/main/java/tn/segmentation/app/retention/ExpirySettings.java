package tn.segmentation.app.retention;

import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.job.OwnJobs;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;

/** Has the web application remove what was kept for as long as it may be. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ExpirySettings {

    @Bean
    ExpiryWatch expiryWatch(Configuration configuration, CommandLauncher launcher, JobQueue jobs, Clock clock) {
        OwnJobs removals = new OwnJobs(JobKind.RETENTION, Actor.RETENTION, launcher, jobs, configuration.language());
        return new ExpiryWatch(new Expiries(configuration, clock), removals);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsExpiries(ExpiryWatch watch, Configuration configuration) {
        return event -> {
            if (configuration.retention().rawDataDays() > 0
                    || configuration.retention().runDays() > 0) {
                watch.begin();
            }
        };
    }
}

package tn.segmentation.app.job;

import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import tn.segmentation.app.operations.Configuration;

/** What the web application needs to have jobs made, and to tell of them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class JobSettings {

    @Bean
    JobQueue jobQueue(Configuration configuration, Clock clock) {
        return new JobQueue(Jobs.open(configuration), clock);
    }

    @Bean
    Workload workload(JobQueue jobs) {
        return new Workload(jobs);
    }

    /** A server that cannot start takes nothing that another could make. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsJobs(JobQueue jobs) {
        return event -> jobs.begin();
    }

    /** Before the server waits for its answers to end: a job need not go on meanwhile. */
    @Bean
    ApplicationListener<ContextClosedEvent> endsJobs(JobQueue jobs) {
        return event -> jobs.end();
    }
}

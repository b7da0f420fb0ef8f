package tn.segmentation.app.backup;

import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.job.OwnJobs;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;

/** What the web application needs to know of backups, and to have them taken. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class BackupSettings {

    @Bean
    BackupHistory backupHistory(Configuration configuration, Audit audit) {
        return new BackupHistory(configuration, audit);
    }

    @Bean
    BackupWatch backupWatch(
            BackupHistory history, CommandLauncher launcher, JobQueue jobs, Configuration configuration, Clock clock) {
        OwnJobs backups = new OwnJobs(JobKind.BACKUP, Actor.BACKUP, launcher, jobs, configuration.language());
        return new BackupWatch(history, backups, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsBackups(BackupWatch watch, Configuration configuration) {
        return event -> {
            if (configuration.backup() != null) {
                watch.begin();
            }
        };
    }
}

package tn.segmentation.app.routine;

import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.dataset.Datasets;
import tn.segmentation.app.notification.Notifications;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.OwnRuns;

/** What the web application needs to watch its folder. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class RoutineSettings {

    @Bean
    WatchedFiles watchedFiles(Configuration configuration) {
        return WatchedFiles.open(configuration);
    }

    @Bean
    RoutineHistory routineHistory(
            Configuration configuration,
            WatchedFiles files,
            Notifications notifications,
            Datasets datasets,
            OwnRuns runs,
            Clock clock) {
        return new RoutineHistory(configuration, files, notifications, datasets, runs, clock);
    }

    @Bean
    Routine routine(
            Configuration configuration,
            WatchedFiles files,
            Datasets datasets,
            OwnRuns runs,
            Audit audit,
            Clock clock) {
        return new Routine(new Routine.Parts(files, datasets, runs, audit), configuration, clock);
    }

    /** A server that cannot start takes nothing that another could take. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsRoutine(Routine routine, Configuration configuration) {
        return event -> {
            if (configuration.routine() != null) {
                routine.begin();
            }
        };
    }

    /** Before the server ends what it makes: nothing is to be started then. */
    @Bean
    ApplicationListener<ContextClosedEvent> endsRoutine(Routine routine) {
        return event -> routine.close();
    }
}

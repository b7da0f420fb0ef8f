package tn.segmentation.app.monitoring;

import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tn.segmentation.app.backup.BackupHistory;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.job.Workload;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.routine.RoutineHistory;
import tn.segmentation.app.run.CheckedRuns;

/** What the web application needs to be watched. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class MonitoringSettings {

    @Bean
    Vitals.Works works(CheckedRuns checked, Workload workload, BackupHistory backups, RoutineHistory routine) {
        return new Vitals.Works(checked, workload, backups, routine);
    }

    @Bean
    Vitals vitals(Configuration configuration, RunSource runs, Vitals.Works works, Clock clock) {
        return new Vitals(configuration, runs, works, clock);
    }

    @Bean
    MetricsServer metricsServer(Configuration configuration) {
        return new MetricsServer(configuration.metricsPort());
    }

    @Bean
    Tracing tracing(Configuration configuration) {
        return Tracing.of(configuration);
    }

    /** Around everything: what others log belongs to a request, and what they take is measured. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestValves(MetricsServer metrics, Tracing tracing) {
        return server -> {
            server.addEngineValves(new RequestIds());
            tracing.requests().ifPresent(server::addEngineValves);
            metrics.requestTimes().ifPresent(server::addEngineValves);
        };
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsMetrics(MetricsServer metrics, Vitals vitals, Workload workload) {
        return event -> metrics.begin(vitals, workload);
    }
}

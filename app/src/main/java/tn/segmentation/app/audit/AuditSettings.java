package tn.segmentation.app.audit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.operations.Configuration;

/** What the web application needs to write down what is done. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AuditSettings {

    @Bean
    Audit audit(Configuration configuration, Clock clock) {
        return Audit.open(configuration, clock);
    }
}

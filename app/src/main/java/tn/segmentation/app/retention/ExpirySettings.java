package tn.segmentation.app.retention;

import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.operations.Configuration;

/** Has the web application remove what was kept for as long as it may be. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ExpirySettings {

    @Bean
    ExpiryWatch expiryWatch(Configuration configuration, Clock clock) {
        return new ExpiryWatch(configuration, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsExpiries(ExpiryWatch watch) {
        return event -> watch.begin();
    }
}

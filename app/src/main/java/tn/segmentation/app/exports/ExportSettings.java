package tn.segmentation.app.exports;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.customers.Customers;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Users;

/** What the web application needs to give out files of customers. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ExportSettings {

    @Bean
    Exports exports(Customers customers, Configuration configuration, Users users, Clock clock) {
        return new Exports(customers, ExportRegister.open(configuration), configuration.exportRules(), users, clock);
    }

    @Bean
    HeldExports heldExports(Exports exports, Configuration configuration, Users users, Clock clock) {
        return new HeldExports(
                exports, HeldExportRegister.open(configuration), configuration.exportRules(), users, clock);
    }
}

package tn.segmentation.app.person;

import org.springframework.context.annotation.Bean;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Configuration;

/** What the web application needs to look for a person. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class PersonSettings {

    @Bean
    ErasureRegister erasureRegister(Configuration configuration) {
        return ErasureRegister.open(configuration);
    }

    @Bean(destroyMethod = "close")
    PersonProcesses personProcesses(CommandLauncher launcher, ErasureRegister register) {
        PersonProcesses processes = new PersonProcesses(launcher, register);
        processes.begin(Language.FRENCH);
        return processes;
    }
}

package tn.segmentation.app.state;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;

/** The database of a test: the embedded one, unless the module has a service that gives others. */
@FunctionalInterface
public interface TestState {

    /** Returns the settings that say which database the platform in a folder has; always the same for one folder. */
    Map<String, String> settings(Path home);

    /** Returns the settings of a platform, all by default but for its database. */
    static Configuration configuration(Path home) {
        return Configuration.load(new Environment(current().settings(home), Map.of(), home));
    }

    /** Returns what gives databases here. */
    static TestState current() {
        return ServiceLoader.load(TestState.class).findFirst().orElse(home -> Map.of());
    }
}

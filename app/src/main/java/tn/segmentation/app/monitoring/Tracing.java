package tn.segmentation.app.monitoring;

import java.util.Optional;
import org.apache.catalina.Valve;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.CommandWatch;
import tn.segmentation.app.operations.Configuration;

/**
 * Tells a collector how long requests take, and the commands that the web application starts. Where no collector is
 * set, nothing of the library for that is loaded.
 */
interface Tracing extends CommandWatch, AutoCloseable {

    /** Tells nobody anything. */
    Tracing OFF = new Tracing() {
        @Override
        public Optional<Valve> requests() {
            return Optional.empty();
        }

        @Override
        public Watched begins(String command, @Nullable String run) {
            return Watched.NOT;
        }

        @Override
        public void close() {}
    };

    /** Returns what the settings want. */
    static Tracing of(Configuration configuration) {
        return configuration.traces() == null ? OFF : CollectedTraces.of(configuration, configuration.traces());
    }

    /** Returns what follows the requests of the web application; empty where nobody is told of them. */
    Optional<Valve> requests();

    /** Tells what is still to be told, if that is heard at once. */
    @Override
    void close();
}

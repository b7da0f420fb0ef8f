package tn.segmentation.postgres;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tn.segmentation.app.state.TestState;

/** Gives the platform of each folder a database of its own on one server. */
public final class PostgresState implements TestState {

    private static final Map<Path, Map<String, String>> GIVEN = new HashMap<>();

    /** The server that all tests of a process share; who stops one starts another. */
    private static final class Shared {
        private static final PostgresServer SERVER = PostgresServer.start();
    }

    @Override
    public Map<String, String> settings(Path home) {
        synchronized (GIVEN) {
            return GIVEN.computeIfAbsent(home, folder -> {
                String name = "platform" + GIVEN.size();
                Shared.SERVER.create(name, "");
                return Shared.SERVER.settings(name);
            });
        }
    }
}

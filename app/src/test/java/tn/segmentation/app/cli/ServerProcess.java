package tn.segmentation.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, as somebody starts it at a console, on any port that is free. */
public final class ServerProcess {

    private ServerProcess() {}

    /**
     * Returns what starts one.
     *
     * @param options of its JVM
     */
    public static ProcessBuilder with(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve", "--port", "0"));
        return new ProcessBuilder(command);
    }
}

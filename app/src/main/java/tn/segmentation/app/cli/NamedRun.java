package tn.segmentation.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;

/** A run on the command line: named by its folder, or by its id when it is registered. */
final class NamedRun {

    private NamedRun() {}

    /** Returns where the run should stand. */
    static Path folder(Path named, Configuration configuration, Session session) {
        Path folder = session.resolve(named);
        return Files.exists(folder)
                ? folder
                : Runs.open(configuration)
                        .find(named.toString())
                        .map(RegisteredRun::folder)
                        .orElse(folder);
    }
}

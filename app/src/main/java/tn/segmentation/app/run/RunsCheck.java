package tn.segmentation.app.run;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;

/** What can be wrong with the runs: the database unreadable, the published run damaged, a run not registered. */
public final class RunsCheck implements Doctor.Check {

    @Override
    public List<Problem> examine(Configuration configuration) {
        if (!Files.exists(Runs.file(configuration))) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        try {
            Runs runs = Runs.open(configuration);
            runs.published().ifPresent(run -> problems.addAll(published(run)));
            runs.unregistered()
                    .forEach(folder -> problems.add(
                            new Problem(Severity.WARNING, "run_not_registered", Map.of("folder", folder.toString()))));
        } catch (UnusableState e) {
            problems.add(Problem.of(e));
        }
        return problems;
    }

    private static List<Problem> published(RegisteredRun run) {
        try {
            RunFolder.open(run.folder());
            return List.of();
        } catch (DamagedRun e) {
            return List.of(Problem.of(e));
        }
    }
}

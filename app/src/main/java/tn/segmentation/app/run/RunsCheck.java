package tn.segmentation.app.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;

/** What can be wrong with the runs: the database gone or unreadable, a run damaged, a run not registered. */
public final class RunsCheck implements Doctor.Check {

    @Override
    public List<Problem> examine(Configuration configuration) {
        List<Problem> problems = new ArrayList<>();
        try {
            if (!Database.isThere(configuration.state())) {
                return withoutDatabase(configuration);
            }
            Runs runs = Runs.open(configuration);
            Optional<String> published = runs.published().map(RegisteredRun::id);
            for (RegisteredRun run : runs.list()) {
                problems.addAll(damages(run, published.equals(Optional.of(run.id()))));
            }
            runs.unregistered()
                    .forEach(folder -> problems.add(
                            new Problem(Severity.WARNING, "run_not_registered", Map.of("folder", folder.toString()))));
        } catch (UnusableState e) {
            problems.add(Problem.of(e));
        }
        return problems;
    }

    private static List<Problem> withoutDatabase(Configuration configuration) {
        Path folder = configuration.processedData();
        int complete = RunFolder.list(folder).size();
        if (complete == 0) {
            return List.of();
        }
        return List.of(new Problem(
                Severity.ERROR,
                "state_missing",
                Map.of("database", configuration.state().name(), "folder", folder.toString(), "runs", complete)));
    }

    /** What everybody sees is read byte by byte; that would take too long for all there ever was. */
    private static List<Problem> damages(RegisteredRun run, boolean isPublished) {
        try {
            RunFolder folder = run.open();
            if (isPublished) {
                folder.verify();
            }
            return List.of();
        } catch (DamagedRun e) {
            return List.of(Problem.of(e));
        }
    }
}

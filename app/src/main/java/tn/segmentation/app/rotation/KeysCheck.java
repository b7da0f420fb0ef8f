package tn.segmentation.app.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.keys.UnusableKey;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.UnusableState;

/** Looks whether the tokens in runs can be read, and are those of the newest key. */
public final class KeysCheck implements Doctor.Check {

    @Override
    public List<Problem> examine(Configuration configuration) {
        try {
            return Database.isThere(configuration.state()) ? problems(configuration) : List.of();
        } catch (UnusableKey e) {
            return List.of(Problem.of(e));
        } catch (UnusableState e) {
            // The check of the runs says so.
            return List.of();
        }
    }

    private static List<Problem> problems(Configuration configuration) {
        List<Problem> problems = new ArrayList<>();
        KeyRotation rotation = new KeyRotation(configuration);
        for (TokenKey key : rotation.keys()) {
            if (key.state() == TokenKey.State.MISSING) {
                problems.add(new Problem(
                        Severity.ERROR,
                        "token_key_missing",
                        Map.of(
                                "key",
                                key.id(),
                                "runs",
                                key.runs(),
                                "file",
                                configuration.customerKey().toString())));
            } else if (key.state() == TokenKey.State.EARLIER && key.runs() > 0) {
                problems.add(new Problem(
                        Severity.WARNING, "token_key_earlier", Map.of("key", key.id(), "runs", key.runs())));
            }
        }
        return problems;
    }
}

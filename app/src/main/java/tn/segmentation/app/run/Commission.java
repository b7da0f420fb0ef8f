package tn.segmentation.app.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Environment;

/**
 * What the web application tells the process that makes a run for it, or another job, beside the command line: by
 * properties of the JVM, which no user types.
 *
 * @param runId the id that it has given away already; null to make one
 * @param inputName what the user calls the file, which is kept under another name; null if it is that of the file
 * @param user who asks for it; null if that is whoever the process belongs to
 */
public record Commission(
        @Nullable String runId,
        @Nullable String inputName,
        @Nullable String user) {

    static final String RUN = CommandLauncher.RUN;
    static final String INPUT = "input";
    static final String USER = CommandLauncher.USER;

    /** Returns what nobody but a user asks for. */
    public static Commission none() {
        return new Commission(null, null, null);
    }

    /** Returns what a process was told when it was started. */
    public static Commission of(Environment environment) {
        return new Commission(
                environment.property("segmentation." + RUN).filter(RunId::isOne).orElse(null),
                environment.property("segmentation." + INPUT).orElse(null),
                environment.property("segmentation." + USER).orElse(null));
    }

    Optional<String> id() {
        return Optional.ofNullable(runId);
    }

    /** Returns the name to record of a file. */
    String name(String file) {
        return inputName == null ? file : inputName;
    }

    /** Returns the name to record of who asks. */
    String by() {
        return user == null ? System.getProperty("user.name", "") : user;
    }

    /** Returns who asks, for the audit. */
    public Actor actor() {
        return user == null ? Actor.atTheCommandLine() : new Actor(user, "");
    }

    /** Returns whether it is known who asks: not where the web application does not tell. */
    boolean isKnown() {
        return runId == null || user != null;
    }
}

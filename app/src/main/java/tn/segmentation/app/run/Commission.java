package tn.segmentation.app.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Environment;

/**
 * What the web application tells the process that makes a run for it, beside the command line: by properties of the
 * JVM, which no user types.
 *
 * @param runId the id that it has given away already; null to make one
 * @param inputName what the user calls the file, which is kept under another name; null if it is that of the file
 * @param by who has asked the web application for it; null where nobody is known but who runs this process
 */
public record Commission(
        @Nullable String runId,
        @Nullable String inputName,
        @Nullable Publisher by) {

    static final String RUN = "run";
    static final String INPUT = "input";
    static final String BY = "by";
    static final String ACCOUNT = "account";

    /** Returns what nobody but a user asks for. */
    public static Commission none() {
        return new Commission(null, null, null);
    }

    /** Returns what a process was told when it was started. */
    public static Commission of(Environment environment) {
        return new Commission(
                environment.property("segmentation." + RUN).filter(RunId::isOne).orElse(null),
                environment.property("segmentation." + INPUT).orElse(null),
                environment
                        .property("segmentation." + BY)
                        .map(name -> new Publisher(
                                name,
                                environment.property("segmentation." + ACCOUNT).orElse(null)))
                        .orElse(null));
    }

    Optional<String> id() {
        return Optional.ofNullable(runId);
    }

    /** Returns who is to be told that he has asked for the run. */
    Publisher client() {
        return by == null ? new Publisher(System.getProperty("user.name", ""), null) : by;
    }

    /** Returns whether it is known who has asked: not where the web application keeps it to itself. */
    boolean isKnownBy() {
        return runId == null || by != null;
    }

    /** Returns the name to record of a file. */
    String name(String file) {
        return inputName == null ? file : inputName;
    }
}

package tn.segmentation.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.run.Commission;
import tn.segmentation.app.security.ProductionCheck;

/**
 * Where a command runs.
 *
 * @param environment of the process
 * @param clock gives runs their time
 * @param out takes the data
 * @param err takes messages and progress
 * @param interruption hears Ctrl-C
 */
record Session(Environment environment, Clock clock, PrintStream out, PrintStream err, Interruption interruption) {

    Language language() {
        return environment.language();
    }

    /** Returns its texts, for a terminal and for files. */
    Messages messages() {
        return Messages.unmarked(language());
    }

    /**
     * Reads the settings and starts the logs. In production the folders that are not there yet are made first, closed
     * to others: whoever makes one later would leave it open.
     *
     * @throws tn.segmentation.app.operations.WrongSetting if one cannot be used
     */
    Configuration configuration(Logging.Role role) {
        Configuration configuration = Configuration.load(environment);
        try {
            ProductionCheck.prepare(configuration);
        } catch (IOException e) {
            // What can be done without them is done, and what cannot says so.
            LoggerFactory.getLogger(Session.class).warn("folders cannot be made: {}", e.getMessage());
        }
        Logging.start(configuration, role);
        return configuration;
    }

    /**
     * Returns an act of {@link #actor}, of which nothing is written yet.
     *
     * @throws tn.segmentation.app.state.UnusableState if the audit cannot be opened
     */
    OpenAct act(Act act, Configuration configuration) {
        return OpenAct.of(Audit.open(configuration, clock), act, actor());
    }

    /** Returns whoever has the server start this process, or else whoever that belongs to. */
    Actor actor() {
        return Commission.of(environment).actor();
    }

    /**
     * Returns a file that the user named, from the current folder.
     *
     * @throws WrongUsage if the name is empty, as that of an unset variable is
     */
    Path resolve(Path named) {
        if (named.toString().isEmpty()) {
            throw new WrongUsage("empty_name", Map.of());
        }
        return environment.folder().resolve(named).normalize();
    }

    /** Returns what shows how far the work is: JSON lines for machines, a bar on a terminal, else nothing. */
    CommandProgress progress(Output output) {
        if (output == Output.JSON) {
            return CommandProgress.lines(err, interruption);
        }
        // The launcher looks whether stderr is a terminal: System.console() means other things from Java 22 on.
        return environment
                        .property("segmentation.terminal")
                        .filter("true"::equals)
                        .isPresent()
                ? CommandProgress.bar(err, messages(), interruption)
                : CommandProgress.silent(interruption);
    }

    /** Whom a command writes for. */
    enum Output {
        PEOPLE,
        JSON
    }
}

package tn.segmentation.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One thing that the command line can do. */
interface Command {

    /** Returns its name, options and help, in the language of the session. */
    CommandSpec spec(Texts texts);

    /**
     * Does it.
     *
     * @throws WrongUsage if the options make no sense together, or one has a value out of range
     * @throws tn.segmentation.core.data.Refusal if the data or the request is at fault
     * @throws tn.segmentation.core.progress.Cancelled if the user interrupted it
     */
    ExitCode run(ParseResult parsed, Session session);
}

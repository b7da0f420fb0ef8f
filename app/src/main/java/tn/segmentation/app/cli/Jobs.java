package tn.segmentation.app.cli;

import tn.segmentation.app.insight.FigureFiles;
import tn.segmentation.app.insight.Figures;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.Commission;
import tn.segmentation.app.run.SegmentJob;
import tn.segmentation.core.engine.LocalEngine;

/** Puts the jobs of the command line together. */
final class Jobs {

    private Jobs() {}

    static SegmentJob segment(Configuration configuration, Session session) {
        Messages shown = Messages.in(session.language());
        return new SegmentJob(
                configuration,
                session.messages(),
                session.clock(),
                new LocalEngine(),
                (summary, folder, progress) ->
                        FigureFiles.write(summary, Figures.of(summary, shown), folder, shown, progress),
                Commission.of(session.environment()));
    }
}

package tn.segmentation.app.cli;

import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.SegmentJob;
import tn.segmentation.core.engine.LocalEngine;

/** Puts the jobs of the command line together. */
final class Jobs {

    private Jobs() {}

    static SegmentJob segment(Configuration configuration, Session session) {
        return new SegmentJob(
                configuration, session.messages(), session.clock(), new LocalEngine(), (summary, folder) -> {});
    }
}

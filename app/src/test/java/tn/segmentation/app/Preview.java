package tn.segmentation.app;

import org.springframework.boot.SpringApplication;
import tn.segmentation.app.insight.RunFixtures;

/** Serves the pages over a run of the test resources, to look at them; {@code empty} as first argument: over none. */
public final class Preview {

    private Preview() {}

    /** Starts the server. */
    public static void main(String[] args) {
        RunFixtures runs = SpringApplication.from(SegmentationApplication::main)
                .with(RunFixtures.Source.class)
                .run(args)
                .getApplicationContext()
                .getBean(RunFixtures.class);
        if (args.length > 0 && args[0].equals("empty")) {
            runs.clear();
        }
    }
}

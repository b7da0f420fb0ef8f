package tn.segmentation.app;

import org.springframework.boot.SpringApplication;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.UserFixtures;

/**
 * Serves the pages over a run of the test resources, to look at them; {@code empty} as first argument: over none,
 * {@code chance}: over one that is no better than chance. Sign in as one of {@link UserFixtures}.
 */
public final class Preview {

    private Preview() {}

    /** Starts the server. */
    public static void main(String[] args) {
        RunFixtures runs = SpringApplication.from(SegmentationApplication::main)
                .with(RunFixtures.Source.class, UserFixtures.Source.class)
                .run(args)
                .getApplicationContext()
                .getBean(RunFixtures.class);
        switch (args.length > 0 ? args[0] : "") {
            case "empty" -> runs.clear();
            case "chance" -> runs.publish(RunFixtures.chance());
            default -> runs.publish(RunFixtures.telecom());
        }
    }
}

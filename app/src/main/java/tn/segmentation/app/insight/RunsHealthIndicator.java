package tn.segmentation.app.insight;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the runs cannot be read. Not part of liveness: starting again would not repair them. */
@Component
final class RunsHealthIndicator implements HealthIndicator {

    private final RunSource runs;

    RunsHealthIndicator(RunSource runs) {
        this.runs = runs;
    }

    @Override
    public Health health() {
        return (runs.isReadable() ? Health.up() : Health.down()).build();
    }
}

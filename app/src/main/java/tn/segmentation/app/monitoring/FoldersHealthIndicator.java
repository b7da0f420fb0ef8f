package tn.segmentation.app.monitoring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Room;
import tn.segmentation.app.operations.TemporaryFolder;

/**
 * Down while nothing can be kept in one of the folders, or there is no room for temporary files. Part of neither
 * liveness nor readiness: starting again would not help, and what is read can be read.
 */
@Component
final class FoldersHealthIndicator implements HealthIndicator {

    private final Configuration configuration;

    FoldersHealthIndicator(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Health health() {
        boolean isWell = !TemporaryFolder.isFull()
                && configuration.folders().entrySet().stream()
                        .allMatch(folder ->
                                Room.of(folder.getKey(), folder.getValue()).isUsable());
        return (isWell ? Health.up() : Health.down()).build();
    }
}

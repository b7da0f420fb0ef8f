package tn.segmentation.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.CommandLauncher;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.problem.CommandError;
import tn.segmentation.app.state.UnusableState;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has a backup taken whenever the configuration has changed, whoever changed it: the audit says so, of people at the
 * pages as of commands. It is taken by the command line, in a process of its own.
 */
final class BackupWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);

    private static final Duration PULSE = Duration.ofSeconds(10);

    /** A repository that is away is not asked for all the time. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final BackupHistory history;
    private final CommandLauncher launcher;
    private final Clock clock;
    private final Rounds pulse = new Rounds("backups");
    private volatile @Nullable Process process;
    private Instant notBefore = Instant.MIN;

    BackupWatch(BackupHistory history, CommandLauncher launcher, Clock clock) {
        this.history = history;
        this.launcher = launcher;
        this.clock = clock;
    }

    /** Begins to look. */
    void begin() {
        pulse.begin(this::beat, PULSE, PULSE);
    }

    private void beat() {
        try {
            look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UnusableState e) {
            LOG.debug("nobody knows whether a backup is due: {}", e.code());
        } catch (IOException e) {
            LOG.error("{}", Traces.of(e));
        }
    }

    /** Takes a backup if the configuration has changed since the last. */
    void look() throws IOException, InterruptedException {
        if (clock.instant().isBefore(notBefore) || !history.isBehind()) {
            return;
        }
        Process taking = launcher.start(List.of("backup", "--json"), Language.ENGLISH);
        process = taking;
        try (InputStream out = taking.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (taking.waitFor() != 0) {
                notBefore = clock.instant().plus(PAUSE);
                String code = CommandError.in(JsonMapper.shared().readTree(said), "")
                        .map(CommandError::code)
                        .orElse("-");
                LOG.warn("the configuration has changed and is not in a backup: {}", code);
            }
        } finally {
            process = null;
            taking.destroy();
        }
    }

    @Override
    public void close() {
        pulse.close();
        Process taking = process;
        if (taking != null) {
            taking.toHandle().destroy();
        }
    }
}

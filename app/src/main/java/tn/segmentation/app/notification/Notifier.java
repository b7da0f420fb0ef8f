package tn.segmentation.app.notification;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.notification.Notifications.Due;
import tn.segmentation.app.operations.Rounds;
import tn.segmentation.app.state.UnusableState;

/**
 * Tells what is to be told, and tries again what nobody has taken, later each time. Whatever comes of it harms no run.
 */
final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private static final Duration PULSE = Duration.ofSeconds(5);

    /** After the first attempt; then twice as long each time. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** The last is about a day after the first. */
    private static final int MOST_TRIES = 12;

    private final Notifications notifications;
    private final Map<Channel, Delivery> deliveries;
    private final Clock clock;
    private final Rounds pulse = new Rounds("notifications");

    Notifier(Notifications notifications, Map<Channel, Delivery> deliveries, Clock clock) {
        this.notifications = notifications;
        this.deliveries = Map.copyOf(deliveries);
        this.clock = clock;
    }

    /** Begins to tell. */
    void begin() {
        pulse.begin(this::beat, Duration.ZERO, PULSE);
    }

    private void beat() {
        try {
            tell();
        } catch (UnusableState e) {
            LOG.debug("nobody knows what is to be told: {}", e.code());
        }
    }

    /** Tells all that is due now. */
    void tell() {
        for (Optional<Due> due = notifications.take(clock.instant());
                due.isPresent() && !pulse.isEnded();
                due = notifications.take(clock.instant())) {
            tell(due.get());
        }
    }

    private void tell(Due due) {
        Delivery delivery = deliveries.get(due.channel());
        if (delivery == null) {
            // It was set up when this happened, and is not any more.
            notifications.failed(due, "off", null, clock.instant());
            return;
        }
        String id = due.notification().id();
        try {
            delivery.send(due.notification());
        } catch (IOException e) {
            Instant again = again(due);
            LOG.warn(
                    "notification {} ({}) is not delivered, attempt {}: {}",
                    id,
                    due.channel().word(),
                    due.tries() + 1,
                    e.getMessage());
            notifications.failed(due, String.valueOf(e.getMessage()), again, clock.instant());
            return;
        }
        notifications.told(due, clock.instant());
        LOG.info("notification {} ({}) is delivered", id, due.channel().word());
    }

    private @Nullable Instant again(Due due) {
        if (due.tries() + 1 >= MOST_TRIES) {
            return null;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << due.tries());
        return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    @Override
    public void close() {
        pulse.close();
    }
}

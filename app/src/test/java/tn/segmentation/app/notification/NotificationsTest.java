package tn.segmentation.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.notification.Notifications.Due;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;

/** What is to be told is told by each channel, however often servers end. */
@OnEveryDatabase(Notifications.class)
class NotificationsTest {

    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    static final Notification PUBLISHED = new Notification(
            "20261101T115900-0f3a5c7e9b1d-run_published",
            Event.RUN_PUBLISHED,
            NOON,
            "octobre.csv",
            "20261101T115900-0f3a5c7e9b1d",
            "20261101T115900-3fa9c1",
            null);

    @TempDir
    Path home;

    private Configuration configuration;
    private Notifications notifications;

    @BeforeEach
    void opensAPlatform() {
        configuration = configuration(home, Map.of());
        notifications = Notifications.open(configuration);
    }

    /** A platform that tells a webhook and mails. */
    static Configuration configuration(Path home, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(TestState.current().settings(home));
        settings.putAll(Map.of(
                "WEBHOOK_URL", "https://tools.operator.example/segmentation",
                "WEBHOOK_SECRET", "only-for-these-tests",
                "MAIL_SERVER", "smtp://127.0.0.1:2525",
                "MAIL_FROM", "segmentation@operator.example",
                "MAIL_TO", "amel@operator.example, sami@operator.example"));
        settings.putAll(others);
        return Configuration.load(new Environment(settings, Map.of("segmentation.language", "fr"), home));
    }

    static void add(Configuration configuration, Notification notification) {
        Notifications all = Notifications.open(configuration);
        boolean unused = Database.open(configuration.state()).transact(connection -> {
            all.add(connection, notification);
            return true;
        });
    }

    @Test
    void isToldByEveryChannelThatIsSetUp() {
        add(configuration, PUBLISHED);

        Set<Channel> channels = new TreeSet<>();
        for (int i = 0; i < 2; i++) {
            Due due = notifications.take(NOON).orElseThrow();
            assertThat(due.notification()).isEqualTo(PUBLISHED);
            channels.add(due.channel());
            notifications.told(due, NOON);
        }

        assertThat(channels).containsExactly(Channel.WEBHOOK, Channel.MAIL);
        assertThat(notifications.take(NOON.plusSeconds(100_000))).isEmpty();
        assertThat(notifications.untold(NOON.minusSeconds(1))).isZero();
    }

    @Test
    void isToldOnceUnderOneId() {
        add(configuration, PUBLISHED);
        add(configuration, PUBLISHED);

        notifications.told(notifications.take(NOON).orElseThrow(), NOON);
        notifications.told(notifications.take(NOON).orElseThrow(), NOON);
        assertThat(notifications.take(NOON.plusSeconds(100_000))).isEmpty();
    }

    @Test
    void isNobodysWhereNoChannelIsSetUp() {
        Configuration silent = TestState.configuration(home);

        add(silent, PUBLISHED);

        assertThat(notifications.take(NOON)).isEmpty();
    }

    @Test
    void isTakenByOneServerAndAgainWhenThatIsGone() {
        add(configuration, PUBLISHED);
        Due first = notifications.take(NOON).orElseThrow();

        Notifications other = Notifications.open(configuration);
        assertThat(other.take(NOON).orElseThrow().channel()).isNotEqualTo(first.channel());
        assertThat(other.take(NOON)).isEmpty();
        assertThat(other.take(NOON.plusSeconds(300))).contains(first);
    }

    @Test
    void isTriedAgainWhenItIsDueAndCountedMeanwhile() {
        add(configuration, PUBLISHED);
        Due due = notifications.take(NOON).orElseThrow();
        Due other = notifications.take(NOON).orElseThrow();
        notifications.told(other, NOON);

        notifications.failed(due, "HTTP 500", NOON.plusSeconds(60), NOON);

        assertThat(notifications.untold(NOON.minusSeconds(1))).isEqualTo(1);
        assertThat(notifications.untold(NOON)).isZero();
        assertThat(notifications.take(NOON.plusSeconds(59))).isEmpty();
        Due again = notifications.take(NOON.plusSeconds(60)).orElseThrow();
        assertThat(again.tries()).isEqualTo(1);
        notifications.failed(again, "HTTP 500", null, NOON.plusSeconds(60));
        assertThat(notifications.take(NOON.plusSeconds(100_000))).isEmpty();
    }

    @Test
    void forgetsWhatWasToldLongAgo() {
        add(configuration, PUBLISHED);
        notifications.told(notifications.take(NOON).orElseThrow(), NOON);
        notifications.failed(notifications.take(NOON).orElseThrow(), "off", null, NOON);
        assertThat(notifications.untold(Instant.EPOCH)).isEqualTo(1);

        Instant later = NOON.plusSeconds(36 * 86_400L);
        add(configuration, new Notification("b", Event.FILE_REFUSED, later, "b.csv", "b", null, "no_header"));

        assertThat(notifications.untold(Instant.EPOCH)).isZero();
        assertThat(notifications.take(later).orElseThrow().notification().code())
                .isEqualTo("no_header");
    }
}

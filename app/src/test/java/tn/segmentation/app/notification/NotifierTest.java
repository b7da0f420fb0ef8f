package tn.segmentation.app.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tn.segmentation.app.notification.NotificationsTest.NOON;
import static tn.segmentation.app.notification.NotificationsTest.PUBLISHED;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.app.HandClock;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.MailPlace;
import tn.segmentation.app.operations.Webhook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook and a mail server, both real, hear what happens; whatever they do harms nobody. */
class NotifierTest {

    private static final String SECRET = "only-for-these-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final NotificationText TEXT = new NotificationText(
            Messages.unmarked(Language.FRENCH), ZoneId.of("Africa/Tunis"), "https://segments.operator.example");

    @TempDir
    Path home;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 204;
    private HttpServer web;
    private GreenMail post;

    @BeforeEach
    void startsServers() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst(WebhookDelivery.SIGNATURE)));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        web.start();
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
    }

    @AfterEach
    void stopsServers() {
        web.stop(0);
        post.stop();
    }

    @Test
    void postsWhatHappenedAndSignsIt() throws IOException {
        webhook().send(PUBLISHED);

        JsonNode json = JsonMapper.shared().readTree(heard.get(0));
        assertThat(json.propertyNames()).containsExactly("id", "event", "at", "file", "dataset", "run", "text", "link");
        assertThat(json.get("event").stringValue()).isEqualTo("run_published");
        assertThat(json.get("run").stringValue()).isEqualTo(PUBLISHED.run());
        assertThat(json.get("text").stringValue()).startsWith("La segmentation " + PUBLISHED.run());
        assertThat(json.get("link").stringValue())
                .isEqualTo("https://segments.operator.example/runs/" + PUBLISHED.run());
        assertThat(signatures)
                .containsExactly(
                        "sha256=" + WebhookDelivery.signature(heard.get(0).getBytes(UTF_8), SECRET));
    }

    /** The oracle is OpenSSL 3.0: {@code printf what | openssl dgst -sha256 -hmac only-for-these-tests}. */
    @Test
    void signsAsOthersDo() {
        assertThat(WebhookDelivery.signature("what".getBytes(UTF_8), SECRET))
                .isEqualTo("4782f9cac753fd63e75f42294882dfeeaa9840545b9932d5452d8f1b9d7aea94");
    }

    @Test
    void followsNobodyElsewhere() {
        status = 302;

        assertThatThrownBy(() -> webhook().send(PUBLISHED))
                .isInstanceOf(IOException.class)
                .hasMessage("HTTP 302");
        assertThat(heard).hasSize(1);
    }

    @Test
    void doesNotWaitForAnAnswerForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/key-of-ours");
            Delivery delivery = new WebhookDelivery(new Webhook(address, SECRET), TEXT, Duration.ofMillis(50));

            assertThatThrownBy(() -> delivery.send(PUBLISHED))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("TimeoutException");
        }
    }

    @Test
    void sendsAMailThatPeopleCanRead() throws Exception {
        mail(false).send(PUBLISHED);

        MimeMessage[] mails = post.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getSubject()).isEqualTo("Segmentation : publiée, octobre.csv");
        assertThat(mails[0].getFrom()).extracting(Object::toString).containsExactly("segmentation@operator.example");
        assertThat(mails[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("amel@operator.example", "sami@operator.example");
        assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(String.valueOf(mails[0].getContent()).replace("\r\n", "\n"))
                .isEqualTo(TEXT.body(PUBLISHED) + "\n\n" + TEXT.link(PUBLISHED));
        assertThat(GreenMailUtil.getHeaders(mails[0])).doesNotContain(SECRET);
    }

    /** A server that offers no TLS is told nothing, unless it is this machine. */
    @Test
    void sendsNothingInClearToAnotherMachine() {
        assertThatThrownBy(() -> mail(true).send(PUBLISHED)).isInstanceOf(IOException.class);

        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @Test
    void breaksNoHeaderByTheNameOfAFile() throws Exception {
        mail(false)
                .send(new Notification(
                        "a",
                        Event.FILE_REFUSED,
                        NOON,
                        "a\r\nBcc: x@evil.example\r\n\r\nb.csv",
                        "d",
                        null,
                        "no_header"));

        MimeMessage mail = post.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).contains("Bcc: x@evil.example");
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void hasWordsForEveryEventInEveryLanguage(Event event) {
        Notification notification = new Notification("a", event, NOON, "a.csv", "d", "r", "c");
        for (Language language : Language.values()) {
            NotificationText text = new NotificationText(Messages.unmarked(language), ZoneOffset.UTC, "");

            assertThat(text.subject(notification)).contains("a.csv").doesNotContain("\n");
            assertThat(text.body(notification)).contains("a.csv").hasSizeGreaterThan(60);
            assertThat(text.link(notification)).isEmpty();
        }
    }

    @Test
    void triesAgainLaterEachTimeAndGivesUpAfterADay() {
        Configuration configuration = NotificationsTest.configuration(home, Map.of());
        NotificationsTest.add(configuration, PUBLISHED);
        List<Instant> tried = new ArrayList<>();
        HandClock clock = HandClock.at(NOON);
        Map<Channel, Delivery> deliveries = Map.of(Channel.WEBHOOK, notification -> {
            tried.add(clock.instant());
            throw new IOException("HTTP 503");
        });
        try (Notifier notifier = new Notifier(Notifications.open(configuration), deliveries, clock)) {
            for (int i = 0; i < 160; i++) {
                notifier.tell();
                clock.pass(Duration.ofMinutes(i < 20 ? 1 : 30));
            }
        }

        assertThat(tried.subList(0, 5)).containsExactly(NOON, at(1), at(1 + 2), at(1 + 2 + 4), at(1 + 2 + 4 + 8));
        assertThat(tried).hasSize(12);
        assertThat(tried.get(11)).isBetween(at(12 * 60), at(36 * 60));
    }

    @Test
    void tellsAfterAnOutageWhatWasToBeToldBefore() {
        Configuration configuration = NotificationsTest.configuration(home, Map.of());
        NotificationsTest.add(configuration, PUBLISHED);
        HandClock clock = HandClock.at(NOON);
        status = 500;
        try (Notifier notifier = new Notifier(
                Notifications.open(configuration),
                Map.of(Channel.WEBHOOK, webhook(), Channel.MAIL, mail(false)),
                clock)) {
            notifier.tell();
            assertThat(post.getReceivedMessages()).as("the mail all the same").hasSize(2);

            status = 200;
            clock.set(at(1));
            notifier.tell();
            notifier.tell();
        }

        assertThat(heard).hasSize(2).satisfies(both -> assertThat(both.get(0)).isEqualTo(both.get(1)));
        assertThat(post.getReceivedMessages()).hasSize(2);
        assertThat(Notifications.open(configuration).untold(Instant.EPOCH)).isZero();
    }

    private Delivery webhook() {
        URI address = URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/segmentation");
        return new WebhookDelivery(new Webhook(address, SECRET), TEXT, PATIENCE);
    }

    private Delivery mail(boolean isElsewhere) {
        URI server = URI.create("smtp://127.0.0.1:" + post.getSmtp().getPort());
        return new MailDelivery(
                new MailPlace(
                        server,
                        !isElsewhere,
                        "",
                        "",
                        "segmentation@operator.example",
                        List.of("amel@operator.example", "sami@operator.example")),
                TEXT,
                PATIENCE);
    }

    private static Instant at(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}

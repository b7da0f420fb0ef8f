package tn.segmentation.app.notification;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.MailPlace;

/** Sends a mail of plain text to the addresses that are set. But to this machine it is never sent without TLS. */
final class MailDelivery implements Delivery {

    private final MailPlace place;
    private final NotificationText text;
    private final Session session;

    /** Prepares it; {@code patience} is for the connection, and again for each answer. */
    MailDelivery(MailPlace place, NotificationText text, Duration patience) {
        this.place = place;
        this.text = text;
        this.session = Session.getInstance(properties(place, patience), authenticator(place));
    }

    private static Properties properties(MailPlace place, Duration patience) {
        String protocol = place.server().getScheme();
        String prefix = "mail." + protocol + ".";
        String millis = Long.toString(patience.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", place.server().getHost());
        if (place.server().getPort() >= 0) {
            properties.setProperty(
                    prefix + "port", Integer.toString(place.server().getPort()));
        }
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "auth", Boolean.toString(!place.user().isEmpty()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(!place.isTlsFirst()));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(!place.isTlsFirst() && !place.isLocal()));
        return properties;
    }

    private static @Nullable Authenticator authenticator(MailPlace place) {
        return place.user().isEmpty()
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(place.user(), place.password());
                    }
                };
    }

    @Override
    public void send(Notification notification) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(place.from()));
            for (String to : place.to()) {
                mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
            }
            mail.setSubject(text.subject(notification), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(notification.at()));
            // By this a mail that was sent twice is known, and no other machine answers it.
            mail.setHeader("X-Segmentation-Id", notification.id());
            mail.setHeader("Auto-Submitted", "auto-generated");
            String link = text.link(notification);
            String body = text.body(notification) + (link.isEmpty() ? "" : "\n\n" + link);
            mail.setText(body, StandardCharsets.UTF_8.name());
            Transport.send(mail);
        } catch (MessagingException e) {
            // What the server says may repeat addresses.
            throw new IOException(e.getClass().getSimpleName());
        }
    }
}

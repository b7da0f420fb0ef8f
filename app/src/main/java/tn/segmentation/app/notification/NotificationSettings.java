package tn.segmentation.app.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.MailPlace;
import tn.segmentation.app.operations.Webhook;

/** What the web application needs to tell what happens. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class NotificationSettings {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    Notifications notifications(Configuration configuration) {
        return Notifications.open(configuration);
    }

    @Bean
    Notifier notifier(Notifications notifications, Configuration configuration, Clock clock) {
        return new Notifier(notifications, deliveries(configuration, clock), clock);
    }

    private static Map<Channel, Delivery> deliveries(Configuration configuration, Clock clock) {
        NotificationText text = new NotificationText(
                Messages.unmarked(configuration.language()), clock.getZone(), configuration.publicUrl());
        Map<Channel, Delivery> deliveries = new EnumMap<>(Channel.class);
        Webhook webhook = configuration.webhook();
        if (webhook != null) {
            deliveries.put(Channel.WEBHOOK, new WebhookDelivery(webhook, text, PATIENCE));
        }
        MailPlace mail = configuration.mail();
        if (mail != null) {
            deliveries.put(Channel.MAIL, new MailDelivery(mail, text, PATIENCE));
        }
        return deliveries;
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> beginsNotifications(Notifier notifier, Configuration configuration) {
        return event -> {
            if (!Channel.of(configuration).isEmpty()) {
                notifier.begin();
            }
        };
    }
}

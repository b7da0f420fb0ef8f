package tn.segmentation.app.notification;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import tn.segmentation.app.operations.Configuration;

/** By what somebody is told. */
public enum Channel {
    WEBHOOK,
    MAIL;

    /** Returns those that are set up. */
    static Set<Channel> of(Configuration configuration) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        if (configuration.webhook() != null) {
            channels.add(WEBHOOK);
        }
        if (configuration.mail() != null) {
            channels.add(MAIL);
        }
        return channels;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

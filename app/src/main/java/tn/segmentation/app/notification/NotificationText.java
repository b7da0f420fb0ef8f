package tn.segmentation.app.notification;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tn.segmentation.app.language.Messages;

/**
 * Says in words what happened.
 *
 * @param publicUrl address under which people reach the pages; empty where that is not known
 */
record NotificationText(Messages messages, ZoneId zone, String publicUrl) {

    /** Returns what it is about, on one line. */
    String subject(Notification notification) {
        return messages.text("notification." + notification.event().word() + ".subject", values(notification));
    }

    /** Returns what happened and what to do. */
    String body(Notification notification) {
        return messages.text("notification." + notification.event().word(), values(notification));
    }

    /** Returns the address of the page to go to; empty where that is not known. */
    String link(Notification notification) {
        if (publicUrl.isEmpty()) {
            return "";
        }
        return publicUrl
                + switch (notification.event()) {
                    case FILE_UNDECIDED, RUN_FAILED -> "/import/" + notification.dataset();
                    case FILE_REFUSED -> "/health";
                    case RUN_COMPLETE, RUN_PROPOSED, RUN_PUBLISHED -> "/runs/" + notification.run();
                };
    }

    private Map<String, Object> values(Notification notification) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", oneLine(notification.file()));
        values.put("dataset", notification.dataset());
        values.put("run", Objects.requireNonNullElse(notification.run(), ""));
        values.put("code", Objects.requireNonNullElse(notification.code(), ""));
        values.put("at", messages.formats().dateTime(notification.at(), zone));
        return values;
    }

    /** Names of files may hold anything. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{C}", "\uFFFD");
    }
}

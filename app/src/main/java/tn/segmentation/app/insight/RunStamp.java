package tn.segmentation.app.insight;

import java.time.Instant;
import java.util.Map;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** What stands under whatever shows numbers of a run: when it was made, and what it is about. */
public final class RunStamp {

    /** A longer name of a file says less than it takes room. */
    private static final int SHORT = 40;

    private RunStamp() {}

    /**
     * Returns when a run was made, by the clock of operators, and the period, or else the file if its name is short:
     * {@code Segmentation du 1 nov. 2026, 08:00 · période 2026-10}.
     */
    public static String of(RunSummary run, Messages messages) {
        Instant made = Instant.parse(run.provenance().createdAt());
        String stamp = text(messages, "run", "at", messages.formats().dateTime(made, Formats.zone()));
        String period = run.period();
        String file = run.provenance().inputName();
        if (period != null) {
            return stamp + " · " + text(messages, "period", "period", period);
        }
        return file.isEmpty() || file.length() > SHORT ? stamp : stamp + " · " + text(messages, "file", "file", file);
    }

    private static String text(Messages messages, String key, String name, String value) {
        return messages.text("figures.note." + key, Map.of(name, value));
    }
}

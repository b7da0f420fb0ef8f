package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** By how much the figures at the top of a run differ from those of the run that was published before it. */
final class Changes {

    private final @Nullable RunSummary before;
    private final Messages messages;
    private final String since;

    private Changes(@Nullable RunSummary before, Messages messages, String since) {
        this.before = before;
        this.messages = messages;
        this.since = since;
    }

    /** Returns those since a run, which is called by its period, else by its day. */
    static Changes since(RunSummary before, Messages messages, Clock clock) {
        String period = before.period();
        String day = messages.formats().date(Instant.parse(before.provenance().createdAt()), clock.getZone());
        return new Changes(before, messages, period == null ? day : period);
    }

    /** Returns those of a run before which there is none. */
    static Changes none(Messages messages) {
        return new Changes(null, messages, "");
    }

    String lines(RunSummary run) {
        Long then = before == null ? null : before.rowsSegmented();
        Long now = run.rowsSegmented();
        return then == null || now == null || then == 0 ? "" : sentence("share", 100.0 * (now - then) / then, 1, "");
    }

    String segments(RunSummary run) {
        return before == null
                ? ""
                : sentence("number", run.segments().size() - before.segments().size(), 0, "");
    }

    String mean(RunSummary run, String column, String unit) {
        Double then = before == null ? null : before.overall().meanValues().get(column);
        Double now = run.overall().meanValues().get(column);
        return then == null || now == null ? "" : sentence("unit", now - then, 1, unit);
    }

    private String sentence(String kind, double change, int decimals, String unit) {
        double shown = Math.rint(change * Math.pow(10, decimals));
        return shown == 0
                ? messages.text("web.tile.change.none", Map.of("run", since))
                : messages.text(
                        "web.tile.change." + kind,
                        Map.of("change", messages.formats().signed(change, decimals), "unit", unit, "run", since));
    }
}

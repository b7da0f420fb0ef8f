package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/**
 * What every page says on top: which run is looked at.
 *
 * @param run its id
 * @param isServed whether it is the one that dashboard and API serve
 * @param heading when it was made, on how many lines, since when it is served
 * @param isSynthetic whether to say that the data are fictitious
 * @param notices why this is not the run that was published last, if it is not
 */
record LookedAt(String run, boolean isServed, String heading, boolean isSynthetic, List<String> notices) {

    private static final Duration HOURS_ARE_READ_UNTIL = Duration.ofDays(2);

    static LookedAt of(PublishedRun published, Messages messages, Clock clock) {
        RunSummary run = published.summary();
        Words words = new Words(messages, run);
        String date = words.formats().date(Instant.parse(run.provenance().createdAt()), clock.getZone());
        String age = age(published.publishedAt(), words, clock);
        return new LookedAt(
                run.runId(),
                true,
                words.text(
                        "heading",
                        Map.of("date", date, "lines", messages.count(run.rowsSegmented()), "published", age)),
                run.synthetic(),
                published.damaged().stream()
                        .map(id -> words.text("damaged", Map.of("run", id, "date", date)))
                        .toList());
    }

    /** Says which run is looked at instead of the one that is served. */
    static LookedAt unpublished(RunSummary run, Messages messages, Clock clock) {
        Words words = new Words(messages, run);
        String date = words.formats().date(Instant.parse(run.provenance().createdAt()), clock.getZone());
        return new LookedAt(
                run.runId(),
                false,
                words.text(
                        "heading",
                        Map.of(
                                "date",
                                date,
                                "lines",
                                messages.count(run.rowsSegmented()),
                                "published",
                                words.text("published.not"))),
                run.synthetic(),
                List.of());
    }

    private static String age(Instant publishedAt, Words words, Clock clock) {
        Duration age = Duration.between(publishedAt, clock.instant());
        if (age.toMinutes() < 1) {
            return words.text("published.now");
        }
        if (age.toHours() < 1) {
            return words.text("published.minutes", Map.of("minutes", age.toMinutes()));
        }
        if (age.compareTo(HOURS_ARE_READ_UNTIL) < 0) {
            return words.text("published.hours", Map.of("hours", age.toHours()));
        }
        return words.text("published.date", Map.of("date", words.formats().date(publishedAt, clock.getZone())));
    }
}

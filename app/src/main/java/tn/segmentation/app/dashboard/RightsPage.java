package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.person.Erasure;
import tn.segmentation.app.person.ErasureSentences;

/**
 * Erasures that were asked for, one page of them.
 *
 * @param rows newest first
 * @param position which of how many these are, as a sentence
 * @param pager which page of them
 */
record RightsPage(List<Row> rows, String position, Pager pager) {

    static final int SIZE = 50;

    /**
     * An erasure.
     *
     * @param id of the order
     * @param at when it was asked for
     * @param by by whom
     * @param reason as it was said
     * @param isDone whether nothing is left
     * @param state the same in words
     * @param record what was destroyed, sentence by sentence
     */
    record Row(String id, String at, String by, String reason, boolean isDone, String state, List<String> record) {}

    static RightsPage of(List<Erasure> erasures, Pager pager, Messages messages, ZoneId zone) {
        return new RightsPage(
                erasures.stream().map(erasure -> row(erasure, messages, zone)).toList(),
                pager.position("web.rights.position", messages),
                pager);
    }

    private static Row row(Erasure erasure, Messages messages, ZoneId zone) {
        return new Row(
                erasure.id(),
                messages.formats().dateTime(Instant.parse(erasure.askedAt()), zone),
                RunDates.person(erasure.askedBy(), messages),
                erasure.reason(),
                erasure.isDone(),
                messages.text("person.state." + erasure.state()),
                new ErasureSentences(messages, zone).of(erasure));
    }
}

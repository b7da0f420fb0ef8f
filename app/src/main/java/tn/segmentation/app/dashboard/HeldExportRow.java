package tn.segmentation.app.dashboard;

import java.util.Map;
import tn.segmentation.app.exports.HeldExport;
import tn.segmentation.app.language.Messages;

/**
 * A file of customers that takes a second person, as the page shows it.
 *
 * @param id of it
 * @param at when it was asked for
 * @param by who has asked
 * @param whose which customers
 * @param purpose what for
 * @param lines how many customers, for reading
 * @param format what kind of file
 * @param state what became of it, as a sentence
 * @param isForDecision whether the reader may approve or decline it
 * @param isReady whether the reader may fetch it
 */
record HeldExportRow(
        String id,
        String at,
        String by,
        String whose,
        String purpose,
        String lines,
        String format,
        String state,
        boolean isForDecision,
        boolean isReady) {

    /** Returns what became of one, as a sentence. */
    static String state(HeldExport held, boolean isOver, Messages messages) {
        String word = isOver ? "over" : held.state().word();
        String who = held.decidedBy();
        String reason = held.reason();
        return messages.text(
                "web.exports.held.state." + word,
                Map.of(
                        "who", who == null ? "" : RunDates.person(who, messages),
                        "reason", reason == null ? "" : reason));
    }
}

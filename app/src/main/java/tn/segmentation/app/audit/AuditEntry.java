package tn.segmentation.app.audit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a line of the audit says. Texts are of one line, and no longer than {@value #LONGEST} characters: whatever is
 * handed over is made so.
 *
 * @param act that was done
 * @param actor who did it
 * @param subject what it was done to: the id of a run, a file or a segment, a name, the token of a customer; never an
 *     id of a customer; empty for nothing
 * @param reason what for, as far as somebody was asked; empty otherwise
 * @param outcome how it ended
 * @param details what else is worth knowing, by name
 */
public record AuditEntry(
        Act act, Actor actor, String subject, String reason, Outcome outcome, SortedMap<String, String> details) {

    static final int LONGEST = 500;

    /** What begins a line of its own, moves a cursor, or turns around what is written beside it. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private static final String REPLACEMENT = "\uFFFD";

    /** Copies the map, and makes every text one that can stand on a line. */
    public AuditEntry {
        actor = new Actor(line(actor.name()), line(actor.address()));
        subject = line(subject);
        reason = line(reason);
        details = lines(details);
    }

    private static SortedMap<String, String> lines(Map<String, String> texts) {
        SortedMap<String, String> lines = new TreeMap<>();
        texts.forEach((name, text) -> lines.put(name, line(text)));
        return Collections.unmodifiableSortedMap(lines);
    }

    private static String line(String text) {
        boolean isLong = text.codePointCount(0, text.length()) > LONGEST;
        String kept = isLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) : text;
        return UNFIT.matcher(kept).replaceAll(REPLACEMENT);
    }
}

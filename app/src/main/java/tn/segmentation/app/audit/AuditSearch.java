package tn.segmentation.app.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.problem.RequestRefusal;

/**
 * Which lines of the audit somebody looks for.
 *
 * @param who acted, or was acted on, by name or id, letter by letter; empty for anybody
 * @param act that was done; null for any
 * @param from the first instant; null for the first of all
 * @param before the first instant that is too late; null for none
 */
public record AuditSearch(
        String who,
        @Nullable Act act,
        @Nullable Instant from,
        @Nullable Instant before) {

    private static final int LAST_YEAR = 9999;

    /** Every line that there is. */
    public static final AuditSearch ALL = new AuditSearch("", null, null, null);

    /**
     * Returns what somebody has written into fields.
     *
     * @param act the word of an act; empty for any
     * @param from the first day, as 2026-11-01; empty for the first of all
     * @param to the last day; empty for the last of all
     * @param zone where these days are
     * @throws RequestRefusal {@code request_unknown} (place), 400
     */
    public static AuditSearch parse(String who, String act, String from, String to, ZoneId zone) {
        Act known = act.isEmpty() ? null : Act.of(act).orElseThrow(() -> unknown("act"));
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        return new AuditSearch(
                who.strip(),
                known,
                first == null ? null : first.atStartOfDay(zone).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Years have four digits here, also that of the day after the last. */
    private static @Nullable LocalDate day(String place, String written) {
        if (written.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(written);
            if (day.getYear() >= 1 && day.getYear() < LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            throw unknown(place);
        }
        throw unknown(place);
    }

    private static RequestRefusal unknown(String place) {
        return new RequestRefusal(400, "request_unknown", Map.of("place", place));
    }

    /** Returns the condition, in SQL. That an act was begun is left out where it is known how it ended. */
    String condition() {
        StringBuilder condition = new StringBuilder("(outcome <> 'begun' OR NOT EXISTS"
                + " (SELECT 1 FROM audit ended WHERE ended.begun = audit.position))");
        if (!who.isEmpty()) {
            condition.append(" AND (who = ? OR subject = ?)");
        }
        if (act != null) {
            condition.append(" AND act = ?");
        }
        if (from != null) {
            condition.append(" AND acted_at >= ?");
        }
        if (before != null) {
            condition.append(" AND acted_at < ?");
        }
        return condition.toString();
    }

    /** Returns what stands for the question marks. */
    String[] params() {
        List<String> params = new ArrayList<>();
        if (!who.isEmpty()) {
            params.add(who);
            params.add(who);
        }
        if (act != null) {
            params.add(act.word());
        }
        if (from != null) {
            params.add(Audit.written(from));
        }
        if (before != null) {
            params.add(Audit.written(before));
        }
        return params.toArray(String[]::new);
    }
}

package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.core.progress.Progress;

/** Brings the bad cells together with their headers and with their records as the file writes them. */
final class Rejected {

    /** A record is shown up to here: one may be as long as {@link FileText#LONGEST_LINE}. */
    private static final int SHOWN = 20_000;

    private static final int CHECK_EVERY = 1 << 14;

    private final Query query;
    private final FileText text;
    private final char delimiter;
    private final List<String> header;
    private final Progress progress;

    Rejected(Query query, FileText text, char delimiter, List<String> header, Progress progress) {
        this.query = query;
        this.text = text;
        this.delimiter = delimiter;
        this.header = header;
        this.progress = progress;
    }

    /** Returns the number of bad cells per reason, the most frequent first. */
    Map<String, Long> reasons() {
        Map<String, Long> reasons = new LinkedHashMap<>();
        query.run(
                "SELECT reason, count(*) FROM " + Judgement.REJECTED
                        + " GROUP BY reason ORDER BY count(*) DESC, reason",
                rows -> {
                    while (rows.next()) {
                        reasons.put(rows.getString(1), rows.getLong(2));
                    }
                });
        return reasons;
    }

    /** Returns the first bad cells, at most {@code limit}; the file is read again for the text of their records. */
    List<Reject> cells(long limit) {
        List<Reject> cells = new ArrayList<>();
        query.run(
                "SELECT line, \"column\", value, reason FROM " + Judgement.REJECTED + " ORDER BY line, place LIMIT "
                        + limit,
                rows -> {
                    while (rows.next()) {
                        int column = rows.getInt(2);
                        cells.add(new Reject(
                                rows.getLong(1),
                                column < 0 ? "" : header.get(column),
                                rows.getString(3),
                                rows.getString(4),
                                ""));
                    }
                });
        Map<Long, String> records = records(cells);
        cells.replaceAll(cell -> new Reject(
                cell.line(), cell.column(), cell.value(), cell.reason(), records.getOrDefault(cell.line(), "")));
        return List.copyOf(cells);
    }

    private Map<Long, String> records(List<Reject> cells) {
        Map<Long, String> found = new HashMap<>();
        if (cells.isEmpty()) {
            return found;
        }
        try (InputStream in = text.open(done -> {})) {
            Records records = new Records(text.name(), in, delimiter);
            int next = 0;
            long seen = 0;
            while (next < cells.size() && records.next()) {
                if (seen++ % CHECK_EVERY == 0) {
                    progress.checkCancelled();
                }
                if (records.line() == cells.get(next).line()) {
                    String raw = records.raw();
                    found.put(records.line(), raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw);
                }
                while (next < cells.size() && cells.get(next).line() <= records.line()) {
                    next++;
                }
            }
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        return found;
    }
}

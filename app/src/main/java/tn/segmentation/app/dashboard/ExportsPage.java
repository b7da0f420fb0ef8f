package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.exports.Export;
import tn.segmentation.app.exports.HeldExport;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.Role;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of customers that were given out, one page of them.
 *
 * @param rows newest first
 * @param position which of how many files these are, as a sentence
 * @param pager which page of them
 * @param export what is asked for again, which is one of them once it is chosen
 */
record ExportsPage(List<Row> rows, String position, Pager pager, ExportDialog export) {

    static final int SIZE = 50;

    /**
     * A file.
     *
     * @param at when it was given out
     * @param by to whom
     * @param whose which customers are in it
     * @param columns of the file that the run was made of
     * @param purpose what for, as it was said
     * @param lines how many customers, for reading
     * @param leftOut how many more were meant, who are not in it for their age, as a sentence; empty for none
     * @param format what kind of file
     * @param run id of the run
     * @param isThere whether the run can be read, so that the same file can be made again
     * @param again what asks for it again
     */
    record Row(
            String at,
            String by,
            String whose,
            String columns,
            String purpose,
            String lines,
            String leftOut,
            String format,
            String run,
            boolean isThere,
            Again again) {}

    /**
     * What asks for a file again.
     *
     * @param format the word of it
     * @param filter as a request has it
     * @param columns the same
     */
    record Again(String format, String filter, String columns) {}

    /** Says in the reader's language what was given out; a run is asked for wherever a file is of it. */
    record Words(Messages messages, ZoneId zone, Predicate<String> isThere) {

        private Row row(Export export) {
            return new Row(
                    messages.formats().dateTime(export.exportedAt(), zone),
                    RunDates.person(export.exportedBy(), messages),
                    whose(export.filter()),
                    messages.formats()
                            .list(export.columns().stream()
                                    .map(messages::column)
                                    .toList()),
                    export.purpose(),
                    messages.formats().integer(export.rows()),
                    export.leftOut() == 0
                            ? ""
                            : messages.text("web.exports.left_out", Map.of("count", export.leftOut())),
                    export.format().toUpperCase(Locale.ROOT),
                    export.run(),
                    isThere.test(export.run()),
                    new Again(
                            export.format(),
                            JsonMapper.shared().writeValueAsString(export.filter()),
                            JsonMapper.shared().writeValueAsString(export.columns())));
        }

        /** Says what waits for a second person, to somebody. */
        HeldExportRow row(HeldExport held, Requester reader, Role role, Instant now) {
            boolean isOver = held.state() == HeldExport.State.APPROVED && !held.isReady(now);
            return new HeldExportRow(
                    held.id(),
                    messages.formats().dateTime(held.askedAt(), zone),
                    RunDates.person(held.by().name(), messages),
                    whose(held.order().filter()),
                    held.order().purpose(),
                    messages.formats().integer(held.rows()),
                    held.order().format().word().toUpperCase(Locale.ROOT),
                    HeldExportRow.state(held, isOver, messages),
                    held.isForDecisionBy(reader, role),
                    held.isReadyFor(reader, now));
        }

        private String whose(CustomerFilter filter) {
            List<String> parts = new ArrayList<>();
            if (!filter.segments().isEmpty()) {
                parts.add(messages.text("web.exports.segments", Map.of("segments", filter.segments())));
            }
            filter.numbers().forEach(range -> parts.add(range(range)));
            filter.categories()
                    .forEach(words -> parts.add(messages.text(
                            "web.exports.words",
                            Map.of("column", messages.columnHeading(words.column()), "values", words.values()))));
            return parts.isEmpty() ? messages.text("web.customers.all") : String.join(" · ", parts);
        }

        private String range(CustomerFilter.Range range) {
            String column = messages.columnHeading(range.column());
            Double min = range.min();
            Double max = range.max();
            if (min == null) {
                return messages.text("web.exports.most", Map.of("column", column, "max", number(max)));
            }
            return max == null
                    ? messages.text("web.exports.least", Map.of("column", column, "min", number(min)))
                    : messages.text(
                            "web.exports.between", Map.of("column", column, "min", number(min), "max", number(max)));
        }

        private String number(@Nullable Double bound) {
            return bound == null ? "" : messages.formats().number(bound);
        }
    }

    static ExportsPage of(List<Export> exports, Pager pager, Words words) {
        return new ExportsPage(
                exports.stream().map(words::row).toList(),
                pager.position("web.exports.position", words.messages),
                pager,
                ExportDialog.ofNone());
    }
}

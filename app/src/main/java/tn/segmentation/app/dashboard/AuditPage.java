package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.language.Messages;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of the audit, one page of those that were looked for.
 *
 * @param fields what was looked for
 * @param acts what can be looked for, by name
 * @param rows newest first
 * @param position which of how many lines these are, as a sentence
 * @param pager which page of them
 */
record AuditPage(Fields fields, List<Choice> acts, List<Row> rows, String position, Pager pager) {

    static final int SIZE = 50;

    /** How the keys of words begin that stand for a detail of that name. */
    private static final Map<String, String> WORDS =
            Map.of("fate", "audit.fate.", "level", "web.health.level.", "role", "web.role.");

    /**
     * What stands in the fields, as it was written.
     *
     * @param who acted, or was acted on
     * @param act its word
     * @param from the first day
     * @param to the last day
     */
    record Fields(String who, String act, String from, String to) {

        /** Reads the parameters of an address. */
        static Fields read(MultiValueMap<String, String> parameters) {
            return new Fields(
                    field(parameters, "who"),
                    field(parameters, "act"),
                    field(parameters, "from"),
                    field(parameters, "to"));
        }

        private static String field(MultiValueMap<String, String> parameters, String name) {
            return Objects.requireNonNullElse(parameters.getFirst(name), "");
        }

        /** Returns whether something is looked for. */
        public boolean isUsed() {
            return Stream.of(who, act, from, to).anyMatch(field -> !field.isEmpty());
        }

        /** Returns where these lines are as a file. */
        public String file() {
            UriComponentsBuilder link = UriComponentsBuilder.fromPath("/api/v1/audit.csv");
            Map.of("who", who, "act", act, "from", from, "to", to).entrySet().stream()
                    .filter(field -> !field.getValue().isEmpty())
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(field -> link.queryParam(field.getKey(), "{" + field.getKey() + "}"));
            return link.encode()
                    .buildAndExpand(Map.of("who", who, "act", act, "from", from, "to", to))
                    .toUriString();
        }
    }

    /** An act that can be looked for. */
    record Choice(String value, String label, boolean chosen) {}

    /**
     * A line.
     *
     * @param position its number
     * @param at when
     * @param who did it
     * @param address from where
     * @param act what was done
     * @param subject to what; empty for nothing
     * @param reason what for; empty for none
     * @param details what else is known, each as a text
     * @param outcome how it ended
     * @param state the word of that, for its colour
     */
    record Row(
            String position,
            String at,
            String who,
            String address,
            String act,
            String subject,
            String reason,
            List<String> details,
            String outcome,
            String state) {}

    static AuditPage of(List<AuditLine> lines, Fields fields, Pager pager, Words words) {
        return new AuditPage(
                fields,
                words.acts(fields.act()),
                lines.stream().map(words::row).toList(),
                pager.position("web.audit.position", words.messages),
                pager);
    }

    /** Says in the reader's language what a line says. */
    record Words(Messages messages, ZoneId zone) {

        private List<Choice> acts(String chosen) {
            return Arrays.stream(Act.values())
                    .map(act -> new Choice(
                            act.word(), messages.text(act.key()), act.word().equals(chosen)))
                    .sorted(Comparator.comparing(Choice::label, String.CASE_INSENSITIVE_ORDER))
                    .toList();
        }

        private Row row(AuditLine line) {
            return new Row(
                    messages.formats().integer(line.position()),
                    messages.formats().dateTime(Instant.parse(line.at()), zone),
                    who(line.who()),
                    line.address().isEmpty() ? messages.text("audit.here") : line.address(),
                    named("audit.act.", line.act()),
                    line.subject(),
                    line.reason(),
                    details(line.details()),
                    named("audit.outcome.", line.outcome()),
                    line.outcome());
        }

        private String who(String name) {
            if (name.isEmpty()) {
                return messages.text("audit.nobody");
            }
            return name.startsWith(Actor.SYSTEM)
                    ? messages.text("audit.system", Map.of("name", name.substring(Actor.SYSTEM.length())))
                    : RunDates.person(name, messages);
        }

        private List<String> details(String json) {
            List<String> details = new ArrayList<>();
            JsonMapper.shared()
                    .readTree(json)
                    .properties()
                    .forEach(detail -> details.add(messages.text(
                            "audit.detail",
                            Map.of(
                                    "name",
                                    named("audit.detail.", detail.getKey()),
                                    "value",
                                    value(detail.getKey(), detail.getValue().asString())))));
            return details;
        }

        private String value(String name, String value) {
            String group = WORDS.get(name);
            return group == null ? value : named(group, value);
        }

        /** A later version may have written words that this one does not know. */
        private String named(String group, String word) {
            return messages.has(group + word) ? messages.text(group + word) : word;
        }
    }
}

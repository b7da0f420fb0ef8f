package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.segmentation.app.dataset.Answers;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.run.FindingSentences;
import tn.segmentation.app.run.RejectSentences;
import tn.segmentation.app.run.VerdictSentences;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.store.input.ColumnFacts;
import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Verdict;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page of a file that was brought shows of it.
 *
 * @param id of the file
 * @param name of the file where it comes from
 * @param note size, and when it came
 * @param isSynthetic whether to say that the data are fictitious
 * @param tiles how many records
 * @param state whether it can be segmented, as a sentence
 * @param questions what is to be decided first
 * @param answers what was said, as JSON, to be completed
 * @param said what was said, to be taken back
 * @param recognised how the file is written, and why it is taken to be so
 * @param fields which column holds which field
 * @param columns what is in each
 * @param toCheck what looks wrong
 * @param reasons bad cells per reason
 * @param rejects the first bad cells
 * @param moreRejects how many more there are, as a sentence; empty if these are all
 * @param segments how many segments it is cut into unless somebody says otherwise, at most as many as there are
 *     accepted records
 * @param form what else can be said of a run of it
 */
record ImportPage(
        String id,
        String name,
        String note,
        boolean isSynthetic,
        List<Tile> tiles,
        String state,
        List<Question> questions,
        String answers,
        List<Said> said,
        List<String> recognised,
        List<Field> fields,
        List<Row> columns,
        List<String> toCheck,
        List<Overview.Fact> reasons,
        List<RejectRow> rejects,
        String moreRejects,
        int segments,
        RunForm form) {

    private static final String ID = "id_client";
    private static final int SHOWN_REJECTS = 20;
    private static final double KILOBYTE = 1e3;
    private static final double MEGABYTE = 1e6;

    /**
     * Something that was said about the file.
     *
     * @param kind where answers have it
     * @param key of it there
     * @param text as a sentence
     */
    record Said(String kind, String key, String text) {}

    /**
     * A field that a column may hold.
     *
     * @param name of the field
     * @param label what it is called
     * @param column the position of its column as answers say it, {@code #2}; empty where no column is it
     * @param options every column
     */
    record Field(String name, String label, String column, List<Option> options) {}

    /** A column to choose: its position, and its header. */
    record Option(String value, String label) {}

    /**
     * What is in a column; texts are empty where there is nothing to say.
     *
     * @param header as the file writes it
     * @param field what it is recognised as
     * @param values counts and quartiles, in the order of the heads of the table
     */
    record Row(String header, String field, String role, String type, List<String> values) {}

    /** A bad cell. */
    record RejectRow(String line, String column, String value, String message) {}

    /** Returns whether nothing is open. */
    public boolean isReady() {
        return questions.isEmpty();
    }

    static ImportPage of(Dataset dataset, Messages messages, int segments, ZoneId zone) {
        Verdict verdict = dataset.understood();
        Inspection inspection = dataset.inspection();
        List<Question> questions = Question.of(dataset, messages);
        return new ImportPage(
                dataset.id(),
                dataset.name(),
                note(dataset, verdict, messages, zone),
                verdict.synthetic(),
                tiles(verdict, messages),
                state(questions, verdict.rowsAccepted(), segments, messages),
                questions,
                JsonMapper.shared().writeValueAsString(dataset.answers()),
                said(dataset.answers(), messages),
                recognised(verdict, messages),
                fields(verdict, messages),
                inspection.columnFacts().stream()
                        .map(column -> row(column, verdict, messages))
                        .toList(),
                toCheck(dataset, inspection, messages),
                verdict.rejectsByReason().entrySet().stream()
                        .map(reason -> new Overview.Fact(
                                messages.text("reason." + reason.getKey()),
                                messages.formats().integer(reason.getValue())))
                        .toList(),
                rejects(dataset, messages),
                moreRejects(verdict, messages),
                (int) Math.min(segments, verdict.rowsAccepted()),
                RunForm.of(verdict, inspection.columnFacts(), messages));
    }

    /** Returns the fields that a column may hold, before there is a file. */
    static List<Field> fields(Messages messages) {
        return names().map(field -> new Field(field, messages.columnHeading(field), "", List.of()))
                .toList();
    }

    private static List<Field> fields(Verdict verdict, Messages messages) {
        List<String> headers = verdict.header();
        List<Option> options = IntStream.range(0, headers.size())
                .mapToObj(i -> new Option("#" + (i + 1), headers.get(i)))
                .toList();
        return names().map(field -> {
                    String header = field.equals(ID)
                            ? verdict.idColumn()
                            : verdict.columns().get(field);
                    int position = header == null ? -1 : headers.indexOf(header);
                    return new Field(
                            field, messages.columnHeading(field), position < 0 ? "" : "#" + (position + 1), options);
                })
                .toList();
    }

    private static Stream<String> names() {
        return Stream.concat(
                Stream.of(ID), Arrays.stream(CustomerField.values()).map(CustomerField::column));
    }

    private static String note(Dataset dataset, Verdict verdict, Messages messages, ZoneId zone) {
        boolean small = verdict.bytes() < MEGABYTE;
        String size = messages.text(
                small ? "web.import.kilobytes" : "web.import.megabytes",
                Map.of("size", Math.max(1, Math.round(verdict.bytes() / (small ? KILOBYTE : MEGABYTE)))));
        String at = messages.formats().dateTime(Instant.parse(dataset.uploadedAt()), zone);
        return messages.text("web.import.note", Map.of("size", size, "at", at));
    }

    private static List<Tile> tiles(Verdict verdict, Messages messages) {
        return List.of(
                tile("read", verdict.rowsRead(), messages),
                tile("accepted", verdict.rowsAccepted(), messages),
                tile("imputed", verdict.rowsImputed(), messages),
                tile("rejected", verdict.rowsRejected(), messages));
    }

    private static Tile tile(String what, long count, Messages messages) {
        return new Tile(
                messages.text("web.import.rows." + what),
                messages.formats().integer(count),
                "",
                messages.text("web.import.rows." + what + ".note"));
    }

    private static String state(List<Question> questions, long accepted, int segments, Messages messages) {
        return switch (questions.size()) {
            case 0 ->
                accepted < segments
                        ? messages.text("web.import.too_few", Map.of("accepted", accepted, "segments", segments))
                        : messages.text("web.import.ready");
            case 1 -> messages.text("web.import.one_question");
            default -> messages.text("web.import.questions", Map.of("count", questions.size()));
        };
    }

    private static List<Said> said(Answers answers, Messages messages) {
        List<Said> said = new ArrayList<>();
        answers.reading().forEach((column, answer) -> {
            String key = "answer." + answer;
            String text = messages.has(key) ? messages.text(key) : answer;
            said.add(new Said("reading", column, sentence("web.import.said.reading", column, text, messages)));
        });
        answers.empty().forEach((column, cells) -> {
            String text = messages.text("web.import.empty." + cells);
            said.add(new Said("empty", column, sentence("web.import.said.empty", column, text, messages)));
        });
        answers.map()
                .forEach((field, column) -> said.add(new Said(
                        "map",
                        field,
                        sentence("web.import.said.map", column, messages.columnHeading(field), messages))));
        return said;
    }

    private static String sentence(String key, String column, String answer, Messages messages) {
        return messages.text(key, Map.of("column", column, "answer", answer));
    }

    private static List<String> recognised(Verdict verdict, Messages messages) {
        VerdictSentences sentences = new VerdictSentences(messages);
        List<String> said =
                new ArrayList<>(verdict.recognised().stream().map(sentences::of).toList());
        if (verdict.idColumn() == null) {
            said.add(messages.text("verdict.no_id"));
        }
        verdict.imputed()
                .forEach((column, count) ->
                        said.add(messages.text("verdict.imputed", Map.of("name", column, "count", count))));
        verdict.decimalsInIntegers()
                .forEach((column, count) ->
                        said.add(messages.text("verdict.decimals", Map.of("name", column, "count", count))));
        return said;
    }

    private static List<String> toCheck(Dataset dataset, Inspection inspection, Messages messages) {
        List<String> sentences = new ArrayList<>();
        new FindingSentences(messages)
                .of(dataset.warnings().stream()
                        .filter(warning -> !Question.asks(warning))
                        .toList())
                .forEach(warning -> sentences.add(warning.text()));
        sentences.addAll(new VerdictSentences(messages).toCheck(inspection));
        return sentences;
    }

    private static Row row(ColumnFacts column, Verdict verdict, Messages messages) {
        Optional<String> field = verdict.columns().entrySet().stream()
                .filter(entry -> entry.getValue().equals(column.header()))
                .map(Map.Entry::getKey)
                .filter(name -> names().anyMatch(name::equals))
                .findFirst();
        List<String> values = new ArrayList<>();
        values.add(messages.formats().integer(column.missing()));
        Long zeros = column.zeros();
        values.add(zeros == null ? "" : messages.formats().integer(zeros));
        Stream.of(
                        Optional.ofNullable(column.min()),
                        Optional.ofNullable(column.q1()),
                        Optional.ofNullable(column.median()),
                        Optional.ofNullable(column.q3()),
                        Optional.ofNullable(column.max()))
                .forEach(value ->
                        values.add(value.map(messages.formats()::number).orElse("")));
        return new Row(
                column.header(),
                field.map(messages::columnHeading).orElse(""),
                messages.text("role." + column.role().word()),
                messages.text("type." + column.type().word()),
                values);
    }

    private static List<RejectRow> rejects(Dataset dataset, Messages messages) {
        return dataset.rejects().stream()
                .limit(SHOWN_REJECTS)
                .map(reject -> new RejectRow(
                        messages.formats().integer(reject.line()),
                        reject.column(),
                        reject.value(),
                        sentence(reject, messages)))
                .toList();
    }

    /** Says what to do on this page, where the command line names an option. */
    private static String sentence(Reject reject, Messages messages) {
        String key = "web.import.reject." + reject.reason();
        return messages.has(key)
                ? messages.text(key, Map.of("line", reject.line(), "column", reject.column()))
                : new RejectSentences(messages).of(reject);
    }

    private static String moreRejects(Verdict verdict, Messages messages) {
        long all = verdict.rejectsByReason().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return all <= SHOWN_REJECTS
                ? ""
                : messages.text("web.import.rejects.more", Map.of("shown", SHOWN_REJECTS, "count", all));
    }
}

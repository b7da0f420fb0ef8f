package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.dashboard.ReportWriter.Form;
import tn.segmentation.app.insight.Figure;
import tn.segmentation.app.insight.PaperPage;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/**
 * A run on paper, for somebody who has no account: what the first page shows, and how it came about.
 *
 * @param title of the document
 * @param heading when it was made, and of how many lines
 * @param isSynthetic whether to say that the data are fictitious
 * @param overview what the first page shows
 * @param pictures the figures as addresses that hold them, by id; none where they are drawn on the paper itself
 * @param input what became of the records of the file
 * @param method how the segments were found, a sentence each
 * @param scaling how each feature was made comparable
 * @param provenance what it takes to make the run again
 * @param footer what stands at the foot of each sheet
 */
record Report(
        String title,
        String heading,
        boolean isSynthetic,
        Overview overview,
        Map<String, String> pictures,
        List<Overview.Fact> input,
        List<String> method,
        List<Overview.Fact> scaling,
        List<Overview.Fact> provenance,
        String footer) {

    static Report of(RunSummary run, Messages messages, ZoneId zone, Form form) {
        Words words = new Words(messages, run);
        Overview overview = Overview.of(run, Changes.none(messages), messages);
        Instant made = Instant.parse(run.provenance().createdAt());
        String date = words.formats().date(made, zone);
        return new Report(
                words.text("report.title"),
                words.text("report.heading", Map.of("date", date, "lines", messages.count(run.rowsSegmented()))),
                run.synthetic(),
                overview,
                form == Form.PDF ? Map.of() : pictures(overview, messages),
                input(run, words),
                method(run, words),
                run.features().stream()
                        .map(feature -> scaling(feature, run, words))
                        .toList(),
                provenance(run, words, words.formats().dateTime(made, zone)),
                words.text("report.footer", Map.of("run", run.runId())));
    }

    /** Returns the picture of a figure. */
    public String picture(Figure figure) {
        return pictures.getOrDefault(figure.id(), "");
    }

    private static Map<String, String> pictures(Overview overview, Messages messages) {
        return overview.figures().stream()
                .collect(Collectors.toMap(Figure::id, figure -> PaperPage.address(figure, messages.formats())));
    }

    private static List<Overview.Fact> input(RunSummary run, Words words) {
        List<Overview.Fact> facts = new ArrayList<>();
        fact("fact.read", words.messages().count(run.rowsRead()), words, facts);
        fact("fact.segmented", words.messages().count(run.rowsSegmented()), words, facts);
        fact("fact.rejected", words.formats().integer(run.rowsRejected()), words, facts);
        fact("fact.imputed", words.messages().count(run.rowsImputed()), words, facts);
        run.imputed()
                .forEach((column, count) -> facts.add(new Overview.Fact(
                        words.text("report.imputed", Map.of("column", words.column(column))),
                        words.messages().count(count))));
        run.capped()
                .forEach((column, count) -> facts.add(new Overview.Fact(
                        words.text("report.capped", Map.of("column", words.column(column))),
                        words.messages().count(count))));
        return facts;
    }

    private static List<String> method(RunSummary run, Words words) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.text(
                "report.method.kmeans",
                Map.of(
                        "segments", run.segments().size(),
                        "features", run.features().size(),
                        "iterations", run.iterations())));
        sentences.add(words.text("report.method.scaling"));
        if (!run.descriptive().isEmpty()) {
            sentences.add(words.text(
                    "report.method.descriptive",
                    Map.of(
                            "columns",
                            run.descriptive().stream().map(words::column).toList())));
        }
        sentences.add(words.text("segments.ordering", Map.of("column", words.column(run.orderedBy()))));
        sentences.add(words.text("report.method.reproducible", Map.of("run", run.runId())));
        return sentences;
    }

    private static Overview.Fact scaling(String feature, RunSummary run, Words words) {
        RunSummary.Scale scale = run.scaling().get(feature);
        if (run.rowsSegmented() == null) {
            return new Overview.Fact(words.heading(feature), words.messages().hidden());
        }
        if (scale == null) {
            return new Overview.Fact(words.heading(feature), words.text("report.scale.constant"));
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("weight", words.formats().decimal(scale.weight(), 2));
        params.put("unit", words.unit(feature));
        Double cap = scale.cap();
        params.put("cap", cap == null ? "" : words.value(cap));
        String key = "report.scale." + scale.transform() + (cap == null ? "" : ".capped");
        return new Overview.Fact(words.heading(feature), words.text(key, params).strip());
    }

    private static List<Overview.Fact> provenance(RunSummary run, Words words, String made) {
        RunSummary.Provenance from = run.provenance();
        List<Overview.Fact> facts = new ArrayList<>();
        fact("fact.file", from.inputName(), words, facts);
        fact("report.sha256", from.inputSha256(), words, facts);
        fact("report.bytes", words.formats().integer(from.inputBytes()), words, facts);
        optional(run.period(), "fact.period", words, facts);
        optional(run.scope(), "fact.scope", words, facts);
        fact("fact.run", run.runId(), words, facts);
        fact("report.made", made, words, facts);
        fact("report.seed", Long.toString(from.seed()), words, facts);
        fact("fact.version", from.version(), words, facts);
        return facts;
    }

    private static void optional(@Nullable String value, String key, Words words, List<Overview.Fact> facts) {
        if (value != null) {
            fact(key, value, words, facts);
        }
    }

    private static void fact(String key, String value, Words words, List<Overview.Fact> facts) {
        facts.add(new Overview.Fact(words.text(key), value));
    }
}

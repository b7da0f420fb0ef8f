package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Distribution;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.NumberReader;
import tn.segmentation.store.source.FileText;

/** What a user has to decide about a file, with what follows from each answer: the file is read once in each way. */
final class Decisions {

    private final FileText text;
    private final ReadingPlan plan;
    private final List<ColumnCensus> census;
    private final Map<Integer, Separators.Open> open;

    Decisions(FileText text, ReadingPlan plan, List<ColumnCensus> census, ColumnRoles roles) {
        this.text = text;
        this.plan = plan;
        this.census = census;
        this.open = roles.separators().open();
    }

    /** Returns the decision about a column of days, of which a cell is the first that is to be decided. */
    Decision dates(DateColumn dates, Decision.AmbiguousCell example) {
        return decision(
                dates.column(),
                "ambiguous_dates",
                example,
                Stream.of(Answer.DMY, Answer.MDY)
                        .map(order -> new Decision.Reading(order.word(), dates.consequence(order)))
                        .toList());
    }

    /**
     * Returns the decisions about columns of numbers, in the order of the file.
     *
     * @param parser reads the text by a plan
     * @param redundant records that are rejected whatever the answer
     * @param scratch of the parser
     */
    List<Decision> numbers(
            Function<ReadingPlan, ParsedFile> parser,
            RedundantRecords redundant,
            ScratchTexts scratch,
            Workers workers,
            Progress progress) {
        Map<Integer, Map<Answer, Decision.Consequence>> consequences = new LinkedHashMap<>();
        open.keySet().forEach(column -> consequences.put(column, new LinkedHashMap<>()));
        int ways =
                open.values().stream().mapToInt(o -> o.readings().size()).max().orElse(0);
        for (int way = 0; way < ways; way++) {
            Map<Integer, Answer> answers = answers(way);
            ReadingPlan other = plan(answers);
            ParsedFile file = parser.apply(other);
            Rejections rejections = Rejections.of(text, other, file, redundant, scratch, progress);
            AcceptedRows rows = file.accepted(rejections.rows());
            Map<Integer, NumberColumn> numbers =
                    new NumberColumns(file, rows).columns(List.copyOf(open.keySet()), other.columns(), workers);
            answers.forEach((column, answer) -> Objects.requireNonNull(consequences.get(column))
                    .put(answer, consequence(column, notation(column, answer), numbers.get(column))));
        }
        List<Decision> decisions = new ArrayList<>();
        consequences.forEach((column, readings) -> {
            ColumnCensus.Cell example = Objects.requireNonNull(open.get(column)).example();
            decisions.add(decision(
                    column,
                    "ambiguous_numbers",
                    new Decision.AmbiguousCell(example.line(), example.value()),
                    readings.entrySet().stream()
                            .map(e -> new Decision.Reading(e.getKey().word(), e.getValue()))
                            .toList()));
        });
        return decisions;
    }

    private Decision decision(
            int column, String code, Decision.AmbiguousCell example, List<Decision.Reading> readings) {
        Columns columns = plan.columns();
        return new Decision(columns.headers().get(column), columns.key(column), code, example, readings);
    }

    /**
     * Returns the answer of each column in one of the ways to read the file; a column may have fewer ways than that.
     */
    private Map<Integer, Answer> answers(int way) {
        Map<Integer, Answer> answers = new LinkedHashMap<>();
        open.forEach((column, o) -> answers.put(
                column,
                List.copyOf(o.readings().keySet())
                        .get(Math.min(way, o.readings().size() - 1))));
        return answers;
    }

    private Notation notation(int column, Answer answer) {
        return Objects.requireNonNull(
                Objects.requireNonNull(open.get(column)).readings().get(answer));
    }

    private ReadingPlan plan(Map<Integer, Answer> answers) {
        List<@Nullable Notation> notations = new ArrayList<>(plan.notations());
        answers.forEach((column, answer) -> notations.set(column, notation(column, answer)));
        return plan.withNumbers(notations, plan.decimals(), ReadingPlan.Certainty.DECIDED);
    }

    private Decision.Consequence consequence(int column, Notation notation, @Nullable NumberColumn numbers) {
        Distribution values = Distribution.of(Objects.requireNonNull(numbers));
        byte[] cell = NumberForm.strip(
                        Objects.requireNonNull(open.get(column)).example().value())
                .getBytes(UTF_8);
        double example = new NumberReader(notation).read(cell, 0, cell.length);
        boolean none = values.count() == 0;
        return new Decision.Consequence(
                Double.isNaN(example) ? null : example,
                none ? null : values.smallest(),
                none ? null : values.quantile(0.5),
                none ? null : values.largest(),
                census.get(column).filled() - census.get(column).numbers(notation));
    }
}

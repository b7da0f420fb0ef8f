package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.dialect.Head;
import tn.segmentation.store.dialect.Layout;
import tn.segmentation.store.dialect.MalformedCount;
import tn.segmentation.store.dialect.Records;
import tn.segmentation.store.source.FileAnswers;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.Hidden;
import tn.segmentation.store.source.InputFile;
import tn.segmentation.store.source.UnreadableTable;
import tn.segmentation.store.totals.ColumnSums;
import tn.segmentation.store.totals.SummaryRows;

/** One reading of a file, from its bytes to accepted customers. */
final class Reading implements AutoCloseable {

    /** So many reasons are named where nothing is accepted. */
    private static final int MOST_REASONS = 3;

    private final ReadingOptions options;
    private final int blockSize;
    private final Workers workers;
    private final Progress progress;
    private final ScratchTexts scratch;
    private FileText text;

    /** As the user asked for them. */
    private @Nullable Columns asked;

    /** Of which columns it is known that they hold a field in another unit; null before that was looked at. */
    private @Nullable Map<Integer, String> otherUnits;

    private boolean quotesHeard;
    private boolean handedOver;

    /**
     * Prepares to read.
     *
     * @param blockSize bytes that a thread parses at a time; nothing depends on it but time and memory
     */
    Reading(InputFile file, ReadingOptions options, Path folder, int threads, int blockSize, Progress progress) {
        this.options = options;
        this.blockSize = blockSize;
        this.progress = progress;
        this.workers = new Workers(threads, progress);
        this.scratch = new ScratchTexts(folder);
        this.text = FileText.of(file, FileAnswers.of(file.name(), options.reading()), folder, progress);
    }

    /** Reads the file. */
    Customers read() {
        ReadingPlan plan = plan();
        while (true) {
            ParsedFile file = parsed(plan, scratch);
            ReadingPlan better = betterPlan(plan, file);
            if (better == null) {
                Customers customers = judged(plan, file);
                handedOver = true;
                return customers;
            }
            plan = better;
        }
    }

    private ParsedFile parsed(ReadingPlan plan, ScratchTexts texts) {
        texts.clear();
        return ParsedFile.of(text, plan, texts, blockSize, workers, progress);
    }

    private ReadingPlan plan() {
        Head head = Head.of(text, options.calledColumns());
        Map<Integer, String> units = Objects.requireNonNullElse(otherUnits, Map.of());
        requireNamesOnce(head);
        Columns columns = Columns.of(text.name(), head.header(), options, units);
        requireOneTable(head, columns.used());
        asked = columns;
        return new Sample(text, scratch).plan(head, columns, options, progress);
    }

    /** Two tables side by side, with the same names, are told apart before columns are taken of either. */
    private void requireNamesOnce(Head head) {
        if (head.second() == Head.NO_COLUMN || !options.calledColumns().isEmpty()) {
            return;
        }
        List<String> first = head.header().subList(0, head.second());
        List<String> other = head.header().subList(head.second(), head.header().size());
        if (other.stream().anyMatch(name -> !name.isBlank() && first.contains(name))) {
            throw tablesBeside(head);
        }
    }

    /** Of two tables side by side one can be read, if nothing is taken of the other. */
    private void requireOneTable(Head head, List<Integer> used) {
        if (head.second() == Head.NO_COLUMN) {
            return;
        }
        long ofFirst = used.stream().filter(column -> column < head.second()).count();
        if (ofFirst > 0 && ofFirst < used.size()) {
            throw tablesBeside(head);
        }
    }

    private UnreadableTable tablesBeside(Head head) {
        List<String> header = head.header();
        return new UnreadableTable(
                "tables_beside",
                Map.of(
                        "file",
                        text.name(),
                        "first",
                        named(header.subList(0, head.second())),
                        "second",
                        named(header.subList(head.second(), header.size()))));
    }

    private static List<String> named(List<String> headers) {
        return headers.stream().filter(header -> !header.isBlank()).toList();
    }

    /** Returns a plan that fits what was found in the file; null if the one at hand does. */
    private @Nullable ReadingPlan betterPlan(ReadingPlan plan, ParsedFile file) {
        if (file.any(ParsedBlock.Remarks::unusual)) {
            text = text.probed(progress);
            return plan();
        }
        if (!quotesHeard && plan.dialect().quoting() == Quoting.DOUBLED && file.any(ParsedBlock.Remarks::backslash)) {
            quotesHeard = true;
            if (new MalformedCount(text, plan.width(), progress).saysBackslashes(plan.dialect())) {
                return plan.withBackslashes();
            }
        }
        if (file.tooLong() || file.any(ParsedBlock.Remarks::unclosed)) {
            if (plan.cut() == Blocks.Cut.AT_RECORDS) {
                throw endless(plan);
            }
            return plan.cutAtRecords();
        }
        requireClosedQuotes(plan, file);
        if (file.records() == 0) {
            throw new UnreadableTable("header_only", Map.of("file", text.name()));
        }
        text.checkUnchanged();
        UnreadableTable second =
                file.any(ParsedBlock.Remarks::headerLike) ? new SecondTable(text, plan, progress).refusal() : null;
        if (second != null) {
            throw second;
        }
        if (saysOtherUnits(plan, file)) {
            return plan();
        }
        List<ColumnCensus> census = census(plan, file);
        ReadingPlan fitting = plan.withColumns(missing(census).columns());
        List<@Nullable Notation> notations =
                ColumnRoles.of(text.name(), fitting, census).notations(plan.width());
        boolean isRight = fitting.columns().hasRolesOf(plan.columns())
                && notations.equals(plan.notations())
                && !file.any(ParsedBlock.Remarks::doubtful);
        return isRight ? null : fitting.withNumbers(notations, plan.decimals(), ReadingPlan.Certainty.DECIDED);
    }

    /** Returns whether it is heard now that a column is in another unit than that of its field. */
    private boolean saysOtherUnits(ReadingPlan plan, ParsedFile file) {
        if (otherUnits != null) {
            return false;
        }
        Map<Integer, String> found = new UnitColumns(text.name(), plan, file, scratch).otherUnits();
        found.values().removeAll(options.mapping().keySet());
        otherUnits = found;
        return !found.isEmpty();
    }

    private void requireClosedQuotes(ReadingPlan plan, ParsedFile file) {
        long[] lines = file.firstLines(plan);
        for (int i = 0; i < lines.length; i++) {
            int swallowing = file.blocks().get(i).remarks().swallowing();
            if (swallowing != ParsedBlock.NONE) {
                throw new UnreadableTable(
                        "quote_over_records", Map.of("file", text.name(), "line", lines[i] + swallowing));
            }
        }
    }

    private List<Finding> findings(ReadingPlan plan, List<ColumnCensus> census) {
        List<Finding> findings = new ArrayList<>(plan.columns().findings());
        Layout.OtherUnit unit = plan.layout().otherUnit();
        if (unit != null) {
            findings.add(new Finding("other_unit_said", Map.of("line", unit.line(), "said", unit.text())));
        }
        findings.addAll(hidden(plan));
        findings.addAll(missing(census).findings(plan));
        new TreeMap<>(options.remembered())
                .forEach((column, answer) ->
                        findings.add(new Finding("answer_remembered", Map.of("column", column, "answer", answer))));
        return findings;
    }

    /** What somebody who opens a workbook does not see of it. */
    private List<Finding> hidden(ReadingPlan plan) {
        List<Finding> findings = new ArrayList<>();
        Hidden hidden = text.hidden();
        if (hidden.rows() > 0) {
            findings.add(new Finding("hidden_rows", Map.of("count", hidden.rows())));
        }
        List<String> columns = hidden.columns().stream()
                .filter(column -> column < plan.width())
                .map(plan.columns()::key)
                .toList();
        if (!columns.isEmpty()) {
            findings.add(new Finding("hidden_columns", Map.of("columns", columns)));
        }
        if (!hidden.sheets().isEmpty()) {
            findings.add(new Finding("hidden_sheets", Map.of("sheets", hidden.sheets())));
        }
        return findings;
    }

    private MissingValues missing(List<ColumnCensus> census) {
        return new MissingValues(text.name(), Objects.requireNonNull(asked), options, census);
    }

    private List<ColumnCensus> census(ReadingPlan plan, ParsedFile file) {
        return ColumnCensus.of(plan, file.blocks());
    }

    /** Returns the refusal of a file with a record that does not end; who reads it record by record can tell which. */
    private UnreadableTable endless(ReadingPlan plan) {
        // Whatever the encoding, lines and quotes are where they are: no need to look at every byte for it.
        try (InputStream in = text.open(done -> progress.checkCancelled())) {
            Records records = new Records(text.name(), in, plan.dialect());
            while (records.next()) {
                Objects.requireNonNull(records);
            }
        } catch (UnreadableTable e) {
            return e;
        } catch (IOException e) {
            return text.unreadable(e);
        }
        text.checkUnchanged();
        throw new IllegalStateException("every record of " + text.name() + " ends");
    }

    private Customers judged(ReadingPlan plan, ParsedFile file) {
        List<ColumnCensus> census = census(plan, file);
        ColumnRoles roles = ColumnRoles.of(text.name(), plan, census);
        Columns columns = plan.columns();
        Ids ids = Ids.of(file, plan, workers, progress);
        Accepted accepted = withoutFooters(plan, file, roles, ids);
        AcceptedRows rows = accepted.rows();
        Map<Integer, NumberColumn> numbers = accepted.numbers();
        Rejects rejects = accepted.rejections().rejects();
        Table features = new Table(columns.features().stream()
                .map(c -> (Column) Objects.requireNonNull(numbers.get(c)))
                .toList());
        BlockRecords records = new BlockRecords(plan, file, rows, numbers, ids, scratch);
        Decisions decisions = new Decisions(text, plan, census, roles);
        List<Decision> open = new ArrayList<>();
        Table descriptive = descriptive(plan, numbers, column -> {
            DateColumn dates = DateColumn.of(column, file, rows, scratch, columns, workers);
            if (dates == null) {
                return new WordColumn(column, file.blocks(), rows, scratch).read(text.name(), columns, workers);
            }
            if (dates.isOpen()) {
                open.add(decisions.dates(dates, records.cell(column, dates.unsureRow())));
            }
            return dates.periods(text.name(), columns.headers().get(column), columns.name(column));
        });
        try (ScratchTexts texts = scratch.another()) {
            open.addAll(
                    0, decisions.numbers(way -> parsed(way, texts), accepted.redundant(), texts, workers, progress));
        }
        Verdict verdict = new VerdictCount(text, plan, roles, file, rejects, features)
                .verdict(open, findings(plan, census), workers);
        text.checkUnchanged();
        long duplicates = rejects.reasons().getOrDefault("duplicate_id", 0L);
        Inspector inspector = new Inspector(plan, census, numbers, descriptive, records, duplicates);
        return new Customers(verdict, features, descriptive, new JudgedText(text, plan, rejects, records), inspector);
    }

    /**
     * What is left of a file without its bad records.
     *
     * @param redundant those that are whole, and no customers
     * @param numbers by column
     */
    private record Accepted(
            RedundantRecords redundant, Rejections rejections, AcceptedRows rows, Map<Integer, NumberColumn> numbers) {}

    private Accepted withoutFooters(ReadingPlan plan, ParsedFile file, ColumnRoles roles, Ids ids) {
        Accepted accepted = accepted(
                plan,
                file,
                roles,
                RedundantRecords.ofRepeated(ids.repeated(scratch)).withFooters(ids.notes()));
        JudgedRows rows = judgedRows(plan, file, accepted, ids);
        for (SummaryRows kind : SummaryRows.values()) {
            int[] found = kind.in(rows).toArray();
            if (found.length > 0) {
                accepted = accepted(plan, file, roles, accepted.redundant().withRows(accepted.rows(), found));
                rows = judgedRows(plan, file, accepted, ids);
            }
        }
        return accepted;
    }

    private JudgedRows judgedRows(ReadingPlan plan, ParsedFile file, Accepted accepted, Ids ids) {
        List<NumberColumn> features = plan.columns().features().stream()
                .map(column -> Objects.requireNonNull(accepted.numbers().get(column)))
                .toList();
        List<ColumnSums> sums = workers.runAll(features.stream()
                .<Callable<ColumnSums>>map(column -> () -> ColumnSums.of(column))
                .toList());
        return new JudgedRows(plan, file, accepted.rejections(), sums, ids, scratch);
    }

    private Accepted accepted(ReadingPlan plan, ParsedFile file, ColumnRoles roles, RedundantRecords redundant) {
        Rejections rejections = Rejections.of(text, plan, file, redundant, scratch, progress);
        AcceptedRows rows = file.accepted(rejections.rows());
        if (rows.count() == 0) {
            throw nothingAccepted(file, rejections.rejects());
        }
        NumberColumns numbers = new NumberColumns(file, rows);
        return new Accepted(redundant, rejections, rows, numbers.columns(roles.numbers(), plan.columns(), workers));
    }

    private static @Nullable Table descriptive(
            ReadingPlan plan, Map<Integer, NumberColumn> numbers, IntFunction<Column> texts) {
        List<Column> described = new ArrayList<>();
        for (int column : plan.columns().descriptive()) {
            NumberColumn number = numbers.get(column);
            described.add(number != null ? number : texts.apply(column));
        }
        return described.isEmpty() ? null : new Table(described);
    }

    private UnreadableTable nothingAccepted(ParsedFile file, Rejects rejects) {
        Reject first = rejects.first().get(0);
        List<String> reasons =
                rejects.reasons().keySet().stream().limit(MOST_REASONS).toList();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("file", text.name());
        params.put("records", file.records());
        params.put("reasons", reasons);
        params.put("reason", first.reason());
        params.put("line", first.line());
        params.put("column", first.column());
        params.put("value", first.value());
        return new UnreadableTable("no_accepted_record", params);
    }

    @Override
    public void close() {
        workers.close();
        if (!handedOver) {
            text.close();
            scratch.close();
        }
    }
}

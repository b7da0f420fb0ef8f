package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/** One reading of a file, from its bytes to accepted customers. */
final class Reading implements AutoCloseable {

    private final ReadingOptions options;
    private final int blockSize;
    private final Workers workers;
    private final Progress progress;
    private final ScratchTexts scratch;
    private FileText text;
    private @Nullable Layout layout;
    private boolean quotesHeard;
    private boolean handedOver;

    /**
     * Prepares to read.
     *
     * @param blockSize bytes that a thread parses at a time; nothing depends on it but time and memory
     */
    Reading(Path file, ReadingOptions options, Path folder, int threads, int blockSize, Progress progress) {
        this.options = options;
        this.blockSize = blockSize;
        this.progress = progress;
        this.workers = new Workers(threads, progress);
        this.scratch = new ScratchTexts(folder);
        this.text = FileText.of(file, progress);
    }

    /** Reads the file. */
    Customers read() {
        ReadingPlan plan = plan();
        while (true) {
            scratch.clear();
            ParsedFile file = ParsedFile.of(text, plan, scratch, blockSize, workers, progress);
            ReadingPlan better = betterPlan(plan, file);
            if (better == null) {
                return judged(plan, file);
            }
            plan = better;
        }
    }

    private ReadingPlan plan() {
        Head head = Head.of(text, options);
        layout = head.layout();
        Columns columns = Columns.of(text.name(), head.header(), options);
        return new Sample(text, scratch).plan(head, columns, options, progress);
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
                layout = Objects.requireNonNull(layout).withBackslashes();
                return plan.withBackslashes();
            }
        }
        if (file.tooLong() || file.any(ParsedBlock.Remarks::unclosed)) {
            if (plan.cut() == Blocks.Cut.AT_RECORDS) {
                throw endless(plan);
            }
            return plan.cutAtRecords();
        }
        if (file.records() == 0) {
            throw new UnreadableTable("header_only", Map.of("file", text.name()));
        }
        text.checkUnchanged();
        List<@Nullable Notation> notations = roles(plan, file).notations(plan.width());
        boolean isRight = notations.equals(plan.notations()) && !file.any(ParsedBlock.Remarks::doubtful);
        return isRight ? null : plan.withNumbers(notations, plan.decimals(), ReadingPlan.Certainty.DECIDED);
    }

    private ColumnRoles roles(ReadingPlan plan, ParsedFile file) {
        return ColumnRoles.of(text.name(), plan, ColumnCensus.of(plan.width(), file.blocks(), plan.firstLine()));
    }

    /** Returns the refusal of a file with a record that does not end; who reads it record by record can tell which. */
    private UnreadableTable endless(ReadingPlan plan) {
        FileText known = text.probed() ? text : text.probed(progress);
        try (InputStream in = known.open(done -> progress.checkCancelled())) {
            Records records = new Records(known.name(), in, plan.dialect());
            while (records.next()) {
                Objects.requireNonNull(records);
            }
        } catch (UnreadableTable e) {
            return e;
        } catch (IOException e) {
            return known.unreadable(e);
        }
        text.checkUnchanged();
        throw new IllegalStateException("every record of " + known.name() + " ends");
    }

    private Customers judged(ReadingPlan plan, ParsedFile file) {
        Ids ids = Ids.of(file, plan, workers, progress);
        int[][] footers = new int[file.blocks().size()][0];
        Customers customers = judged(plan, file, ids, footers);
        if (Footer.sumsUp(amounts(plan, customers.features()))) {
            AcceptedRows rows = accepted(file, rejections(plan, file, ids, footers));
            int last = rows.count() - 1;
            int block = rows.blockOf(last);
            footers[block] = new int[] {rows.recordOf(block, last)};
            customers = judged(plan, file, ids, footers);
        }
        handedOver = true;
        return customers;
    }

    private static List<NumberColumn> amounts(ReadingPlan plan, Table features) {
        return plan.columns().features().stream()
                .filter(column -> !plan.isAge(column))
                .map(column -> features.numbers(plan.columns().name(column)))
                .toList();
    }

    private Rejections rejections(ReadingPlan plan, ParsedFile file, Ids ids, int[][] footers) {
        return Rejections.of(text, plan, file, ids.repeated(), footers, progress);
    }

    private static AcceptedRows accepted(ParsedFile file, Rejections rejections) {
        int[] records = file.blocks().stream().mapToInt(ParsedBlock::rows).toArray();
        return new AcceptedRows(records, rejections.rows());
    }

    private Customers judged(ReadingPlan plan, ParsedFile file, Ids ids, int[][] footers) {
        Rejections rejections = rejections(plan, file, ids, footers);
        AcceptedRows rows = accepted(file, rejections);
        if (rows.count() == 0) {
            throw nothingAccepted(file, rejections);
        }
        ColumnRoles roles = roles(plan, file);
        Columns columns = plan.columns();
        Map<Integer, NumberColumn> numbers =
                new NumberColumns(file.blocks(), rows).columns(roles.numbers(), columns, workers);
        Table features = new Table(columns.features().stream()
                .map(c -> (Column) Objects.requireNonNull(numbers.get(c)))
                .toList());
        Table descriptive = descriptive(file, rows, columns, numbers);
        Verdict verdict = new VerdictCount(text, plan, roles, file, rejections, features)
                .verdict(Objects.requireNonNull(layout), workers);
        text.checkUnchanged();
        BlockRecords accepted = new BlockRecords(plan, file, rows, numbers, ids, scratch);
        return new Customers(verdict, features, descriptive, rejections.cells(), accepted);
    }

    private @Nullable Table descriptive(
            ParsedFile file, AcceptedRows rows, Columns columns, Map<Integer, NumberColumn> numbers) {
        if (columns.descriptive().isEmpty()) {
            return null;
        }
        List<Column> described = new ArrayList<>();
        for (int column : columns.descriptive()) {
            NumberColumn number = numbers.get(column);
            described.add(
                    number != null
                            ? number
                            : new WordColumn(column, file.blocks(), rows, scratch).read(text.name(), columns, workers));
        }
        return new Table(described);
    }

    private UnreadableTable nothingAccepted(ParsedFile file, Rejections rejections) {
        Reject first = rejections.cells().get(0);
        String reasons = rejections.reasons().entrySet().stream()
                .limit(3)
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(joining(", "));
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("file", text.name());
        params.put("records", file.records());
        params.put("reasons", reasons);
        params.put("line", first.line());
        params.put("column", first.column());
        params.put("value", first.value());
        return new UnreadableTable("no_accepted_record", params);
    }

    @Override
    public void close() {
        workers.close();
        if (!handedOver) {
            scratch.close();
        }
    }
}

package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.dialect.Head;
import tn.segmentation.store.source.FileText;

/** The first records of customers, which say how the others are probably written. */
final class Sample {

    private static final int BYTES = 1 << 15;

    private final FileText text;
    private final ScratchTexts scratch;
    private final Block block = new Block();

    /** Prepares to look; what is written to {@code scratch} is of no use. */
    Sample(FileText text, ScratchTexts scratch) {
        this.text = text;
        this.scratch = scratch;
    }

    /** Returns a plan that fits the first records. */
    ReadingPlan plan(Head head, Columns columns, ReadingOptions options, Progress progress) {
        int width = head.header().size();
        ReadingPlan plan = new ReadingPlan(
                head.dialect(),
                columns,
                head.layout(),
                allPoints(columns, width),
                Collections.nCopies(width, 0),
                Blocks.Cut.AT_RECORDS,
                ReadingPlan.Certainty.ASSUMED);
        try (InputStream in = text.open(done -> {})) {
            new Blocks(in, plan, BYTES, progress).next(block);
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        return fitted(plan, width, options);
    }

    private ReadingPlan fitted(ReadingPlan assumed, int width, ReadingOptions options) {
        ReadingPlan plan = assumed;
        ParsedBlock first = parse(plan);
        List<ColumnCensus> census = ColumnCensus.of(plan, List.of(first));
        List<@Nullable Notation> notations;
        try {
            plan = plan.withColumns(new MissingValues(text.name(), plan.columns(), options, census).columns());
            notations = ColumnRoles.of(text.name(), plan, census).notations(width);
        } catch (UnknownColumn e) {
            // The rest of the file may say otherwise, and has to be heard before it is refused.
            plan = assumed;
            notations = plan.notations();
        }
        List<Integer> none = plan.decimals();
        ParsedBlock second = parse(plan.withNumbers(notations, none, ReadingPlan.Certainty.ASSUMED));
        List<Integer> decimals = new ArrayList<>();
        for (NumberBlock numbers : second.numbers()) {
            decimals.add(numbers == null ? 0 : numbers.decimals());
        }
        ReadingPlan fitting = new ReadingPlan(
                plan.dialect(),
                plan.columns(),
                plan.layout(),
                notations,
                decimals,
                first.remarks().severalLines() ? Blocks.Cut.AT_RECORDS : Blocks.Cut.AT_LINES,
                ReadingPlan.Certainty.ASSUMED);
        return fitting;
    }

    private ParsedBlock parse(ReadingPlan plan) {
        return new BlockParser(plan, text.probed(), scratch).parse(block);
    }

    private static List<@Nullable Notation> allPoints(Columns columns, int width) {
        List<@Nullable Notation> notations = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            notations.add(columns.features().contains(column) ? Notation.POINT : null);
        }
        return notations;
    }
}

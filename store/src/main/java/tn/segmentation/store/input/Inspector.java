package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.Distribution;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.PlausibleRange;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.input.ColumnFacts.Role;
import tn.segmentation.store.input.ColumnFacts.StrikingCell;
import tn.segmentation.store.input.ColumnFacts.Suspicion;

/** Takes a closer look at a file that was read: at what is in memory of it, nothing is read again. */
final class Inspector {

    /** Amounts in dinars, and volumes in GB, hardly ever have such a median. */
    private static final double IMPROBABLE_MEDIAN = 1_000;

    private static final int EXAMPLES = 5;

    private final ReadingPlan plan;
    private final List<ColumnCensus> census;
    private final Map<Integer, NumberColumn> numbers;
    private final @Nullable Table descriptive;
    private final AcceptedRecords records;
    private final long duplicateIds;

    Inspector(
            ReadingPlan plan,
            List<ColumnCensus> census,
            Map<Integer, NumberColumn> numbers,
            @Nullable Table descriptive,
            AcceptedRecords records,
            long duplicateIds) {
        this.plan = plan;
        this.census = census;
        this.numbers = numbers;
        this.descriptive = descriptive;
        this.records = records;
        this.duplicateIds = duplicateIds;
    }

    /** Looks, on so many threads. */
    Inspection inspect(int threads, Progress progress) {
        try (Workers workers = new Workers(threads, progress)) {
            List<Callable<ColumnFacts>> tasks = new ArrayList<>();
            IntStream.range(0, plan.width()).forEach(column -> tasks.add(() -> facts(column)));
            return new Inspection(workers.runAll(tasks), rowsWithoutUsage(workers), duplicateIds);
        }
    }

    private ColumnFacts facts(int column) {
        NumberColumn values = numbers.get(column);
        List<Suspicion> suspicious = new ArrayList<>();
        addMissing(column, suspicious);
        if (values == null) {
            addConstantWord(column, suspicious);
            return facts(column, textType(column), null, suspicious);
        }
        Distribution distribution = Distribution.of(values);
        ColumnFacts.Type type = type(column, values, distribution);
        if (distribution.values().length == 1) {
            suspicious.add(new Suspicion("constant", Map.of("value", distribution.smallest()), List.of()));
        }
        addImprobableUnit(column, type, distribution, suspicious);
        addFarOutliers(column, values, distribution, suspicious);
        return facts(column, type, distribution.count() == 0 ? null : distribution, suspicious);
    }

    private ColumnFacts facts(
            int column, ColumnFacts.Type type, @Nullable Distribution values, List<Suspicion> suspicious) {
        return new ColumnFacts(
                plan.columns().headers().get(column),
                plan.columns().name(column),
                role(column),
                type,
                census.get(column).missing(),
                values == null ? null : values.zeros(),
                values == null ? null : values.smallest(),
                values == null ? null : values.quantile(0.25),
                values == null ? null : values.quantile(0.5),
                values == null ? null : values.quantile(0.75),
                values == null ? null : values.largest(),
                suspicious);
    }

    private Role role(int column) {
        Columns columns = plan.columns();
        if (column == columns.id()) {
            return Role.ID;
        }
        if (columns.features().contains(column)) {
            return Role.FEATURE;
        }
        return columns.descriptive().contains(column) ? Role.DESCRIPTIVE : Role.KEPT;
    }

    private ColumnFacts.Type type(int column, NumberColumn values, Distribution distribution) {
        if (census.get(column).filled() == 0) {
            return ColumnFacts.Type.EMPTY;
        }
        boolean whole = values.units() != null && values.decimals() == 0;
        for (int i = 0; i < distribution.values().length && !whole; i++) {
            if (Math.rint(distribution.values()[i]) != distribution.values()[i]) {
                return ColumnFacts.Type.DECIMAL;
            }
        }
        return ColumnFacts.Type.INTEGER;
    }

    /** Returns what the cells of a column are that is no column of numbers in memory: as far as their forms tell. */
    private ColumnFacts.Type textType(int column) {
        ColumnCensus cells = census.get(column);
        if (cells.filled() == 0) {
            return ColumnFacts.Type.EMPTY;
        }
        if (column == plan.columns().id()) {
            return ColumnFacts.Type.TEXT;
        }
        if (ColumnRoles.isNumeric(cells)) {
            return cells.count(NumberForm.WHOLE) == cells.filled() - cells.count(NumberForm.TEXT)
                    ? ColumnFacts.Type.INTEGER
                    : ColumnFacts.Type.DECIMAL;
        }
        boolean texts = cells.count(NumberForm.TEXT) >= DateColumn.DATES * cells.filled();
        return texts && DateText.isDate(cells.first(NumberForm.TEXT).value())
                ? ColumnFacts.Type.DATE
                : ColumnFacts.Type.TEXT;
    }

    private void addMissing(int column, List<Suspicion> suspicious) {
        double share = census.get(column).missingShare();
        if (share > MissingValues.MOST) {
            suspicious.add(new Suspicion("many_missing", Map.of("share", share), List.of()));
        }
    }

    private void addConstantWord(int column, List<Suspicion> suspicious) {
        if (descriptive == null || !plan.columns().descriptive().contains(column)) {
            return;
        }
        String name = plan.columns().name(column);
        for (Column words : descriptive.columns()) {
            if (words instanceof CategoryColumn category
                    && category.name().equals(name)
                    && category.levels().size() == 1) {
                suspicious.add(new Suspicion(
                        "constant", Map.of("value", category.levels().get(0)), List.of()));
            }
        }
    }

    private void addImprobableUnit(
            int column, ColumnFacts.Type type, Distribution distribution, List<Suspicion> suspicious) {
        double median = distribution.quantile(0.5);
        if (!(median > IMPROBABLE_MEDIAN)) {
            return;
        }
        String name = plan.columns().name(column);
        if (name.equals(CustomerField.MONTANT_CONSOMMATION.column()) && type == ColumnFacts.Type.INTEGER) {
            suspicious.add(new Suspicion("maybe_millimes", Map.of("median", median), List.of()));
        }
        if (name.equals(CustomerField.VOLUME_DATA.column())) {
            suspicious.add(new Suspicion("maybe_megabytes", Map.of("median", median), List.of()));
        }
    }

    private void addFarOutliers(
            int column, NumberColumn values, Distribution distribution, List<Suspicion> suspicious) {
        PlausibleRange range = PlausibleRange.of(plan.columns().name(column), distribution);
        if (range.outside() == 0) {
            return;
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("count", range.outside());
        params.put("low", range.low());
        params.put("high", range.high());
        List<StrikingCell> farthest = range.farthest(values, EXAMPLES).stream()
                .map(row -> new StrikingCell(records.line(row), values.value(row)))
                .toList();
        suspicious.add(new Suspicion("far_outliers", params, farthest));
    }

    private long rowsWithoutUsage(Workers workers) {
        List<NumberColumn> usage = plan.columns().features().stream()
                .filter(plan::isUsage)
                .map(column -> Objects.requireNonNull(numbers.get(column)))
                .toList();
        LongAdder all = new LongAdder();
        if (usage.isEmpty()) {
            return 0;
        }
        workers.forBlocks(records.rows(), (from, to) -> {
            int none = 0;
            for (int row = from; row < to; row++) {
                none += isZero(usage, row) ? 1 : 0;
            }
            all.add(none);
        });
        return all.sum();
    }

    private static boolean isZero(List<NumberColumn> columns, int row) {
        for (NumberColumn column : columns) {
            if (column.value(row) != 0) {
                return false;
            }
        }
        return true;
    }
}

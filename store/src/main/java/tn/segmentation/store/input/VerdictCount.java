package tn.segmentation.store.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.source.FileText;

/** Counts what a verdict tells. */
final class VerdictCount {

    private final FileText text;
    private final ReadingPlan plan;
    private final ColumnRoles roles;
    private final ParsedFile file;
    private final Rejects rejects;
    private final Table features;

    VerdictCount(FileText text, ReadingPlan plan, ColumnRoles roles, ParsedFile file, Rejects rejects, Table features) {
        this.text = text;
        this.plan = plan;
        this.roles = roles;
        this.file = file;
        this.rejects = rejects;
        this.features = features;
    }

    /** Returns the verdict on a file that has accepted records. */
    Verdict verdict(List<Decision> decisions, List<Finding> warnings, Workers workers) {
        Columns columns = plan.columns();
        List<NumberColumn> imputable = columns.features().stream()
                .filter(c -> plan.emptyCells(c) == EmptyCells.MEDIAN)
                .map(c -> features.numbers(columns.name(c)))
                .toList();
        Map<String, Long> imputed = imputable.stream()
                .collect(Collectors.toMap(
                        NumberColumn::name, c -> count(workers, c::isMissing), Long::sum, LinkedHashMap::new));
        imputed.values().removeIf(count -> count == 0);
        long rowsImputed = imputed.size() == 1
                ? imputed.values().iterator().next()
                : imputed.isEmpty() ? 0 : count(workers, r -> imputable.stream().anyMatch(c -> c.isMissing(r)));
        return new Verdict(
                text.name(),
                file.sha256(),
                text.bytes(),
                text.encoding().name(),
                String.valueOf(plan.dialect().delimiter()),
                decimalComma(),
                text.container().name().toLowerCase(Locale.ROOT),
                columns.headers(),
                columns.recognised(),
                columns.id() == Columns.NONE ? null : columns.headers().get(columns.id()),
                features.names(),
                columns.descriptive().stream().map(columns::name).toList(),
                file.records(),
                features.rows(),
                file.records() - features.rows(),
                rowsImputed,
                imputed,
                rejects.reasons(),
                decimals(workers),
                isSynthetic(),
                Recognitions.of(text, plan, file, rejects),
                decisions,
                said(columns),
                warnings);
    }

    private List<String> decimalComma() {
        return roles.numbers().stream()
                .filter(c -> roles.separators().of(c).decimal() == ',')
                .map(plan.columns()::name)
                .toList();
    }

    private boolean isSynthetic() {
        return plan.columns().synthetic() != Columns.NONE
                && file.blocks().stream().allMatch(block -> block.remarks().synthetic());
    }

    private static Map<String, String> said(Columns columns) {
        Map<String, String> said = new TreeMap<>();
        columns.empty().forEach((column, cells) -> said.put(columns.name(column), cells.word()));
        return said;
    }

    private Map<String, Long> decimals(Workers workers) {
        Map<String, Long> decimals = new LinkedHashMap<>();
        for (Column column : features.columns()) {
            NumberColumn numbers = features.numbers(column.name());
            boolean whole = numbers.units() != null && numbers.decimals() == 0;
            boolean integral =
                    CustomerField.of(column.name()).map(CustomerField::integral).orElse(false);
            long count = whole || !integral ? 0 : count(workers, row -> hasDecimals(numbers.value(row)));
            if (count > 0) {
                decimals.put(column.name(), count);
            }
        }
        return decimals;
    }

    private static boolean hasDecimals(double value) {
        return Math.rint(value) != value && !Double.isNaN(value);
    }

    private long count(Workers workers, IntPredicate rows) {
        LongAdder all = new LongAdder();
        workers.forBlocks(features.rows(), (from, to) -> {
            int count = 0;
            for (int row = from; row < to; row++) {
                count += rows.test(row) ? 1 : 0;
            }
            all.add(count);
        });
        return all.sum();
    }
}

package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.BareNumber;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.NumberReader;

/** Reads the features of records that were rejected: a line of totals below adds them up all the same. */
final class RejectedNumbers {

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    private final ReadingPlan plan;
    private final List<Integer> features;
    private final @Nullable NumberReader[] readers;
    private final @Nullable BareNumber[] bare;
    private final NumberReader typed = new NumberReader(Notation.POINT);
    private final RecordCells cells;

    RejectedNumbers(ReadingPlan plan) {
        this.plan = plan;
        this.features = plan.columns().features();
        this.cells = new RecordCells(plan.dialect());
        this.readers = new NumberReader[plan.width()];
        this.bare = new BareNumber[plan.width()];
        for (int column : features) {
            Notation notation = plan.notations().get(column);
            readers[column] = notation == null ? null : new NumberReader(notation);
            bare[column] = BareNumber.of(plan.field(column));
        }
    }

    /** Returns the features of a record, {@code NaN} where one is empty, infinite where nobody can tell. */
    double[] of(BadCell bad) {
        double[] values = new double[features.size()];
        Arrays.fill(values, UNKNOWN);
        if (bad.isMalformed()) {
            return values;
        }
        cells.begin(bad.record());
        for (int column = 0; column < plan.width() && cells.next(); column++) {
            int feature = features.indexOf(column);
            NumberReader reader = readers[column];
            if (feature >= 0 && reader != null) {
                values[feature] = value(reader, bare[column]);
            }
        }
        return values;
    }

    private double value(NumberReader reader, @Nullable BareNumber number) {
        CellScanner scanner = cells.cell();
        if (scanner.uncomputed() || scanner.escaped()) {
            return UNKNOWN;
        }
        NumberForm form = scanner.form();
        if (form == NumberForm.BLANK) {
            return Double.NaN;
        }
        NumberReader fitting = scanner.typed() ? typed : reader;
        double value = fitting.read(cells.bytes(), scanner.from(), scanner.to());
        if (Double.isNaN(value) && number != null) {
            byte[] alone = number.in(scanner.text()).getBytes(UTF_8);
            value = reader.read(alone, 0, alone.length);
        }
        return Double.isNaN(value) ? UNKNOWN : value;
    }
}

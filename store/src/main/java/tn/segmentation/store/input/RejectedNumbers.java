package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the features of records that were rejected: a line of totals below adds them up all the same. */
final class RejectedNumbers {

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    private final ReadingPlan plan;
    private final List<Integer> features;
    private final @Nullable NumberReader[] readers;
    private final @Nullable BareNumber[] bare;
    private final NumberReader typed = new NumberReader(Notation.POINT);
    private final CellScanner scanner;
    private final Block block = new Block();

    RejectedNumbers(ReadingPlan plan) {
        this.plan = plan;
        this.features = plan.columns().features();
        this.scanner = new CellScanner(plan.dialect());
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
        byte[] text = bad.record().getBytes(UTF_8);
        block.reserve(text.length, 0);
        System.arraycopy(text, 0, block.bytes(), 0, text.length);
        block.set(text.length, 0, 0);
        scanner.begin(block);
        int at = 0;
        for (int column = 0; column < plan.width() && at <= text.length; column++) {
            at = scanner.scan(at) + 1;
            int feature = features.indexOf(column);
            NumberReader reader = readers[column];
            if (feature >= 0 && reader != null) {
                values[feature] = value(reader, bare[column]);
            }
        }
        return values;
    }

    private double value(NumberReader reader, @Nullable BareNumber number) {
        if (scanner.uncomputed() || scanner.escaped()) {
            return UNKNOWN;
        }
        NumberForm form = scanner.form();
        if (form == NumberForm.BLANK) {
            return Double.NaN;
        }
        NumberReader fitting = scanner.typed() ? typed : reader;
        double value = fitting.read(block.bytes(), scanner.from(), scanner.to());
        if (Double.isNaN(value) && number != null) {
            byte[] alone = number.in(scanner.text()).getBytes(UTF_8);
            value = reader.read(alone, 0, alone.length);
        }
        return Double.isNaN(value) ? UNKNOWN : value;
    }
}

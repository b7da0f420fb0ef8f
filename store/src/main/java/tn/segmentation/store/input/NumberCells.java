package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static tn.segmentation.core.data.NumberColumn.MISSING;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.UnitBlock;
import tn.segmentation.store.cell.Ascii;
import tn.segmentation.store.cell.BareNumber;
import tn.segmentation.store.cell.Notation;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.NumberReader;
import tn.segmentation.store.cell.Quoting;

/** Reads and judges the cells of one column of numbers. Used by one thread, block after block. */
final class NumberCells {

    /*
     * Nearly every cell is a few digits, perhaps with a decimal mark: `quick` (which is kept so small that the compiler of
     * the JVM takes it into the loop over cells: less than 325 bytes of byte code) reads those from the bytes, as whole
     * numbers of 10^-decimals, and leaves everything else to `slow`. A number that does not fit into such units is
     * kept as a double (`wide`, where the units say WIDE). Whether the block can be held as units after all is decided
     * when it is known which of its records are accepted.
     */

    private static final int QUICK_DIGITS = 9;

    /** Digits of a group. */
    private static final int THOUSANDS = 3;

    private static final int MOST_DECIMALS = 9;
    private static final int WIDE = MISSING + 1;

    /** Says that a cell was not read. */
    static final int NOT_QUICK = -1;

    private static final int WHOLE = NumberForm.WHOLE.ordinal();

    private static final int[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?(?:inf|infinity|∞)");

    private final NumberReader reader;
    private final NumberReader typedReader;
    private final BareNumber numbers;
    private final byte mark;
    private final byte delimiter;
    private final int pointForm;
    private final int unsureForm;
    private final boolean feature;
    private final boolean usage;
    private final boolean age;
    private final boolean emptyIsZero;
    private final boolean emptyIsBad;
    private final int decimals;
    private final int[] factors = new int[MOST_DECIMALS + 1];
    private final int[] largest = new int[MOST_DECIMALS + 1];

    private FormCount forms = new FormCount();
    private int[] units = new int[0];
    private double[] wide = new double[0];
    private int wideCount;
    private int doubts;

    NumberCells(ReadingPlan plan, int column, Notation notation) {
        reader = new NumberReader(notation);
        typedReader = new NumberReader(Notation.POINT);
        boolean typed = plan.dialect().quoting() == Quoting.TYPED;
        // Typed numbers are read with a point whatever the texts of the column have, and say nothing about those.
        mark = (byte) (typed ? '.' : notation.decimal());
        delimiter = (byte) plan.dialect().delimiter();
        NumberForm pointed = mark == '.' ? NumberForm.POINT : NumberForm.COMMA;
        NumberForm unsure = mark == '.' ? NumberForm.POINT_OR_THOUSANDS : NumberForm.COMMA_OR_THOUSANDS;
        pointForm = (typed ? NumberForm.TYPED : pointed).ordinal();
        unsureForm = (typed ? NumberForm.TYPED : unsure).ordinal();
        feature = plan.columns().features().contains(column);
        numbers = BareNumber.of(plan.field(column));
        usage = feature && plan.isUsage(column);
        age = feature && plan.isAge(column);
        emptyIsZero = feature && plan.emptyCells(column) == EmptyCells.ZERO;
        emptyIsBad = feature && plan.emptyCells(column) == EmptyCells.REJECT;
        decimals = plan.decimals().get(column);
        for (int places = 0; places <= decimals; places++) {
            factors[places] = POWERS[decimals - places];
            long bound = age ? (long) NumberRange.OLDEST * POWERS[places] : Integer.MAX_VALUE;
            largest[places] = (int) Math.min(bound, Integer.MAX_VALUE / factors[places]);
        }
    }

    /** Makes room for so many records. */
    void reserve(int rows) {
        units = Arrays.copyOf(units, rows);
        wide = wide.length == 0 ? wide : Arrays.copyOf(wide, rows);
    }

    /**
     * Reads the cell that begins there if it is a plain number, as nearly all are.
     *
     * @return where its separator or line end stands, or a negative number if the cell was not read
     */
    int quick(byte[] bytes, int start, int row) {
        int first = bytes[start] == '-' ? start + 1 : start;
        long word = EightBytes.at(bytes, first);
        long others = EightBytes.others(word);
        int whole = EightBytes.before(others);
        if (whole == 0) {
            return NOT_QUICK;
        }
        int at = first + whole;
        int number;
        int places = 0;
        int form = WHOLE;
        if (bytes[at] == mark && mark != delimiter) {
            long ends = EightBytes.withoutFirst(others);
            if (ends != 0) {
                places = EightBytes.before(ends) - whole - 1;
                number = EightBytes.number(EightBytes.without(word, whole), whole + places);
            } else {
                long behind = EightBytes.at(bytes, at + 1);
                places = EightBytes.before(EightBytes.others(behind));
                number = EightBytes.number(word, whole) * POWERS[places] + EightBytes.number(behind, places);
            }
            if (places == 0 || whole + places > QUICK_DIGITS) {
                return NOT_QUICK;
            }
            at += 1 + places;
            form = places == THOUSANDS ? formOfThree(whole, bytes[first]) : pointForm;
        } else {
            number = EightBytes.number(word, whole);
            if (whole == Long.BYTES && Ascii.isDigit(bytes[at])) {
                number = 10 * number + bytes[at++] - '0';
            }
        }
        if (!isEnd(bytes[at]) || places > decimals || number > largest[places] || (first > start && (usage || age))) {
            return NOT_QUICK;
        }
        units[row] = (first > start ? -number : number) * factors[places];
        forms.add(form, row, bytes, start, at);
        return at;
    }

    private boolean isEnd(byte value) {
        return value == delimiter || value == '\n' || value == '\r';
    }

    /** Three digits behind a mark may be thousands, where at most three that are no 0 stand before it. */
    private int formOfThree(int whole, byte first) {
        return whole <= THOUSANDS && first != '0' ? unsureForm : pointForm;
    }

    /** Reads any cell; returns what is wrong with it, if something is. */
    @Nullable
    String slow(byte[] bytes, CellScanner cell, int row) {
        NumberForm form = cell.form();
        byte[] bare = null;
        if (form == NumberForm.TEXT && feature && !cell.uncomputed()) {
            String number = numbers.in(cell.text());
            form = NumberForm.of(number);
            bare = number.getBytes(UTF_8);
        }
        forms.add(form, row, cell);
        units[row] = MISSING;
        if (form == NumberForm.BLANK) {
            units[row] = emptyIsZero ? 0 : MISSING;
            return emptyIsBad ? "missing" : null;
        }
        double value = bare == null ? asWritten(bytes, cell) : reader.read(bare, 0, bare.length);
        doubts += Double.isNaN(value) && form != NumberForm.TEXT ? 1 : 0;
        String reason = reason(value, cell);
        if (reason == null) {
            keep(value, row);
        }
        return feature ? reason : null;
    }

    private double asWritten(byte[] bytes, CellScanner cell) {
        NumberReader reading = cell.typed() ? typedReader : reader;
        return cell.escaped() ? Double.NaN : reading.read(bytes, cell.from(), cell.to());
    }

    private @Nullable String reason(double value, CellScanner cell) {
        if (Double.isNaN(value)) {
            String text = NumberForm.strip(cell.text());
            return INFINITE.matcher(text).matches() ? "not_finite" : "not_a_number";
        }
        return NumberRange.fault(value, usage, age).orElse(null);
    }

    private void keep(double value, int row) {
        int fitting = units(value, decimals);
        if (fitting != WIDE) {
            units[row] = fitting;
            return;
        }
        if (wide.length == 0) {
            wide = new double[units.length];
        }
        wide[row] = value;
        units[row] = WIDE;
        wideCount++;
    }

    /** Returns whether the cell that {@link #slow} has read is blank. */
    boolean isBlank() {
        return forms.lastIs(NumberForm.BLANK);
    }

    /** Takes note that a record has no such cell. */
    void absent(int row) {
        units[row] = MISSING;
    }

    /** Forgets what was read of a record that is rejected. */
    void forget(int row) {
        wideCount -= units[row] == WIDE ? 1 : 0;
        units[row] = MISSING;
    }

    /** Takes the last cell back: its record turned out to be malformed. */
    void takeBack() {
        forms.takeBack();
    }

    /** Returns how many cells of the block are numbers, but in another notation. */
    int doubts() {
        return doubts;
    }

    /** Returns the numbers of the block that was read, and is ready for the next. */
    NumberBlock finish(int rows) {
        NumberBlock block =
                wideCount > 0 ? widened(rows) : new NumberBlock(UnitBlock.of(units, 0, rows), null, decimals);
        wideCount = 0;
        doubts = 0;
        return block;
    }

    /** Returns how the cells of the block are written, which the next one counts anew. */
    FormCount finishForms() {
        FormCount counted = forms;
        forms = new FormCount();
        return counted;
    }

    private NumberBlock widened(int rows) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = units[row] == WIDE ? wide[row] : NumberColumn.ofUnits(units[row], decimals);
        }
        for (int places = decimals; places <= MOST_DECIMALS; places++) {
            int[] narrow = units(values, places);
            if (narrow != null) {
                return new NumberBlock(UnitBlock.of(narrow, 0, rows), null, places);
            }
        }
        return new NumberBlock(null, values, 0);
    }

    private static int @Nullable [] units(double[] values, int places) {
        int[] narrow = new int[values.length];
        for (int row = 0; row < narrow.length; row++) {
            narrow[row] = Double.isNaN(values[row]) ? MISSING : units(values[row], places);
            if (narrow[row] == WIDE) {
                return null;
            }
        }
        return narrow;
    }

    /** Returns the units that give exactly this value, or {@link #WIDE}. */
    private static int units(double value, int places) {
        double nearest = Math.rint(value * POWERS[places]);
        boolean fits = Math.abs(nearest) <= Integer.MAX_VALUE && NumberColumn.ofUnits((int) nearest, places) == value;
        return fits ? (int) nearest : WIDE;
    }
}

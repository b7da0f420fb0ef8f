package tn.segmentation.store.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a workbook says, as text: numbers in full and with a decimal point, codes with the zeros and signs
 * that Excel shows, shares as {@code 50%}, dates as ISO 8601, truth as {@code true} or {@code false}, errors as Excel
 * shows them. A formula counts as its last result; one whose result is not there stays a formula.
 */
final class CellText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** The last day of the year 9999, the last that Excel knows. */
    private static final double LAST_DAY = 2_958_465;

    /** What Excel shows in place of a day that there is none of. */
    private static final String NO_DAY = "########";

    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

    /** More digits than this are not those of a number that Excel wrote. */
    private static final int MOST_DIGITS = 400;

    /** Excel keeps so many digits of a number; the others are zeros, or what arithmetic made of them. */
    private static final int KEPT_DIGITS = 15;

    private static final CellFormat GENERAL = CellFormat.of("General");

    private final FormulaResults results;
    private final Map<String, CellFormat> formats = new HashMap<>();

    CellText(FormulaResults results) {
        this.results = results;
    }

    /** Returns the text of a cell, empty where there is none. */
    String of(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (isUncomputed(cell)) {
            return "=" + cell.getFormula();
        }
        Object value = cell.getValue();
        if (value == null) {
            // No number, though it is said to be one: it is at least not nothing.
            return Objects.requireNonNullElse(cell.getRawValue(), "");
        }
        return value instanceof BigDecimal number ? number(cell, number) : value.toString();
    }

    /** Returns whether a cell holds a text, which may be a number that somebody wrote in whatever way. */
    boolean isText(@Nullable Cell cell) {
        if (cell == null || isUncomputed(cell)) {
            return false;
        }
        return cell.getValue() == null || (cell.getValue() instanceof String && cell.getType() != CellType.ERROR);
    }

    private boolean isUncomputed(Cell cell) {
        return cell.getFormula() != null && !results.has(cell.getRawValue());
    }

    private String number(Cell cell, BigDecimal number) {
        CellFormat format = format(cell);
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            return number.toString();
        }
        if (format.isDate()) {
            boolean isDay = number.signum() >= 0 && number.doubleValue() < LAST_DAY + 1;
            return isDay ? date(cell, format, number) : NO_DAY;
        }
        if (format.isShare()) {
            return plain(number.movePointRight(2)) + "%";
        }
        if (number.precision() - number.scale() > KEPT_DIGITS) {
            return power(number.stripTrailingZeros());
        }
        String code = format.code(number);
        return code == null ? format.withUnit(plain(number)) : code;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** As Excel shows a number that it does not keep all digits of: an id like that is no id any more. */
    private static String power(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        String decimals = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + decimals + "E+"
                + (number.precision() - number.scale() - 1);
    }

    private static String date(Cell cell, CellFormat format, BigDecimal number) {
        if (format.isElapsed()) {
            long seconds = number.multiply(SECONDS_OF_A_DAY)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValue();
            return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        }
        LocalDateTime moment = cell.asDate();
        LocalDate day = moment.toLocalDate();
        LocalTime time = moment.toLocalTime().truncatedTo(ChronoUnit.SECONDS);
        if (number.doubleValue() < 1) {
            return TIME.format(time);
        }
        return time.equals(LocalTime.MIDNIGHT) ? day.toString() : day + "T" + TIME.format(time);
    }

    private CellFormat format(Cell cell) {
        String letters = cell.getDataFormatString();
        if (letters != null) {
            return formats.computeIfAbsent(letters, CellFormat::of);
        }
        Integer id = cell.getDataFormatId();
        return id == null ? GENERAL : CellFormat.of(id);
    }
}

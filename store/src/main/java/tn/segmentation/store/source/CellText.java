package tn.segmentation.store.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a workbook says, as text: numbers in full and with a decimal point, dates as ISO 8601, truth as
 * {@code true} or {@code false}, errors as Excel shows them. A formula counts as its last result; one that was never
 * computed stays a formula.
 */
final class CellText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Formats of dates that a file names by their number alone; their letters depend on the language of Excel. */
    private static final Set<Integer> DATES =
            Set.of(27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

    /** The last day of the year 9999, the last that Excel knows. */
    private static final double LAST_DAY = 2_958_465;

    /** More digits than this are not those of a number that Excel wrote. */
    private static final int MOST_DIGITS = 400;

    private final Map<String, Boolean> dates = new HashMap<>();

    /** Returns the text of a cell, empty where there is none. */
    String of(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        Object value = cell.getValue();
        if (value == null) {
            boolean isUncomputed = cell.getRawValue() == null && cell.getFormula() != null;
            return isUncomputed ? "=" + cell.getFormula() : "";
        }
        return value instanceof BigDecimal number ? number(cell, number) : value.toString();
    }

    private String number(Cell cell, BigDecimal number) {
        if (isDate(cell) && number.signum() >= 0 && number.doubleValue() <= LAST_DAY) {
            return date(cell.asDate(), number);
        }
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            return number.toString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String date(LocalDateTime moment, BigDecimal number) {
        LocalDate day = moment.toLocalDate();
        LocalTime time = moment.toLocalTime().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        if (number.doubleValue() < 1) {
            return TIME.format(time);
        }
        return time.equals(LocalTime.MIDNIGHT) ? day.toString() : day + "T" + TIME.format(time);
    }

    private boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        if (format == null) {
            return id != null && DATES.contains(id);
        }
        return dates.computeIfAbsent(format, CellText::isDate);
    }

    /** A format is one of dates if it has their letters outside of quotes, brackets and escapes. */
    private static boolean isDate(String format) {
        String first = format.split(";", 2)[0];
        String bare = first.replaceAll("\"[^\"]*\"|\\\\.|[_*].", "").replaceAll("\\[(?![hms]+\\])[^\\]]*\\]", "");
        return bare.toLowerCase(Locale.ROOT).chars().anyMatch(c -> "ydhs".indexOf(c) >= 0)
                && !bare.toLowerCase(Locale.ROOT).contains("general");
    }
}

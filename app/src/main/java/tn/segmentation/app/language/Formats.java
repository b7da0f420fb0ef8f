package tn.segmentation.app.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import tn.segmentation.app.language.Language.Direction;

/**
 * Numbers and dates as people read them. The patterns are our own, because the JDK's locale data differ between
 * versions. Immutable and safe to share.
 */
public final class Formats {

    private static final char NARROW_NO_BREAK_SPACE = '\u202f';
    private static final String MINUS = "\u2212";
    private static final int MOST_DECIMALS = 3;
    private static final List<String> FRENCH_MONTHS =
            List.of("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.");
    private static final List<String> ENGLISH_MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final List<String> ARABIC_MONTHS = List.of(
            "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر");

    private final Language language;
    private final Marks marks;
    private final DecimalFormatSymbols symbols;

    Formats(Language language, Marks marks) {
        this.language = language;
        this.marks = marks;
        this.symbols = new DecimalFormatSymbols(Locale.ROOT);
        if (language != Language.ENGLISH) {
            symbols.setDecimalSeparator(',');
            symbols.setGroupingSeparator(NARROW_NO_BREAK_SPACE);
        }
    }

    /** For the rules of a zone the JVM looks through every library of the program: not before they are needed. */
    private static final class Zone {
        private static final ZoneId ID = ZoneId.of("Africa/Tunis");
    }

    /** Returns the zone that operators and their customers live in, wherever the server stands. */
    public static ZoneId zone() {
        return Zone.ID;
    }

    /** Returns where lines begin in which these stand. */
    public Direction direction() {
        return language.direction();
    }

    /** Returns a count: {@code 1 234}. */
    public String integer(long value) {
        return decimal((double) value, 0);
    }

    /**
     * Returns a number rounded half up, from its shortest decimal form, to a fixed number of decimals: {@code 1 234,5}.
     */
    public String decimal(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setNegativePrefix(marks.sign() + MINUS);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return format.format(rounded);
    }

    /** Returns a number with the decimals that it has, three at most: {@code 12,5}. */
    public String number(double value) {
        int decimals = BigDecimal.valueOf(value).stripTrailingZeros().scale();
        return decimal(value, Math.max(0, Math.min(decimals, MOST_DECIMALS)));
    }

    /** Returns a number with its sign, also when it is positive: {@code +1,2}. */
    public String signed(double value, int decimals) {
        String text = decimal(value, decimals);
        return value > 0 && !text.equals(decimal(0, decimals)) ? marks.sign() + "+" + text : text;
    }

    /** Returns a percentage, given 0 to 100, with one decimal: {@code 34,2 %}. */
    public String percentage(double value) {
        String number = decimal(value, 1);
        return switch (language) {
            case FRENCH -> number + NARROW_NO_BREAK_SPACE + "%";
            case ENGLISH -> number + "%";
            case ARABIC -> number + marks.sign() + "%" + marks.sign();
        };
    }

    /** Returns a day: {@code 1 nov. 2026}. */
    public String date(Instant instant, ZoneId zone) {
        return date(instant.atZone(zone).toLocalDate());
    }

    /** Returns a day: {@code 1 nov. 2026}. */
    public String date(LocalDate day) {
        List<String> months = switch (language) {
            case FRENCH -> FRENCH_MONTHS;
            case ENGLISH -> ENGLISH_MONTHS;
            case ARABIC -> ARABIC_MONTHS;
        };
        return day.getDayOfMonth() + " " + months.get(day.getMonthValue() - 1) + " " + day.getYear();
    }

    /** Returns a day and a time to the minute: {@code 1 nov. 2026, 07:00}. */
    public String dateTime(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        String clock = String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
        return list(List.of(date(instant, zone), clock));
    }

    /** Returns several texts as one: {@code a, b}. */
    public String list(List<String> texts) {
        return String.join(language == Language.ARABIC ? "، " : ", ", texts);
    }
}

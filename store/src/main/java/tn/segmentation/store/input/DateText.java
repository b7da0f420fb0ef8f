package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.NumberForm;

/**
 * A day as a cell writes it: {@code 2026-02-01}, or {@code 01/02/2026}, of which only its column tells whether day or
 * month comes first; point and hyphen separate as well, and a time of day may follow.
 */
final class DateText {

    /*
     * Packed into an int, so that a column of them takes no more memory than one of numbers: the year, then the two
     * numbers beside it, then whether the year comes first.
     */

    static final int NONE = 0;

    private static final int MONTHS = 12;

    private DateText() {}

    /** Returns the day that stands in these bytes, blanks around left out; {@link #NONE} if there is none. */
    static int read(byte[] bytes, int from, int to) {
        int first = number(bytes, from, to);
        int length = digits(bytes, from, to);
        int at = from + length;
        if (length == 0 || length > 4 || length == 3 || at >= to || !isMark(bytes[at])) {
            return NONE;
        }
        byte mark = bytes[at++];
        int second = number(bytes, at, to);
        length = digits(bytes, at, to);
        at += length;
        if (length == 0 || length > 2 || at >= to || bytes[at] != mark) {
            return NONE;
        }
        int third = number(bytes, ++at, to);
        length = digits(bytes, at, to);
        if (!isEnd(bytes, at + length, to)) {
            return NONE;
        }
        int packed = first > 99 ? pack(first, second, third, true) : pack(third, first, second, false);
        boolean fits = first > 99 ? length >= 1 && length <= 2 : length == 4;
        return fits && (day(packed, Answer.DMY) != null || day(packed, Answer.MDY) != null) ? packed : NONE;
    }

    /** Returns whether a text is a day. */
    static boolean isDate(String text) {
        byte[] bytes = NumberForm.strip(text).getBytes(UTF_8);
        return read(bytes, 0, bytes.length) != NONE;
    }

    private static int pack(int year, int first, int second, boolean yearFirst) {
        return year << 15 | first << 8 | second << 1 | (yearFirst ? 1 : 0);
    }

    private static int year(int date) {
        return date >> 15;
    }

    private static int first(int date) {
        return date >> 8 & 0x7f;
    }

    private static int second(int date) {
        return date >> 1 & 0x7f;
    }

    private static boolean yearFirst(int date) {
        return (date & 1) != 0;
    }

    /** Returns the day in an order; null if there is no such day. */
    static @Nullable LocalDate day(int date, Answer order) {
        boolean monthFirst = yearFirst(date) || order == Answer.MDY;
        int month = monthFirst ? first(date) : second(date);
        int day = monthFirst ? second(date) : first(date);
        try {
            return LocalDate.of(year(date), month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns whether only this order of the two makes a day of it. */
    static boolean proves(int date, Answer order) {
        int above = order == Answer.DMY ? first(date) : second(date);
        int other = order == Answer.DMY ? second(date) : first(date);
        return !yearFirst(date) && above > MONTHS && other <= MONTHS;
    }

    /** Returns whether it is another day in the other order. */
    static boolean isUnsure(int date) {
        return !yearFirst(date) && first(date) <= MONTHS && second(date) <= MONTHS && first(date) != second(date);
    }

    private static boolean isMark(byte value) {
        return value == '/' || value == '-' || value == '.';
    }

    private static boolean isEnd(byte[] bytes, int at, int to) {
        if (at == to) {
            return true;
        }
        int hours = digits(bytes, at + 1, to);
        int colon = at + 1 + hours;
        return (bytes[at] == ' ' || bytes[at] == 'T') && hours > 0 && colon < to && bytes[colon] == ':';
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && at - from <= 4 && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private static int number(byte[] bytes, int from, int to) {
        int end = from + digits(bytes, from, to);
        int number = 0;
        for (int at = from; at < end; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }
}

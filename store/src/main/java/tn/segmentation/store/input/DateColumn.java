package tn.segmentation.store.input;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.CategoryColumn;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.cell.Blanks;

/** The days of a descriptive column, those of accepted records: profiled by month, or by year where they are many. */
final class DateColumn {

    /** A column holds days when at least this share of what is filled in are some. */
    static final double DATES = 0.95;

    private static final int NO_ROW = -1;

    private final int column;
    private final int[] dates;
    private final long noDates;
    private final Answer order;
    private final int unsureRow;

    private DateColumn(int column, int[] dates, long noDates, @Nullable Answer answer) {
        this.column = column;
        this.dates = dates;
        this.noDates = noDates;
        long dayFirst = count(date -> DateText.proves(date, Answer.DMY));
        long monthFirst = count(date -> DateText.proves(date, Answer.MDY));
        if (answer != null && answer.isOfDates()) {
            order = answer;
            unsureRow = NO_ROW;
        } else {
            // Both occur: the few are the mistakes, and are left out.
            order = dayFirst >= monthFirst ? Answer.DMY : Answer.MDY;
            unsureRow = dayFirst == monthFirst ? firstUnsure() : NO_ROW;
        }
    }

    /** Reads a column of texts; null if they are no days. */
    static @Nullable DateColumn of(
            int column, ParsedFile file, AcceptedRows rows, ScratchTexts scratch, Columns columns, Workers workers) {
        int[] dates = new int[rows.count()];
        List<Callable<Long>> tasks = new ArrayList<>();
        List<ParsedBlock> blocks = file.blocks();
        IntStream.range(0, blocks.size())
                .forEach(i -> tasks.add(() -> read(column, blocks.get(i), i, rows, scratch, dates)));
        long noDates = workers.runAll(tasks).stream().mapToLong(Long::longValue).sum();
        long found = IntStream.of(dates).filter(date -> date != DateText.NONE).count();
        return found == 0 || found < DATES * (found + noDates)
                ? null
                : new DateColumn(column, dates, noDates, columns.answers().get(column));
    }

    /** Reads the days of one block; returns how many of its cells are filled in with something else. */
    private static long read(
            int column, ParsedBlock parsed, int block, AcceptedRows rows, ScratchTexts scratch, int[] dates) {
        int from = rows.start(block);
        int to = rows.start(block + 1);
        if (from == to) {
            return 0;
        }
        ColumnTexts texts = ColumnTexts.read(scratch, parsed.texts()[column], parsed.rows(), 0, parsed.rows());
        long others = 0;
        AcceptedRows.Cursor cursor = rows.new Cursor(from);
        for (int row = from; row < to; row++) {
            cursor.next();
            int record = cursor.record();
            int start = Blanks.skip(texts.bytes(), texts.from(record), texts.to(record));
            int end = Blanks.skipBack(texts.bytes(), start, texts.to(record));
            dates[row] = DateText.read(texts.bytes(), start, end);
            others += start < end && dates[row] == DateText.NONE ? 1 : 0;
        }
        return others;
    }

    /** Returns its position. */
    int column() {
        return column;
    }

    /** Returns whether the order of day and month is to be decided. */
    boolean isOpen() {
        return unsureRow != NO_ROW;
    }

    /** Returns the row of the first day that is to be decided. */
    int unsureRow() {
        return unsureRow;
    }

    /** Returns what follows from an order, where one is to be decided. */
    Decision.Consequence consequence(Answer read) {
        long[] days = IntStream.of(dates)
                .filter(date -> date != DateText.NONE)
                .mapToObj(date -> DateText.day(date, read))
                .filter(day -> day != null)
                .mapToLong(LocalDate::toEpochDay)
                .sorted()
                .toArray();
        long unreadable = noDates + count(date -> DateText.day(date, read) == null);
        if (days.length == 0) {
            return new Decision.Consequence(null, null, null, null, unreadable);
        }
        LocalDate example = DateText.day(dates[unsureRow], read);
        return new Decision.Consequence(
                example == null ? null : example.toString(),
                LocalDate.ofEpochDay(days[0]).toString(),
                LocalDate.ofEpochDay(days[(days.length - 1) / 2]).toString(),
                LocalDate.ofEpochDay(days[days.length - 1]).toString(),
                unreadable);
    }

    /**
     * Returns the column by months, {@code 2026-02}; by years where there are more than a column may have words.
     *
     * @throws UnknownColumn if there are too many years as well
     */
    CategoryColumn periods(String file, String header, String name) {
        CategoryColumn months = periods(name, day -> day.toString().substring(0, "2026-02".length()));
        CategoryColumn periods = months.levels().size() <= WordColumn.MOST_LEVELS
                ? months
                : periods(name, day -> Integer.toString(day.getYear()));
        if (periods.levels().size() > WordColumn.MOST_LEVELS) {
            throw new UnknownColumn(
                    "too_many_levels", Map.of("file", file, "column", header, "limit", WordColumn.MOST_LEVELS));
        }
        return periods;
    }

    private CategoryColumn periods(String name, Function<LocalDate, String> period) {
        Map<Integer, String> known = new HashMap<>();
        for (int date : dates) {
            known.computeIfAbsent(date, d -> {
                LocalDate day = d == DateText.NONE ? null : DateText.day(d, order);
                return day == null ? "" : period.apply(day);
            });
        }
        TreeSet<String> used = new TreeSet<>(known.values());
        used.remove("");
        List<String> levels = List.copyOf(used);
        int[] codes =
                Arrays.stream(dates).map(d -> levels.indexOf(known.get(d))).toArray();
        return new CategoryColumn(name, codes, levels);
    }

    private int firstUnsure() {
        for (int row = 0; row < dates.length; row++) {
            if (DateText.isUnsure(dates[row])) {
                return row;
            }
        }
        return NO_ROW;
    }

    private long count(IntPredicate test) {
        return IntStream.of(dates)
                .filter(date -> date != DateText.NONE)
                .filter(test)
                .count();
    }
}

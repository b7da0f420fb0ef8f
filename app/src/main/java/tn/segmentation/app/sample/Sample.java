package tn.segmentation.app.sample;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tn.segmentation.core.progress.Progress;

/**
 * Realistic fictitious lines, month after month: six kinds are planted, some customers leave, arrive or become another
 * kind, and 2 % of the records of each month are spoilt. The truth about each customer and each defect is written
 * beside them. Everything is decided by the seed: the same arguments give the same bytes on any machine and Java
 * version.
 */
public final class Sample {

    /** The month of the last file; those of the others come before it. */
    private static final YearMonth LAST = YearMonth.of(2026, 10);

    private Sample() {}

    /**
     * Writes three files per month: {@code lignes-2026-10.csv} (the lines, as an operator would export them),
     * {@code verite-2026-10.csv} (what each is, and what it was the month before if it moved) and
     * {@code defauts-2026-10.csv} (what is wrong on purpose, where). Each appears complete or not at all. One that is
     * already there with the same content is not touched; with another content it is replaced.
     *
     * @param lines per month, at least 1
     * @param seed decides everything
     * @param months at least 1; the last is October 2026
     * @param folder made if there is none
     * @param progress may stop it; the months that are complete by then stay
     * @return the files of lines, in the order of the months
     * @throws UnwritableSample if the folder cannot be written to
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public static List<Path> write(int lines, long seed, int months, Path folder, Progress progress) {
        List<Path> files = new ArrayList<>();
        populations(lines, seed, months, progress)
                .forEach(population -> files.add(new MonthFiles(folder, population).write()));
        return List.copyOf(files);
    }

    /** Returns the customers of each month in order, made one after the other as they are asked for. */
    static Stream<Population> populations(int lines, long seed, int months, Progress progress) {
        if (lines < 1 || months < 1) {
            throw new IllegalArgumentException("at least 1 line and 1 month: " + lines + ", " + months);
        }
        YearMonth start = LAST.minusMonths(months - 1L);
        return Stream.iterate(Population.first(lines, seed, start, progress), Population::next)
                .limit(months);
    }
}

package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.progress.Workers;

/** Puts the numbers of the blocks together, those of accepted records. */
final class NumberColumns {

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final List<ParsedBlock> blocks;
    private final AcceptedRows rows;

    NumberColumns(List<ParsedBlock> blocks, AcceptedRows rows) {
        this.blocks = blocks;
        this.rows = rows;
    }

    /** Returns the columns by their positions. */
    Map<Integer, NumberColumn> columns(List<Integer> positions, Columns names, Workers workers) {
        List<Callable<NumberColumn>> tasks = new ArrayList<>();
        positions.forEach(column -> tasks.add(() -> column(column, names.name(column))));
        List<NumberColumn> done = workers.runAll(tasks);
        Map<Integer, NumberColumn> columns = new HashMap<>();
        for (int i = 0; i < positions.size(); i++) {
            columns.put(positions.get(i), done.get(i));
        }
        return columns;
    }

    private NumberColumn column(int column, String name) {
        List<NumberBlock> parts = blocks.stream()
                .map(block -> Objects.requireNonNull(block.numbers().get(column)))
                .toList();
        int decimals = parts.stream().mapToInt(NumberBlock::decimals).max().orElse(0);
        for (NumberBlock part : parts) {
            if (!fits(part, decimals)) {
                return new NumberColumn(name, doubles(parts));
            }
        }
        return NumberColumn.ofDecimals(name, units(parts, decimals), decimals);
    }

    private static boolean fits(NumberBlock part, int decimals) {
        int[] units = part.units();
        if (units == null) {
            return false;
        }
        long most = Integer.MAX_VALUE / POWERS[decimals - part.decimals()];
        boolean fits = true;
        for (int i = 0; i < units.length && most < Integer.MAX_VALUE && fits; i++) {
            fits = units[i] == NumberColumn.MISSING || Math.abs(units[i]) <= most;
        }
        return fits;
    }

    private int[] units(List<NumberBlock> parts, int decimals) {
        int[] all = new int[rows.count()];
        for (int block = 0; block < parts.size(); block++) {
            NumberBlock part = parts.get(block);
            int start = rows.start(block);
            int end = copyAccepted(Objects.requireNonNull(part.units()), block, all);
            int factor = (int) POWERS[decimals - part.decimals()];
            for (int i = start; i < end && factor > 1; i++) {
                all[i] = all[i] == NumberColumn.MISSING ? all[i] : all[i] * factor;
            }
        }
        return all;
    }

    private double[] doubles(List<NumberBlock> parts) {
        double[] all = new double[rows.count()];
        for (int block = 0; block < parts.size(); block++) {
            copyAccepted(values(parts.get(block)), block, all);
        }
        return all;
    }

    private static double[] values(NumberBlock part) {
        int[] units = part.units();
        return units == null
                ? Objects.requireNonNull(part.values())
                : Arrays.stream(units)
                        .mapToDouble(u -> NumberColumn.ofUnits(u, part.decimals()))
                        .toArray();
    }

    /** Copies the accepted ones of an array of numbers, between the rejected ones; returns the row after them. */
    private int copyAccepted(Object numbers, int block, Object into) {
        int to = rows.start(block);
        int from = 0;
        for (int gap : rows.rejected(block)) {
            System.arraycopy(numbers, from, into, to, gap - from);
            to += gap - from;
            from = gap + 1;
        }
        int rest = rows.start(block + 1) - to;
        System.arraycopy(numbers, from, into, to, rest);
        return to + rest;
    }
}

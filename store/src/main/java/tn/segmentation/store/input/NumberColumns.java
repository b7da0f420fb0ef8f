package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Units;
import tn.segmentation.core.progress.Workers;

/** Puts the numbers of the blocks together, those of accepted records. */
final class NumberColumns {

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final ParsedFile file;
    private final AcceptedRows rows;

    /** Where each block begins among all records, and where the last one ends. */
    private final int[] places;

    NumberColumns(ParsedFile file, AcceptedRows rows) {
        this.file = file;
        this.rows = rows;
        this.places = new int[file.blocks().size() + 1];
        for (int block = 0; block < file.blocks().size(); block++) {
            places[block + 1] = places[block] + file.blocks().get(block).rows();
        }
    }

    /** Returns the columns by their positions. */
    Map<Integer, NumberColumn> columns(List<Integer> positions, Columns names, Workers workers) {
        List<Callable<NumberColumn>> tasks = new ArrayList<>();
        positions.forEach(column -> tasks.add(() -> new Parts(column).together(names.name(column))));
        List<NumberColumn> done = workers.runAll(tasks);
        Map<Integer, NumberColumn> columns = new HashMap<>();
        for (int i = 0; i < positions.size(); i++) {
            columns.put(positions.get(i), done.get(i));
        }
        return columns;
    }

    /** The numbers of one column. */
    private final class Parts {

        private final int column;
        private final List<NumberBlock> parts;
        private final int decimals;
        private int[] copy = new int[0];

        Parts(int column) {
            this.column = column;
            this.parts = file.blocks().stream()
                    .map(block -> Objects.requireNonNull(block.numbers().get(column)))
                    .toList();
            this.decimals = parts.stream().mapToInt(NumberBlock::decimals).max().orElse(0);
        }

        NumberColumn together(String name) {
            for (int block = 0; block < parts.size(); block++) {
                if (!fits(block)) {
                    return new NumberColumn(name, doubles());
                }
            }
            boolean asTheyStand = rows.count() == places[parts.size()]
                    && parts.stream().allMatch(part -> part.decimals() == decimals);
            NumberColumn column = NumberColumn.ofDecimals(name, asTheyStand ? placed() : copied(), decimals);
            // here, on all threads: what comes next asks one column after the other
            column.range();
            return column;
        }

        private boolean fits(int block) {
            NumberBlock part = parts.get(block);
            if (part.values() != null) {
                return false;
            }
            long most = Integer.MAX_VALUE / POWERS[decimals - part.decimals()];
            if (most == Integer.MAX_VALUE) {
                return true;
            }
            int[] units = units(block);
            boolean fits = true;
            for (int i = 0; i < count(block) && fits; i++) {
                fits = units[i] == NumberColumn.MISSING || Math.abs(units[i]) <= most;
            }
            return fits;
        }

        private int count(int block) {
            return places[block + 1] - places[block];
        }

        /** Returns the units of all records of a block, at the front of an array that is not to be written to. */
        private int[] units(int block) {
            int[] units = parts.get(block).units();
            if (units != null) {
                return units;
            }
            copy = copy.length < count(block) ? new int[count(block)] : copy;
            file.room().copy(column, places[block], places[block + 1], copy);
            return copy;
        }

        /** Returns the units of all records, after those of the last blocks have come to their places too. */
        private Units placed() {
            for (int block = 0; block < parts.size(); block++) {
                if (!parts.get(block).isPlaced()) {
                    file.room().put(column, units(block), count(block), places[block]);
                }
            }
            return file.room().units(column, rows.count());
        }

        private Units copied() {
            RecordRoom.Pages all = new RecordRoom.Pages();
            for (int block = 0; block < parts.size(); block++) {
                int factor = (int) POWERS[decimals - parts.get(block).decimals()];
                int[] units = times(factor, units(block));
                eachAccepted(block, (from, count, row) -> all.put(units, from, count, row));
            }
            return all.units(rows.count());
        }

        private double[] doubles() {
            double[] all = new double[rows.count()];
            for (int block = 0; block < parts.size(); block++) {
                double[] values = values(block);
                eachAccepted(block, (from, count, row) -> System.arraycopy(values, from, all, row, count));
            }
            return all;
        }

        private double[] values(int block) {
            NumberBlock part = parts.get(block);
            if (part.values() != null) {
                return part.values();
            }
            int[] units = units(block);
            double[] values = new double[count(block)];
            for (int i = 0; i < values.length; i++) {
                values[i] = NumberColumn.ofUnits(units[i], part.decimals());
            }
            return values;
        }
    }

    private static int[] times(int factor, int[] units) {
        if (factor == 1) {
            return units;
        }
        int[] products = new int[units.length];
        for (int i = 0; i < units.length; i++) {
            products[i] = units[i] == NumberColumn.MISSING ? NumberColumn.MISSING : units[i] * factor;
        }
        return products;
    }

    /** Takes records of a block that follow each other and are all accepted, and the row of the first. */
    private interface RangeTaker {
        void take(int from, int count, int row);
    }

    /** Hands over the accepted records of a block, between the rejected ones. */
    private void eachAccepted(int block, RangeTaker taker) {
        int row = rows.start(block);
        int from = 0;
        for (int gap : rows.rejected(block)) {
            taker.take(from, gap - from, row);
            row += gap - from;
            from = gap + 1;
        }
        taker.take(from, rows.start(block + 1) - row, row);
    }
}

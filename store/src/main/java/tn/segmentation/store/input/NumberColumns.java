package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.UnitBlock;
import tn.segmentation.core.data.Units;
import tn.segmentation.core.progress.Workers;

/** Puts the numbers of the blocks together, those of accepted records. */
final class NumberColumns {

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final ParsedFile file;
    private final AcceptedRows rows;

    NumberColumns(ParsedFile file, AcceptedRows rows) {
        this.file = file;
        this.rows = rows;
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

        private final List<NumberBlock> parts;
        private final int decimals;

        Parts(int column) {
            this.parts = file.blocks().stream()
                    .map(block -> Objects.requireNonNull(block.numbers().get(column)))
                    .toList();
            this.decimals = parts.stream().mapToInt(NumberBlock::decimals).max().orElse(0);
        }

        NumberColumn together(String name) {
            List<UnitBlock> blocks = new ArrayList<>();
            for (int block = 0; block < parts.size(); block++) {
                UnitBlock units = parts.get(block).units();
                long factor = POWERS[decimals - parts.get(block).decimals()];
                if (units == null || !units.fits(factor)) {
                    return new NumberColumn(name, doubles());
                }
                boolean asItStands = factor == 1 && rows.rejected(block).length == 0;
                blocks.add(asItStands ? units : accepted(block, units, (int) factor));
            }
            return NumberColumn.ofDecimals(name, new Units(blocks), decimals);
        }

        /** Returns the units of the accepted records of a block, times a factor. */
        private UnitBlock accepted(int block, UnitBlock units, int factor) {
            int[] all = units.units();
            int count = copyAccepted(block, all, all, 0);
            for (int i = 0; i < count; i++) {
                all[i] = all[i] == NumberColumn.MISSING ? NumberColumn.MISSING : all[i] * factor;
            }
            return UnitBlock.of(all, 0, count);
        }

        private double[] doubles() {
            double[] all = new double[rows.count()];
            for (int block = 0; block < parts.size(); block++) {
                copyAccepted(block, values(block), all, rows.start(block));
            }
            return all;
        }

        private double[] values(int block) {
            NumberBlock part = parts.get(block);
            if (part.values() != null) {
                return part.values();
            }
            return Arrays.stream(Objects.requireNonNull(part.units()).units())
                    .mapToDouble(unit -> NumberColumn.ofUnits(unit, part.decimals()))
                    .toArray();
        }
    }

    /** Copies what a block has of its accepted records, from {@code at} on, and returns how many they are. */
    private int copyAccepted(int block, Object ofRecords, Object into, int at) {
        int from = rows.start(block);
        int to = rows.start(block + 1);
        AcceptedRows.Stretches stretches = rows.new Stretches(from, to);
        while (stretches.next()) {
            System.arraycopy(ofRecords, stretches.first(), into, at + stretches.row() - from, stretches.length());
        }
        return to - from;
    }
}

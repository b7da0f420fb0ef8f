package tn.segmentation.store.run;

import java.util.List;
import tn.segmentation.store.input.TextBlock;
import tn.segmentation.store.parquet.SlicedColumn;
import tn.segmentation.store.parquet.SlicedColumn.Counters;
import tn.segmentation.store.parquet.SlicedColumn.Decimals;
import tn.segmentation.store.parquet.SlicedColumn.Ids;
import tn.segmentation.store.parquet.SlicedColumn.Labels;
import tn.segmentation.store.parquet.SlicedColumn.Lists;
import tn.segmentation.store.parquet.SlicedColumn.Measures;
import tn.segmentation.store.parquet.SlicedColumn.Numbers;
import tn.segmentation.store.parquet.SlicedColumn.Slice;
import tn.segmentation.store.parquet.SlicedColumn.Texts;

/** The cells of one column of a CSV, a slice at a time. For one thread. */
interface CsvCells {

    /** Takes the rows {@code from} (inclusive) to {@code to} (exclusive). */
    void take(int from, int to);

    /** Puts the cell of a row, counted from the first that was taken. */
    void put(int i, CsvLine line);

    /** Returns the cells of a column, for slices of at most so many rows. */
    static CsvCells of(SlicedColumn column, int rows) {
        if (column instanceof Numbers c) {
            return new NumberCells(c.values(), new double[rows]);
        } else if (column instanceof Decimals c) {
            return new NumberCells(c.values()::copy, new double[rows]);
        } else if (column instanceof Measures c) {
            return new MeasureCells(c, new float[rows]);
        } else if (column instanceof Counters c) {
            return new CounterCells(c, new long[rows]);
        } else if (column instanceof Labels c) {
            return new LabelCells(c, new byte[rows]);
        } else if (column instanceof Ids c) {
            return new TextCells(c.values(), new TextBlock());
        } else if (column instanceof Texts c) {
            return new TextCells(c.values(), new TextBlock());
        } else {
            return new ListCells((Lists) column);
        }
    }

    /** Numbers; one that is missing is an empty cell. */
    record NumberCells(Slice<double[]> column, double[] values) implements CsvCells {
        @Override
        public void take(int from, int to) {
            column.copy(from, to, values);
        }

        @Override
        public void put(int i, CsvLine line) {
            if (!Double.isNaN(values[i])) {
                line.number(values[i]);
            }
        }
    }

    /** Numbers of 24 bits, as they stand in the Parquet file. */
    record MeasureCells(Measures column, float[] values) implements CsvCells {
        @Override
        public void take(int from, int to) {
            column.values().copy(from, to, values);
        }

        @Override
        public void put(int i, CsvLine line) {
            line.number(values[i]);
        }
    }

    /** Whole numbers. */
    record CounterCells(Counters column, long[] values) implements CsvCells {
        @Override
        public void take(int from, int to) {
            column.values().copy(from, to, values);
        }

        @Override
        public void put(int i, CsvLine line) {
            line.count(values[i]);
        }
    }

    /** Words by their position. */
    record LabelCells(Labels column, byte[] positions) implements CsvCells {
        @Override
        public void take(int from, int to) {
            column.positions().copy(from, to, positions);
        }

        @Override
        public void put(int i, CsvLine line) {
            line.text(column.labels().get(positions[i] & 0xFF));
        }
    }

    /** Texts; one that is missing is an empty cell. */
    record TextCells(Slice<TextBlock> values, TextBlock block) implements CsvCells {
        @Override
        public void take(int from, int to) {
            block.clear();
            values.copy(from, to, block);
        }

        @Override
        public void put(int i, CsvLine line) {
            if (!block.isMissing(i)) {
                line.text(block.bytes(), block.start(i), block.length(i));
            }
        }
    }

    /** Lists of words in one cell. */
    final class ListCells implements CsvCells {

        private final Lists column;
        private int first;

        ListCells(Lists column) {
            this.column = column;
        }

        @Override
        public void take(int from, int to) {
            first = from;
        }

        @Override
        public void put(int i, CsvLine line) {
            List<String> words = column.values().apply(first + i);
            if (!words.isEmpty()) {
                line.text(String.join(",", words));
            }
        }
    }
}

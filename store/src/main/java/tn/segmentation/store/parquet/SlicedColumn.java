package tn.segmentation.store.parquet;

import java.util.List;
import java.util.function.IntFunction;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.store.input.TextBlock;

/** A column whose values are asked for slice by slice, by several threads at once. */
public sealed interface SlicedColumn {

    /** Returns the name of the column. */
    String name();

    /**
     * Values by slices.
     *
     * @param <A> what they are put into: an array, from its front on, or a block, which is empty before
     */
    @FunctionalInterface
    interface Slice<A> {
        /** Copies the values of the rows {@code from} (inclusive) to {@code to} (exclusive). */
        void copy(int from, int to, A into);
    }

    /** Numbers, {@code NaN} where missing. DOUBLE; a dictionary where values recur. */
    record Numbers(String name, Slice<double[]> values) implements SlicedColumn {}

    /** Numbers that are held as {@linkplain NumberColumn#units() units}. DOUBLE; a dictionary where values recur. */
    record Decimals(String name, NumberColumn values) implements SlicedColumn {}

    /** Numbers that hardly recur, none missing. FLOAT, plain. */
    record Measures(String name, Slice<float[]> values) implements SlicedColumn {}

    /** Whole numbers that rise more or less evenly, none missing. BIGINT, as differences. */
    record Counters(String name, Slice<long[]> values) implements SlicedColumn {}

    /** A few words, none missing, by their position in a list of at most 256. VARCHAR, a dictionary. */
    record Labels(String name, List<String> labels, Slice<byte[]> positions) implements SlicedColumn {}

    /** Texts that begin as the one before does, none missing. VARCHAR, each as what differs from the one before. */
    record Ids(String name, Slice<TextBlock> values) implements SlicedColumn {}

    /** Texts. VARCHAR; a dictionary where they recur. */
    record Texts(String name, Slice<TextBlock> values) implements SlicedColumn {}

    /** A list of words per row, nearly always empty. VARCHAR[]. */
    record Lists(String name, IntFunction<List<String>> values) implements SlicedColumn {}
}

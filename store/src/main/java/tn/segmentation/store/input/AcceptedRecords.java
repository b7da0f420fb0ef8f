package tn.segmentation.store.input;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;

/**
 * The accepted records of a file, in its order, to be taken column by column and slice by slice: rows {@code from}
 * (inclusive) to {@code to} (exclusive). Safe for several threads, each with arrays and blocks of its own.
 */
public interface AcceptedRecords extends AutoCloseable {

    /** Returns how many there are. */
    int rows();

    /** Returns the names of the columns of the file but the id, in its order: fields under the name of their field. */
    List<String> columns();

    /** Returns whether a column holds numbers (features and descriptive numbers); the others are text of the file. */
    boolean isNumber(int column);

    /** Copies numbers to the front of an array, {@code NaN} where missing. */
    void numbers(int column, int from, int to, double[] into);

    /**
     * Returns a column of numbers if it is held as whole numbers of a power of ten, so that nobody has to divide and
     * find them again; null where it is not.
     */
    @Nullable
    NumberColumn decimals(int column);

    /** Puts texts into a block in place of what it holds, missing where the cell is empty. */
    void texts(int column, int from, int to, TextBlock into);

    /** Puts the ids into a block in place of what it holds: canonical; the line number where the file has no id. */
    void ids(int from, int to, TextBlock into);

    /** Copies the lines on which the records begin, as an editor counts. */
    void lines(int from, int to, long[] into);

    /** Returns the line on which a record begins. */
    default long line(int row) {
        long[] line = new long[1];
        lines(row, row + 1, line);
        return line[0];
    }

    /** Returns which columns hold pseudonyms, or would: {@code id_client} if the ids are telephone numbers. */
    default List<String> personal() {
        return List.of();
    }

    /** Returns the fields of a row that are filled in because the file has nothing there; nearly always none. */
    List<String> imputed(int row);

    /**
     * Returns the row whose id has so many smaller ones: ids in the order of their bytes, equal ones (there are none
     * unless the file has no id) in the order of rows.
     */
    int rowByRank(int rank);

    /** Returns whether that row is always the one of the same number. */
    boolean areInIdOrder();

    /** Removes scratch files. */
    @Override
    void close();
}

package tn.segmentation.store.input;

/** What is said of the records of a file in a copy of it, in the language of who reads it. */
public interface Remarks {

    /** Returns the name of their column. */
    String column();

    /** Returns the sentence for a bad cell. */
    String of(Reject reject);

    /**
     * Returns the sentence for an empty cell that is filled in.
     *
     * @param line on which its record begins
     * @param column header of its column as the file writes it
     */
    String imputed(long line, String column);
}

package tn.segmentation.core.engine;

/**
 * The segment of each row. Arrays are handed over, not copied.
 *
 * @param segments position of the row's segment in the model, 0 to k - 1
 * @param seconds position of the second nearest segment; equal to {@code segments} when k is 1
 * @param distances Euclidean distance to the center of the row's segment, in scaled units, rounded to 24 bits
 */
public record Assignments(byte[] segments, byte[] seconds, float[] distances) {

    /** Returns the number of rows. */
    public int rows() {
        return segments.length;
    }
}

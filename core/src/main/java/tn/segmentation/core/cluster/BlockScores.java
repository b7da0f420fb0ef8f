package tn.segmentation.core.cluster;

/** What a {@link BlockScan} finds of each row of a block, and what follows from it. Used by one thread. */
final class BlockScores {

    /** The squared length of each row. */
    final float[] lengths = new float[BlockScan.ROWS];

    /** The lowest score of each row. */
    final float[] lowest = new float[BlockScan.ROWS];

    /** The lowest score but one. */
    final float[] second = new float[BlockScan.ROWS];

    /** Which center has the lowest score. */
    final int[] nearest = new int[BlockScan.ROWS];

    /** Finds the slack of the first rows, as {@link BlockScan#scan} says. */
    void judge(int size, FloatCenters centers, float[] slack) {
        float error = centers.error();
        float margin = centers.margin();
        float ofCenter = 2 * centers.largestSquare();
        for (int i = 0; i < size; i++) {
            float doubt = error * (ofCenter + lengths[i]);
            float squares = lowest[i] + second[i] + 2 * (lengths[i] + doubt);
            float sure = second[i] - lowest[i] - doubt;
            float above = Math.max(sure, 0) * FloatCenters.SCALE;
            slack[i] = Math.max(above * above - margin * squares, 0) + Math.min(sure, 0);
        }
    }

    /** Gives the labels of the first rows, whose slack is known, as {@link BlockScan#scan} says. */
    void label(int size, float[] slack, byte[] labels) {
        for (int i = 0; i < size; i++) {
            int sign = Float.floatToRawIntBits(slack[i]) >>> (Float.SIZE - Byte.SIZE);
            labels[i] = (byte) (nearest[i] | (sign & BlockScan.IN_DOUBT));
        }
    }
}

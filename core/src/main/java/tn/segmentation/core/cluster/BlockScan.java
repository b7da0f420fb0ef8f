package tn.segmentation.core.cluster;

/**
 * The first, fast look at a block of rows: which center seems nearest, and is that beyond doubt? What is in doubt is
 * looked at again by {@link NearestCenters}, so that two implementations need not agree to the bit. Used by one thread.
 */
interface BlockScan {

    /** Rows of a block, at most. */
    int ROWS = 1024;

    /** The highest bit of a label that is in doubt. */
    byte IN_DOUBT = Byte.MIN_VALUE;

    /**
     * Looks at rows.
     *
     * @param columns in steps
     * @param start first row
     * @param size at most {@link #ROWS}
     * @param centers in steps, with the reach
     * @param labels gets the seemingly nearest center of each row, with {@link #IN_DOUBT} where it is in doubt
     * @param slack of each row gets a number below 0 where the label is in doubt; above 0 where, beyond doubt, that
     *     center is nearer than any other by more than the reach; else 0
     */
    void scan(int[][] columns, int start, int size, FloatCenters centers, byte[] labels, float[] slack);

    /** Returns the fastest one of this JVM. */
    static BlockScan fastest(int dimensions) {
        return VectorModule.isPresent() ? VectorModule.scan(dimensions) : new ScalarScan(dimensions);
    }
}

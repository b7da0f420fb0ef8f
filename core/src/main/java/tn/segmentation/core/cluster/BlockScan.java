package tn.segmentation.core.cluster;

/**
 * The first, fast look at a block of rows: which center seems nearest, and is that beyond doubt? What is in doubt is
 * looked at again by {@link NearestCenters}, so that two implementations need not agree to the bit. Used by one thread.
 */
interface BlockScan {

    /** Rows of a block, at most. */
    int ROWS = 1024;

    /**
     * Looks at rows.
     *
     * @param columns in steps
     * @param start first row
     * @param size at most {@link #ROWS}
     * @param centers in steps, with the reach
     * @param labels gets the seemingly nearest center of each row
     * @param slack gets a positive number only where the row is certainly nearer to that center than to any other, by
     *     more than the reach
     */
    void scan(int[][] columns, int start, int size, FloatCenters centers, int[] labels, float[] slack);

    /** Returns the fastest one of this JVM. */
    static BlockScan fastest(int dimensions) {
        return VectorModule.isPresent() ? VectorModule.scan(dimensions) : new ScalarScan(dimensions);
    }
}

package tn.segmentation.bench;

/** k-means of one library on points that it holds in its own form. */
@FunctionalInterface
interface Fit {

    /**
     * Runs so many Lloyd iterations from always the same start.
     *
     * @return iterations that were run; fewer when it converged
     */
    int run(int iterations);
}

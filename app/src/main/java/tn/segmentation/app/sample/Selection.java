package tn.segmentation.app.sample;

/**
 * Takes exactly so many out of so many that pass by one after the other, each subset being equally likely: selection
 * sampling (Fan, Muller & Rezucha 1962, doi:10.1080/01621459.1962.10480667).
 */
final class Selection {

    private int wanted;
    private int left;

    Selection(int wanted, int outOf) {
        this.wanted = wanted;
        this.left = outOf;
    }

    /** Returns whether the next one is taken, given a uniform deviate. */
    boolean takes(double chance) {
        boolean taken = chance * left < wanted;
        left--;
        if (taken) {
            wanted--;
        }
        return taken;
    }
}

package tn.segmentation.core.progress;

/** The stages of a run, in the order in which they happen. */
public enum Stage {
    READ("bytes"),
    SCALE("rows"),
    SEED("attempts"),
    /** How many it will take is not known: the total is where it stops at the latest. */
    ITERATE("iterations"),
    JUDGE("steps"),
    WRITE("rows"),
    /** Reported only where whoever has to hear of the run does not answer: for how long it is waited. */
    REGISTER("seconds"),
    /** Reported once: the run stands, and what follows is derived from it. */
    PUBLISHED(""),
    FIGURES("figures");

    private final String unit;

    Stage(String unit) {
        this.unit = unit;
    }

    /** Returns what is counted in this stage; empty where nothing is. */
    public String unit() {
        return unit;
    }
}

package tn.segmentation.core.progress;

/** Thrown out of a computation that was asked to stop; nothing of it is kept. */
public final class Cancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the signal. */
    public Cancelled() {
        super("cancelled on request");
    }
}

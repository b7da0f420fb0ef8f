package tn.segmentation.store.customers;

/** The files of a run's customers cannot be read: they are gone, damaged, or the machine has no room left. */
public final class UnreadableCustomers extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableCustomers(Exception cause) {
        super("the customers of a run cannot be read", cause);
    }
}

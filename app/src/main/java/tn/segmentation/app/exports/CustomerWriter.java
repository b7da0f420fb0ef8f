package tn.segmentation.app.exports;

import java.io.IOException;
import tn.segmentation.store.customers.Customer;

/**
 * Writes customers into a file, one after the other. A file that is not ended is not whole, and whoever opens it is
 * told so: nothing ends it but {@link #end}. What it is written to stays open.
 */
interface CustomerWriter {

    /** Writes a customer. */
    void write(Customer customer) throws IOException;

    /** Ends the file, after the last customer. */
    void end() throws IOException;
}

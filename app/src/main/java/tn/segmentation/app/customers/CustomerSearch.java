package tn.segmentation.app.customers;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.problem.RequestObject;

/**
 * Which customers a program looks for: one by its id, or those of a filter, a page at a time.
 *
 * @param run id of the run; null for the published one
 * @param id in any form; null for a filter
 * @param filter everybody where none is given
 * @param page from 1
 * @param size customers of a page, 1 to 200
 */
record CustomerSearch(@Nullable String run, @Nullable String id, CustomerFilter filter, int page, int size) {

    private static final int LONGEST = 200_000;
    private static final int LONGEST_ID = 500;
    private static final int MOST_PAGES = 1_000_000;
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** Reads what is looked for. */
    static CustomerSearch read(InputStream json) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("run", "id", "filter", "page", "size");
        if (request.has("id") && request.has("filter")) {
            throw request.unknown("filter");
        }
        return new CustomerSearch(
                request.text("run", LONGEST_ID),
                request.text("id", LONGEST_ID),
                CustomerFilter.in(request),
                request.whole("page", 1, 1, MOST_PAGES),
                request.whole("size", USUAL, 1, MOST));
    }

    /** Reads what is counted. */
    static CustomerSearch readCount(InputStream json) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("run", "filter");
        return new CustomerSearch(request.text("run", LONGEST_ID), null, CustomerFilter.in(request), 1, USUAL);
    }
}

package tn.segmentation.app.dashboard;

import java.util.Map;
import tn.segmentation.app.language.Messages;

/**
 * Which part of a long list a page shows.
 *
 * @param page 1 for the first
 * @param pages how many there are, at least 1
 * @param size most that one page holds
 * @param total how many stand on all pages
 */
record Pager(int page, int pages, int size, long total) {

    /** Returns the page that is wanted; the nearest that there is where a list is shorter, or has become so. */
    static Pager of(int wanted, long total, int size) {
        int pages = (int) Math.max(1, (total + size - 1) / size);
        return new Pager(Math.min(Math.max(1, wanted), pages), pages, size, total);
    }

    /** Returns how many stand on the pages before. */
    long before() {
        return (page - 1L) * size;
    }

    /** Returns which of how many stand here, as the sentence of that key; nothing where there are none. */
    String position(String key, Messages messages) {
        return total == 0
                ? ""
                : messages.text(
                        key, Map.of("first", before() + 1, "last", Math.min(before() + size, total), "total", total));
    }
}

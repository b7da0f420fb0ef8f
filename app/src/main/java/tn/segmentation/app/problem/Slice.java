package tn.segmentation.app.problem;

import java.util.List;
import java.util.Map;

/**
 * A part of a list that is too long to be sent whole.
 *
 * @param page 1 for the first
 * @param size most that one page holds, 1 to {@value #MOST}
 */
public record Slice(int page, int size) {

    private static final int MOST = 100;
    private static final int LAST = 1_000_000;

    /**
     * Checks the numbers.
     *
     * @throws RequestRefusal {@code page_out_of_range} (name, most), 400
     */
    public Slice {
        require("page", page, LAST);
        require("size", size, MOST);
    }

    /** Returns how many stand on the pages before. */
    public long before() {
        return (page - 1L) * size;
    }

    /** Returns what of a whole list stands on this page. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(before()).limit(size).toList();
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new RequestRefusal(400, "page_out_of_range", Map.of("name", name, "most", most));
        }
    }
}

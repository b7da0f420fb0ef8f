package tn.segmentation.store.input;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The bad cells of a file, by line, then in the order of the columns. They are read from a scratch file block by block:
 * any number of them takes no memory. To be gone through as often as needed, until the {@link Customers} are closed.
 */
public final class Rejects implements Iterable<Reject> {

    private static final int EXAMPLES = 20;

    private final List<Part> parts;
    private final List<String> headers;
    private final ScratchTexts scratch;
    private final Map<String, Long> reasons;
    private final List<Reject> first;

    /**
     * What is kept of a block.
     *
     * @param cells its bad cells
     * @param firstLine the line on which it begins
     * @param lines that come before each of its records; null where record {@code i} has {@code i}
     */
    private record Part(BadCells cells, long firstLine, int @Nullable [] lines) {

        long line(int row) {
            return firstLine + (lines == null ? row : lines[row]);
        }
    }

    /**
     * Brings the bad cells of blocks together.
     *
     * @param cells of each block
     */
    Rejects(ParsedFile file, List<BadCells> cells, ReadingPlan plan, ScratchTexts scratch) {
        this.headers = plan.columns().headers();
        this.scratch = scratch;
        long[] firstLines = file.firstLines(plan);
        this.parts = IntStream.range(0, cells.size())
                .filter(i -> cells.get(i).length() > 0)
                .mapToObj(i -> new Part(
                        cells.get(i), firstLines[i], file.blocks().get(i).lines()))
                .toList();
        this.reasons = count(parts);
        this.first = StreamSupport.stream(spliterator(), false).limit(EXAMPLES).toList();
    }

    private static Map<String, Long> count(List<Part> parts) {
        Map<String, Long> counts = new HashMap<>();
        parts.forEach(part -> part.cells.reasons().forEach((reason, count) -> counts.merge(reason, count, Long::sum)));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    /** Returns how many there are. */
    public long count() {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns how many there are per reason, the most frequent first. */
    public Map<String, Long> reasons() {
        return reasons;
    }

    /** Returns the first ones, at most 20; they stay when the customers are closed. */
    public List<Reject> first() {
        return first;
    }

    @Override
    public Iterator<Reject> iterator() {
        return new Walk();
    }

    /** Goes from cell to cell, with those of one block in memory. */
    private final class Walk implements Iterator<Reject> {

        private int next;
        private @Nullable Part part;
        private Iterator<BadCell> cells = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
            if (!cells.hasNext() && next < parts.size()) {
                part = parts.get(next++);
                cells = part.cells.read(scratch).iterator();
            }
            return cells.hasNext();
        }

        @Override
        public Reject next() {
            Part block = hasNext() ? part : null;
            if (block == null) {
                throw new NoSuchElementException();
            }
            BadCell cell = cells.next();
            String column = cell.isMalformed() ? "" : headers.get(cell.column());
            return new Reject(block.line(cell.row()), column, cell.value(), cell.reason(), cell.record());
        }
    }
}

package tn.segmentation.store.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.core.progress.Progress;

/**
 * The bad cells of a file, with those ids that stand further up.
 *
 * @param cells by line, then in the order of the columns
 * @param rows the rejected records of each block, ascending
 */
record Rejections(List<Reject> cells, int[][] rows) {

    /**
     * Brings the bad cells together. Blocks with a repeated id are read again for the texts of those records.
     *
     * @param repeated records of each block whose id stands further up
     */
    static Rejections of(FileText text, ReadingPlan plan, ParsedFile file, int[][] repeated, Progress progress) {
        List<Reject> cells = new ArrayList<>();
        int[][] rows = new int[repeated.length][];
        long[] lines = file.firstLines(plan);
        try (Again again = new Again(text, plan)) {
            for (int i = 0; i < rows.length; i++) {
                ParsedBlock block = file.blocks().get(i);
                List<BadCell> bad = block.bad();
                if (repeated[i].length > 0) {
                    progress.checkCancelled();
                    bad = again.withRepeated(block, repeated[i]);
                }
                for (BadCell cell : bad) {
                    String column =
                            cell.isMalformed() ? "" : plan.columns().headers().get(cell.column());
                    cells.add(new Reject(
                            lines[i] + block.line(cell.row()), column, cell.value(), cell.reason(), cell.record()));
                }
                rows[i] = bad.stream().mapToInt(BadCell::row).distinct().toArray();
            }
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        return new Rejections(List.copyOf(cells), rows);
    }

    /** Returns the number of bad cells per reason, the most frequent first. */
    Map<String, Long> reasons() {
        Map<String, Long> counts = new HashMap<>();
        cells.forEach(cell -> counts.merge(cell.reason(), 1L, Long::sum));
        Map<String, Long> reasons = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return reasons;
    }

    /** Reads some blocks once more, in the order of the file. */
    private static final class Again implements AutoCloseable {

        private final FileText text;
        private final ReadingPlan plan;
        private final InputStream in;
        private long position;

        Again(FileText text, ReadingPlan plan) throws IOException {
            this.text = text;
            this.plan = plan;
            this.in = text.open(done -> {});
        }

        List<BadCell> withRepeated(ParsedBlock block, int[] repeated) throws IOException {
            in.skipNBytes(block.offset() - position);
            byte[] bytes = in.readNBytes(block.length());
            position = block.offset() + block.length();
            List<BadCell> bad = new ArrayList<>(block.bad());
            Records records = new Records(text.name(), new ByteArrayInputStream(bytes), plan.dialect());
            if (plan.blankLinesCount()) {
                records.countBlankLines();
            }
            for (int row = 0, next = 0; next < repeated.length && records.next(); row++) {
                if (row == repeated[next]) {
                    int id = plan.columns().id();
                    bad.add(new BadCell(row, id, records.text(id), "duplicate_id", "").in(records.raw()));
                    next++;
                }
            }
            bad.sort(Comparator.comparingInt(BadCell::row).thenComparingInt(BadCell::column));
            return bad;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

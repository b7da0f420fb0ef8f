package tn.segmentation.store.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
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
     * @param footers records of each block that sum up all others
     */
    static Rejections of(
            FileText text, ReadingPlan plan, ParsedFile file, int[][] repeated, int[][] footers, Progress progress) {
        List<Reject> cells = new ArrayList<>();
        int[][] rows = new int[repeated.length][];
        long[] lines = file.firstLines(plan);
        try (Again again = new Again(text, plan)) {
            for (int i = 0; i < rows.length; i++) {
                ParsedBlock block = file.blocks().get(i);
                List<BadCell> bad = block.bad();
                if (repeated[i].length + footers[i].length > 0) {
                    progress.checkCancelled();
                    bad = again.with(block, repeated[i], footers[i]);
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

        List<BadCell> with(ParsedBlock block, int[] repeated, int[] footers) throws IOException {
            in.skipNBytes(block.offset() - position);
            byte[] bytes = in.readNBytes(block.length());
            position = block.offset() + block.length();
            List<BadCell> bad = new ArrayList<>(block.bad());
            Records records = new Records(text.name(), new ByteArrayInputStream(bytes), plan.dialect());
            if (plan.blankLinesCount()) {
                records.countBlankLines();
            }
            int last = Math.max(last(repeated), last(footers));
            for (int row = 0; row <= last && records.next(); row++) {
                if (Arrays.binarySearch(footers, row) >= 0) {
                    bad.add(new BadCell(row, Columns.NONE, records.text(0), Footer.REASON, "").in(records.raw()));
                } else if (Arrays.binarySearch(repeated, row) >= 0) {
                    int id = plan.columns().id();
                    bad.add(new BadCell(row, id, records.text(id), "duplicate_id", "").in(records.raw()));
                }
            }
            bad.sort(Comparator.comparingInt(BadCell::row).thenComparingInt(BadCell::column));
            return bad;
        }

        private static int last(int[] rows) {
            return rows.length == 0 ? -1 : rows[rows.length - 1];
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

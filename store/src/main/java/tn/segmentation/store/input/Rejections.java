package tn.segmentation.store.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.source.FileText;

/**
 * What is bad in a file, ids that stand further up included.
 *
 * @param rejects every bad cell
 * @param rows the rejected records of each block, ascending
 */
record Rejections(Rejects rejects, int[][] rows) {

    /**
     * Brings the bad cells together. Blocks with a repeated id are read again for the texts of those records.
     *
     * @param repeated records of each block whose id stands further up
     */
    static Rejections of(
            FileText text,
            ReadingPlan plan,
            ParsedFile file,
            int[][] repeated,
            ScratchTexts scratch,
            Progress progress) {
        List<BadCells> cells = new ArrayList<>();
        try (Again again = new Again(text, plan, scratch)) {
            for (int i = 0; i < repeated.length; i++) {
                ParsedBlock block = file.blocks().get(i);
                progress.checkCancelled();
                cells.add(repeated[i].length == 0 ? block.bad() : again.withRepeated(block, repeated[i]));
            }
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        int[][] rows = cells.stream().map(BadCells::rows).toArray(int[][]::new);
        return new Rejections(new Rejects(file, cells, plan, scratch), rows);
    }

    /** Reads some blocks once more, in the order of the file. */
    private static final class Again implements AutoCloseable {

        private final FileText text;
        private final ReadingPlan plan;
        private final ScratchTexts scratch;
        private final BadCellWriter writer;
        private final InputStream in;
        private long position;

        Again(FileText text, ReadingPlan plan, ScratchTexts scratch) throws IOException {
            this.text = text;
            this.plan = plan;
            this.scratch = scratch;
            this.writer = new BadCellWriter(scratch);
            this.in = text.open(done -> {});
        }

        BadCells withRepeated(ParsedBlock block, int[] repeated) throws IOException {
            in.skipNBytes(block.offset() - position);
            byte[] bytes = in.readNBytes(block.length());
            position = block.offset() + block.length();
            List<BadCell> bad = block.bad().read(scratch);
            Records records = new Records(text.name(), new ByteArrayInputStream(bytes), plan.delimiter());
            if (plan.blankLinesCount()) {
                records.countBlankLines();
            }
            for (int row = 0, next = 0; next < repeated.length && records.next(); row++) {
                if (row == repeated[next]) {
                    int id = plan.columns().id();
                    String value = Excerpt.of(records.text(id), Excerpt.OF_CELL);
                    bad.add(new BadCell(row, id, value, "duplicate_id", Excerpt.of(records.raw(), Excerpt.OF_RECORD)));
                    next++;
                }
            }
            bad.sort(Comparator.comparingInt(BadCell::row).thenComparingInt(BadCell::column));
            bad.forEach(writer::add);
            return writer.finish();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

package tn.segmentation.store.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.cell.Excerpt;
import tn.segmentation.store.dialect.Records;
import tn.segmentation.store.source.FileText;

/**
 * What is bad in a file, ids that stand further up included.
 *
 * @param rejects every bad cell
 * @param cells the same, block by block
 * @param rows the rejected records of each block, ascending
 */
record Rejections(Rejects rejects, List<BadCells> cells, int[][] rows) {

    /**
     * Brings the bad cells together. Blocks with redundant records are read again for the texts of those records.
     *
     * @param redundant records that are rejected for what stands in others
     */
    static Rejections of(
            FileText text,
            ReadingPlan plan,
            ParsedFile file,
            RedundantRecords redundant,
            ScratchTexts scratch,
            Progress progress) {
        List<BadCells> cells = new ArrayList<>();
        try (Again again = new Again(text, plan, scratch)) {
            for (int i = 0; i < file.blocks().size(); i++) {
                ParsedBlock block = file.blocks().get(i);
                progress.checkCancelled();
                cells.add(redundant.occurIn(i) ? again.with(block, redundant, i) : block.bad());
            }
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        int[][] rows = cells.stream().map(BadCells::rows).toArray(int[][]::new);
        return new Rejections(new Rejects(file, cells, plan, scratch), cells, rows);
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

        BadCells with(ParsedBlock block, RedundantRecords redundant, int number) throws IOException {
            in.skipNBytes(block.offset() - position);
            byte[] bytes = in.readNBytes(block.length());
            position = block.offset() + block.length();
            List<BadCell> bad = block.bad().read(scratch);
            Records records = new Records(text.name(), new ByteArrayInputStream(bytes), plan.dialect());
            if (plan.blankLinesCount()) {
                records.countBlankLines();
            }
            int last = redundant.last(number);
            for (int row = 0; row <= last && records.next(); row++) {
                if (redundant.isFooter(number, row)) {
                    String value = Excerpt.of(Footer.shown(records), Excerpt.OF_CELL);
                    bad.add(new BadCell(row, Columns.NONE, value, Footer.REASON, raw(records)));
                } else if (redundant.isRepeated(number, row)) {
                    int id = plan.columns().id();
                    String value = Excerpt.of(records.text(id), Excerpt.OF_CELL);
                    bad.add(new BadCell(row, id, value, "duplicate_id", raw(records)));
                }
            }
            bad.sort(Comparator.comparingInt(BadCell::row).thenComparingInt(BadCell::column));
            bad.forEach(writer::add);
            return writer.finish();
        }

        private static String raw(Records records) {
            return Excerpt.of(records.raw(), Excerpt.OF_RECORD);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

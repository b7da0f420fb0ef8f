package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.IdForm;
import tn.segmentation.store.cell.SummaryWords;

/** The ids of a file in their canonical form, and which of them stand further up already. */
final class Ids {

    private static final int CHECK_EVERY = 1 << 16;

    private final List<ParsedBlock> file;
    private final List<IdBlock> blocks;
    private final int[] starts;
    private final @Nullable IdOrder order;
    private final int[] sorted;
    private final Progress progress;
    private final boolean hasIds;
    private final boolean areNumbers;

    private Ids(List<ParsedBlock> file, List<IdBlock> blocks, boolean areNumbers, Workers workers, Progress progress) {
        this.file = file;
        this.areNumbers = areNumbers;
        this.progress = progress;
        this.hasIds = file.stream().anyMatch(block -> block.ids() != null);
        this.blocks = blocks;
        this.starts = new int[blocks.size() + 1];
        for (int block = 0; block < blocks.size(); block++) {
            starts[block + 1] = Math.addExact(starts[block], blocks.get(block).rows());
        }
        // Ascending ids are all different, and need not be sorted: most files are written in that order.
        this.order = isAscending(blocks) ? null : new IdOrder(blocks, starts, workers, progress);
        this.sorted = order == null ? new int[0] : order.sorted();
    }

    /** Brings the ids of a file into one form. */
    static Ids of(ParsedFile parsed, ReadingPlan plan, Workers workers, Progress progress) {
        Columns columns = plan.columns();
        List<ParsedBlock> blocks = parsed.blocks();
        if (columns.id() == Columns.NONE) {
            long[] firstLines = parsed.firstLines(plan);
            return new Ids(
                    blocks,
                    each(blocks.size(), workers, i -> IdBlock.ofLines(blocks.get(i), firstLines[i])),
                    false,
                    workers,
                    progress);
        }
        List<IdBlock> ids = blocks.stream()
                .map(block -> Objects.requireNonNull(block.ids()))
                .toList();
        boolean areNumbers = holdPhoneNumbers(ids, columns.headers().get(columns.id()));
        if (areNumbers) {
            ids = withPlus(each(ids, workers, IdBlock::withPhonesAlike), workers);
        }
        if (count(ids, IdForm.SPELLED) > 0 && count(ids, IdForm.FRACTION) == 0) {
            ids = each(ids, workers, IdBlock::withWholeNumbers);
        }
        return new Ids(blocks, ids, areNumbers, workers, progress);
    }

    /** Returns whether they are telephone numbers. */
    boolean areNumbers() {
        return areNumbers;
    }

    /** Returns what stands for ids that are telephone numbers, to be put in order. */
    static Ids of(List<IdBlock> numbers, Pseudonyms pseudonyms, Workers workers, Progress progress) {
        return new Ids(List.of(), each(numbers, workers, block -> block.with(pseudonyms)), true, workers, progress);
    }

    /** A number of another country may have lost its plus in some rows: where it is among the ids, it is the same. */
    private static List<IdBlock> withPlus(List<IdBlock> ids, Workers workers) {
        Set<String> abroad = new HashSet<>();
        ids.forEach(block -> abroad.addAll(block.abroad()));
        return abroad.isEmpty() ? ids : each(ids, workers, block -> block.withPlus(abroad));
    }

    private interface Maker {
        IdBlock make(int block);
    }

    private static List<IdBlock> each(List<IdBlock> ids, Workers workers, UnaryOperator<IdBlock> change) {
        return each(ids.size(), workers, i -> change.apply(ids.get(i)));
    }

    private static long count(List<IdBlock> ids, IdForm form) {
        return ids.stream().mapToLong(block -> block.count(form)).sum();
    }

    private static List<IdBlock> each(int blocks, Workers workers, Maker maker) {
        List<Callable<IdBlock>> tasks = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            int block = i;
            tasks.add(() -> maker.make(block));
        }
        return workers.runAll(tasks);
    }

    /**
     * A column of ids is one of telephone numbers when most of them can be, and one of them, or the header, says so:
     * only then are they changed to one form. Eight digits alone may be anything.
     */
    private static boolean holdPhoneNumbers(List<IdBlock> ids, String header) {
        long prefixed = count(ids, IdForm.PREFIXED_PHONE);
        boolean saysSo = FieldNames.namesPhoneNumbers(header) || prefixed > 0;
        return saysSo
                && 2 * (prefixed + count(ids, IdForm.PHONE) + count(ids, IdForm.FOREIGN_PHONE))
                        > ids.stream().mapToLong(IdBlock::filled).sum();
    }

    private static boolean isAscending(List<IdBlock> blocks) {
        IdBlock before = null;
        for (IdBlock ids : blocks) {
            if (!ids.ascending()) {
                return false;
            }
            if (ids.hasAny()) {
                if (before != null && Arrays.compareUnsigned(before.last(), ids.first()) >= 0) {
                    return false;
                }
                before = ids;
            }
        }
        return true;
    }

    /** Returns the ids, block by block. */
    List<IdBlock> blocks() {
        return blocks;
    }

    /**
     * Returns the records of each block whose id stands further up: the first record with an id keeps it, also when
     * another of its cells is bad; later ones are duplicates. A record whose cells nobody can tell apart is none, and a
     * damaged id is no id.
     *
     * @param scratch holds the bad cells
     */
    int[][] repeated(ScratchTexts scratch) {
        BitSet repeated = new BitSet();
        BitSet damaged = new BitSet();
        BitSet malformed = new BitSet();
        IdOrder ids = order;
        boolean any = false;
        for (int i = 1; i < sorted.length && ids != null; i++) {
            checkCancelled(i);
            if (!ids.same(sorted[i - 1], sorted[i])) {
                continue;
            }
            if (!any) {
                noteBad(scratch, damaged, malformed);
                any = true;
            }
            int first = i - 1;
            while (i < sorted.length && ids.same(sorted[first], sorted[i])) {
                i++;
            }
            markLater(first, i, damaged, malformed, repeated);
        }
        return byBlock(repeated);
    }

    /**
     * Returns the records of each block that are lines about the file and no customers, as far as their ids say so:
     * where most ids are made of words, none does.
     */
    int[][] notes() {
        boolean any = file.stream().anyMatch(block -> block.notes().length > 0);
        boolean may = any && (!hasIds || !areMostlyWords());
        return file.stream().map(block -> may ? block.notes() : new int[0]).toArray(int[][]::new);
    }

    private boolean areMostlyWords() {
        long words = 0;
        long filled = 0;
        for (IdBlock block : blocks) {
            filled += block.filled();
            for (int row = 0; row < block.rows(); row++) {
                words += SummaryWords.isWords(block.text(row)) ? 1 : 0;
            }
        }
        return 2 * words >= filled;
    }

    private void checkCancelled(int done) {
        if (done % CHECK_EVERY == 0) {
            progress.checkCancelled();
        }
    }

    private void markLater(int from, int to, BitSet damaged, BitSet malformed, BitSet repeated) {
        boolean taken = false;
        for (int i = from; i < to; i++) {
            int row = sorted[i];
            if (!damaged.get(row)) {
                if (taken && !malformed.get(row)) {
                    repeated.set(row);
                }
                taken = true;
            }
        }
    }

    private void noteBad(ScratchTexts scratch, BitSet damaged, BitSet malformed) {
        for (int block = 0; block < file.size(); block++) {
            for (BadCell cell : file.get(block).bad().read(scratch)) {
                if (cell.isMalformed()) {
                    malformed.set(starts[block] + cell.row());
                } else if (cell.reason().equals("damaged_id") || Footer.NO_CUSTOMER.contains(cell.reason())) {
                    damaged.set(starts[block] + cell.row());
                }
            }
        }
    }

    private int[][] byBlock(BitSet rows) {
        int[][] split = new int[blocks.size()][];
        for (int block = 0; block < split.length; block++) {
            split[block] = rows.get(starts[block], starts[block + 1]).stream().toArray();
        }
        return split;
    }

    /** Returns the accepted rows by their ids; null when they are in that order already. */
    int @Nullable [] ranks(AcceptedRows rows) {
        if (order == null) {
            return null;
        }
        int[] accepted = new int[starts[blocks.size()]];
        Arrays.fill(accepted, -1);
        AcceptedRows.Cursor cursor = rows.new Cursor(0);
        for (int row = 0; row < rows.count(); row++) {
            checkCancelled(row);
            cursor.next();
            accepted[starts[cursor.block()] + cursor.record()] = row;
        }
        int[] ranks = new int[rows.count()];
        int rank = 0;
        for (int i = 0; i < sorted.length; i++) {
            checkCancelled(i);
            if (accepted[sorted[i]] >= 0) {
                ranks[rank++] = accepted[sorted[i]];
            }
        }
        return ranks;
    }
}

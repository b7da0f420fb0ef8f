package tn.segmentation.store.dialect;

import java.util.List;

/**
 * Whether lines end with a separator behind which there is no column.
 *
 * @param width columns without that empty cell
 * @param exists whether there are such lines
 */
record TrailingCell(int width, boolean exists) {

    /** Looks at the first records: the records end with it, and with or without the header; or the header alone. */
    static TrailingCell of(FirstRecords records) {
        int width = records.width();
        int first = records.firstOf(width);
        List<FirstRecord> list = records.list();
        List<FirstRecord> fitting = list.subList(first, list.size()).stream()
                .filter(r -> r.cells().size() == width)
                .toList();
        boolean allEmpty = width > 1 && fitting.stream().allMatch(FirstRecord::endsEmpty);
        long empty = fitting.stream().filter(FirstRecord::endsEmpty).count();
        FirstRecord above = list.get(Math.max(0, first - 1));
        boolean shorter = first > 0 && above.cells().size() == width - 1 && above.filled() == width - 1 && width > 2;
        // Where a line ends with a separator and yet has a cell less, one within a cell of the others may have cut it.
        boolean mixed = list.subList(first, list.size()).stream()
                .anyMatch(r -> r.cells().size() == width - 1 && r.endsEmpty());
        if (!mixed && ((allEmpty && fitting.size() > 1) || (shorter && 2 * empty > fitting.size()))) {
            return new TrailingCell(width - 1, true);
        }
        boolean longer = first > 0 && above.cells().size() == width + 1 && above.endsEmpty() && above.filled() == width;
        return new TrailingCell(width, longer);
    }

    /** Returns whether a record has that empty cell behind its columns. */
    boolean isBehind(FirstRecord record) {
        return exists && record.cells().size() == width + 1 && record.endsEmpty();
    }

    /** Returns whether a record has as many cells as there are columns, that empty one left aside. */
    boolean fits(FirstRecord record) {
        return record.cells().size() == width || isBehind(record);
    }
}

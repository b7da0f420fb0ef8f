package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the first records of a text.
 *
 * @param line on which it begins, from 1
 * @param nextLine that comes after it
 * @param offset bytes of the text before it
 * @param end bytes of the text before what follows it
 * @param cells their contents
 * @param quoted how many of them are enclosed in quotes
 * @param broken whether text follows a closing quote
 */
record FirstRecord(long line, long nextLine, long offset, long end, List<String> cells, int quoted, boolean broken) {

    static FirstRecord of(Records records) {
        List<String> cells = new ArrayList<>();
        int quoted = 0;
        for (int cell = 0; cell < records.cells(); cell++) {
            cells.add(records.text(cell));
            quoted += records.quoted(cell) ? 1 : 0;
        }
        return new FirstRecord(
                records.line(),
                records.nextLine(),
                records.offset(),
                records.end(),
                List.copyOf(cells),
                quoted,
                records.broken());
    }

    /** Returns how many cells are not blank. */
    int filled() {
        return (int)
                cells.stream().filter(c -> NumberForm.of(c) != NumberForm.BLANK).count();
    }

    /** Returns whether a cell that there may be is a number. */
    boolean isNumber(int cell) {
        return cell < cells.size() && isNumber(cells.get(cell));
    }

    /** Returns whether every cell is a number. */
    boolean isAllNumbers() {
        return cells.stream().allMatch(FirstRecord::isNumber);
    }

    /** Returns whether nothing but a text stands there, as in a title above a table. */
    boolean isTitle() {
        return filled() <= 1 && cells.stream().noneMatch(FirstRecord::isNumber);
    }

    /** Returns whether the last cell is empty, as behind a separator at the end of a line. */
    boolean endsEmpty() {
        return NumberForm.of(cells.get(cells.size() - 1)) == NumberForm.BLANK;
    }

    private static boolean isNumber(String cell) {
        NumberForm form = NumberForm.of(cell);
        return form != NumberForm.TEXT && form != NumberForm.BLANK;
    }
}

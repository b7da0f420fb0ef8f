package tn.segmentation.store.dialect;

import java.util.List;
import java.util.stream.IntStream;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.NumberForm;

/**
 * Finds a second table beside the first one: behind a column without a name or a value, columns that identify something
 * once more, or are called as others before, or are longer or shorter than those before. Columns that are only set off
 * belong to one table.
 */
final class SideBySide {

    /** Fewer records at the end, with nothing on one side, are customers of whom little is known. */
    private static final int FEWEST_ALONE = 2;

    private final List<String> names;
    private final List<FirstRecord> below;
    private final int width;

    private SideBySide(FirstRecord header, int width, List<FirstRecord> below) {
        this.names = header.cells().stream().map(FieldNames::normalise).toList();
        this.below = below;
        this.width = Math.min(width, names.size());
    }

    /** Returns the position of the first column of the second table, {@link Head#NO_COLUMN} if there is none. */
    static int of(FirstRecord header, int width, List<FirstRecord> below) {
        SideBySide tables = new SideBySide(header, width, below);
        return IntStream.range(1, tables.width - 1)
                .filter(tables::isEmpty)
                .map(gap -> gap + 1)
                .filter(tables::begins)
                .findFirst()
                .orElse(Head.NO_COLUMN);
    }

    private boolean isEmpty(int column) {
        return names.get(column).isEmpty() && below.stream().noneMatch(record -> isFilled(record, column));
    }

    private boolean begins(int second) {
        List<String> left = named(0, second);
        List<String> right = named(second, width);
        boolean again = right.stream()
                .anyMatch(name ->
                        left.contains(name) || (isId(name) && left.stream().anyMatch(SideBySide::isId)));
        return !left.isEmpty() && right.size() > 1 && (again || differInLength(second));
    }

    private List<String> named(int from, int to) {
        return names.subList(from, to).stream().filter(name -> !name.isEmpty()).toList();
    }

    private static boolean isId(String name) {
        return FieldNames.isSynonym(FieldNames.ID, name) || FieldNames.isOtherId(name);
    }

    /** Returns whether both sides are filled at first, and from some record on always the same one is not. */
    private boolean differInLength(int second) {
        int[] sides = below.stream()
                .mapToInt(record ->
                        (isAnyFilled(record, 0, second) ? 1 : 0) + (isAnyFilled(record, second, width) ? 2 : 0))
                .filter(side -> side > 0)
                .toArray();
        int alone = sides.length;
        while (alone > 0 && sides[alone - 1] < 3 && sides[alone - 1] == sides[sides.length - 1]) {
            alone--;
        }
        return sides.length - alone >= FEWEST_ALONE
                && alone > 0
                && IntStream.range(0, alone).allMatch(i -> sides[i] == 3);
    }

    private static boolean isAnyFilled(FirstRecord record, int from, int to) {
        return IntStream.range(from, to).anyMatch(column -> isFilled(record, column));
    }

    private static boolean isFilled(FirstRecord record, int column) {
        return column < record.forms().size() && record.forms().get(column) != NumberForm.BLANK;
    }
}

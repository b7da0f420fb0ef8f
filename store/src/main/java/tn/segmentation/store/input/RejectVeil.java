package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts pseudonyms in place of what says who somebody is in records that were rejected: of telephone numbers wherever
 * they stand, and of the cells of columns that hold names. Of a record that is not cut as the others are, nobody knows
 * which cell is which: each with a letter in it has a pseudonym then. For one thread.
 */
final class RejectVeil {

    private final Pseudonyms pseudonyms;
    private final VeiledText numbers;
    private final RecordCells cells;
    private final int width;
    private final Set<Integer> personal;
    private final Set<String> headers;

    /**
     * Prepares it.
     *
     * @param plan that the records were parsed by
     * @param personal positions of columns that hold names or further numbers
     */
    RejectVeil(ReadingPlan plan, Set<Integer> personal, Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        this.numbers = new VeiledText(pseudonyms);
        this.cells = new RecordCells(plan.dialect());
        this.width = plan.width();
        this.personal = personal;
        this.headers = personal.stream().map(plan.columns().headers()::get).collect(Collectors.toSet());
    }

    /** Returns a bad cell with them. */
    Reject of(Reject cell) {
        boolean isPersonal = !personal.isEmpty() && (cell.column().isEmpty() || headers.contains(cell.column()));
        return new Reject(
                cell.line(),
                cell.column(),
                isPersonal ? whole(cell.value()) : numbers.of(cell.value()),
                cell.reason(),
                personal.isEmpty() ? numbers.of(cell.record()) : record(cell.record()));
    }

    private String record(String record) {
        boolean isCut = cells.texts(record).size() == width;
        StringBuilder veiled = new StringBuilder();
        cells.begin(record);
        byte[] bytes = cells.bytes();
        int start = 0;
        for (int i = 0; cells.next(); i++) {
            CellScanner cell = cells.cell();
            if (isCut && !personal.contains(i)) {
                veiled.append(numbers.of(text(bytes, start, cells.end())));
            } else {
                veiled.append(text(bytes, start, cell.from()));
                veiled.append(whole(cell.text()));
                veiled.append(text(bytes, cell.to(), cells.end()));
            }
            start = Math.min(cells.end() + 1, cells.length());
            veiled.append(text(bytes, cells.end(), start));
        }
        return veiled.toString();
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, UTF_8);
    }

    private String whole(String text) {
        return text.codePoints().anyMatch(Character::isLetter) ? pseudonyms.of(text) : numbers.of(text);
    }
}

package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts pseudonyms in place of what says who somebody is in records that were rejected: of telephone numbers wherever
 * they stand, and of the cells of columns that hold names or further numbers. Of a record that is not cut as the others
 * are, nobody knows which cell is which: each with a letter in it has a pseudonym then. What stands between is left
 * byte for byte, so that the record can be had as it was. For one thread.
 */
final class RejectVeil {

    private final Pseudonyms pseudonyms;
    private final VeiledText numbers;
    private final RecordCells cells;
    private final ReadingPlan plan;
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
        this.plan = plan;
        this.personal = personal;
        this.headers = personal.stream().map(plan.columns().headers()::get).collect(Collectors.toSet());
    }

    /** Returns a bad cell with them. */
    Reject of(Reject cell) {
        return new Reject(
                cell.line(),
                cell.column(),
                headers.contains(cell.column()) ? name(cell.value()) : unknown(cell.value(), cell.column()),
                cell.reason(),
                personal.isEmpty() ? numbers.of(cell.record()) : record(cell.record()));
    }

    /** A value of no column is that of the record. */
    private String unknown(String value, String column) {
        return !personal.isEmpty() && column.isEmpty() ? unknown(value) : numbers.of(value);
    }

    private String record(String record) {
        boolean isCut = cells.areCut(record, plan.width());
        StringBuilder veiled = new StringBuilder();
        cells.begin(record);
        byte[] bytes = cells.bytes();
        int start = 0;
        for (int i = 0; cells.next(); i++) {
            CellScanner cell = cells.cell();
            if (!isCut) {
                veiled.append(unknown(text(bytes, start, cells.end())));
            } else if (personal.contains(i)) {
                veiled.append(text(bytes, start, cell.from()));
                veiled.append(name(text(bytes, cell.from(), cell.to())));
                veiled.append(text(bytes, cell.to(), cells.end()));
            } else {
                veiled.append(numbers.of(text(bytes, start, cells.end())));
            }
            start = Math.min(cells.end() + 1, cells.length());
            veiled.append(text(bytes, cells.end(), start));
        }
        return veiled.toString();
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, UTF_8);
    }

    /** Returns what stands for a cell that holds a name or a number; nothing has none. */
    private String name(String cell) {
        if (cell.isBlank()) {
            return cell;
        }
        String number = numbers.of(cell);
        return pseudonyms.text(number).isPresent() ? number : pseudonyms.of(cell);
    }

    private String unknown(String cell) {
        return cell.codePoints().anyMatch(Character::isLetter) ? pseudonyms.of(cell) : numbers.of(cell);
    }
}

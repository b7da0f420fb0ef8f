package tn.segmentation.store.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.NumberForm;

/**
 * One of the first records of a text.
 *
 * @param line on which it begins, from 1
 * @param nextLine that comes after it
 * @param offset bytes of the text before it
 * @param end bytes of the text before what follows it
 * @param cells their contents
 * @param forms how each is written
 * @param quoted how many of them are enclosed in quotes
 * @param broken whether text follows a closing quote
 */
record FirstRecord(
        long line,
        long nextLine,
        long offset,
        long end,
        List<String> cells,
        List<NumberForm> forms,
        int quoted,
        boolean broken) {

    /** Characters that separate cells in some files, and often stand in texts. */
    private static final String UNKNOWN_SEPARATORS = "\u060c\u061b^~:!/\\#\u00a6\u00a7\u001f";

    static FirstRecord of(Records records) {
        List<String> cells = new ArrayList<>();
        List<NumberForm> forms = new ArrayList<>();
        int quoted = 0;
        for (int cell = 0; cell < records.cells(); cell++) {
            cells.add(records.text(cell));
            forms.add(NumberForm.of(records.bytes(), records.from(cell), records.to(cell)));
            quoted += records.quoted(cell) ? 1 : 0;
        }
        return new FirstRecord(
                records.line(),
                records.nextLine(),
                records.offset(),
                records.end(),
                List.copyOf(cells),
                List.copyOf(forms),
                quoted,
                records.broken());
    }

    /** Returns how many cells are not blank. */
    int filled() {
        int filled = 0;
        // of every record, in every dialect that comes into question, before anything is compiled
        for (NumberForm form : forms) {
            filled += form == NumberForm.BLANK ? 0 : 1;
        }
        return filled;
    }

    /** Returns whether a cell that there may be is a number. */
    boolean isNumber(int cell) {
        return cell < forms.size() && isNumber(forms.get(cell));
    }

    /** Returns whether nothing stands in a cell, which there need not be. */
    boolean isBlank(int cell) {
        return cell >= forms.size() || forms.get(cell) == NumberForm.BLANK;
    }

    /** Returns whether a cell that there may be reads like that. */
    boolean has(int cell, String text) {
        return cell < cells.size() && cells.get(cell).equals(text);
    }

    /** Returns whether the same texts stand there, whatever marks are around them; one of several may be another. */
    boolean isAgain(FirstRecord other) {
        return FieldNames.areAlike(names(), other.names());
    }

    private List<String> names() {
        return cells.stream().map(FieldNames::normalise).toList();
    }

    /** Returns whether the cells number so many columns, 1, 2, 3...; one may be empty, as a column that was added. */
    boolean countsColumns(int width) {
        List<String> numbers = cells.stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        return numbers.size() > 2
                && numbers.size() >= width - 1
                && IntStream.range(0, numbers.size())
                        .allMatch(i -> numbers.get(i).equals(String.valueOf(i + 1)));
    }

    /** Returns whether most of its words, whatever stands between them, name fields: at least two. */
    boolean namesFields() {
        String separators = ",;|" + Pattern.quote(UNKNOWN_SEPARATORS);
        return namesFields("[\\s" + separators + "]+") || namesFields("[" + separators + "]+");
    }

    private boolean namesFields(String between) {
        List<String> words = Stream.of(String.join(" ", cells).split(between))
                .map(FieldNames::normalise)
                .filter(word -> !word.isEmpty())
                .toList();
        long fields = words.stream().filter(FieldNames::isField).count();
        return fields > 1 && 4 * fields >= 3L * words.size();
    }

    /**
     * Returns the character between the names of fields that is no separator here, as {@code ^_} where nobody would see
     * it; null if there is none.
     */
    @Nullable
    String unknownSeparator() {
        String names = String.join(" ", cells);
        return UNKNOWN_SEPARATORS
                .chars()
                .filter(c -> names.indexOf(c) >= 0)
                .mapToObj(c -> c < ' ' ? "^" + (char) (c + '@') : Character.toString(c))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether every cell is a number. */
    boolean isAllNumbers() {
        return forms.stream().allMatch(FirstRecord::isNumber);
    }

    /** Returns whether no cell is a number. */
    boolean hasNoNumber() {
        return forms.stream().noneMatch(FirstRecord::isNumber);
    }

    /** Returns whether nothing but a text stands there, as in a title above a table. */
    boolean isTitle() {
        return filled() <= 1 && hasNoNumber();
    }

    /** Returns whether the last cell is empty, as behind a separator at the end of a line. */
    boolean endsEmpty() {
        return isBlank(forms.size() - 1);
    }

    private static boolean isNumber(NumberForm form) {
        return form != NumberForm.TEXT && form != NumberForm.BLANK;
    }
}

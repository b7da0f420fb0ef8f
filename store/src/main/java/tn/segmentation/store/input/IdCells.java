package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects and judges the ids, blanks around them left out; none is an empty text. Used by one thread, block after
 * block.
 */
final class IdCells {

    private static final Pattern DAMAGED = Pattern.compile("[0-9](?:[.,][0-9]+)?[eE]\\+[0-9]+");

    private static final String TOTAL_ENDS = "lesxm:";

    private final TextCells texts;
    private final Phones phones = new Phones();
    private int phoneCount;
    private int prefixedCount;
    private boolean lastIsPhone;
    private boolean lastIsPrefixed;

    IdCells(Quoting quoting) {
        texts = new TextCells(quoting);
    }

    /** Takes the cell that a scanner stands on; returns what is wrong with it, if something is. */
    @Nullable
    String add(byte[] bytes, CellScanner cell, int row) {
        int from = cell.from();
        int to = cell.to();
        lastIsPhone = false;
        if (from < to && isLetter(bytes[from]) && isEnd(bytes[to - 1]) && !cell.escaped()) {
            texts.count(NumberForm.TEXT, cell, row);
            texts.add(bytes, from, to, row);
            return null;
        }
        texts.count(cell.escaped() ? NumberForm.TEXT : NumberForm.of(bytes, from, to), cell, row);
        if (cell.escaped()) {
            byte[] text = cell.text().getBytes(UTF_8);
            return addTrimmed(text, 0, text.length, row);
        }
        return addTrimmed(bytes, from, to, row);
    }

    private @Nullable String addTrimmed(byte[] bytes, int from, int to, int row) {
        int start = Blanks.skip(bytes, from, to);
        int end = Blanks.skipBack(bytes, start, to);
        texts.add(bytes, start, end, row);
        if (start == end) {
            return "missing_id";
        }
        if (phones.read(bytes, start, end)) {
            lastIsPhone = true;
            lastIsPrefixed = end - start != Phones.NATIONAL;
            phoneCount++;
            prefixedCount += lastIsPrefixed ? 1 : 0;
            return null;
        }
        if (isDamaged(bytes, start, end)) {
            return "damaged_id";
        }
        boolean word = !isDigit(bytes[start]) && !isDigit(bytes[end - 1]);
        return word && Footer.isTotal(new String(bytes, start, end - start, UTF_8)) ? Footer.REASON : null;
    }

    /** Whether a spreadsheet has shortened an id. */
    private static boolean isDamaged(byte[] bytes, int from, int to) {
        if (to - from < 4 || bytes[from] < '0' || bytes[from] > '9') {
            return false;
        }
        byte second = bytes[from + 1];
        boolean maybe = second == '.' || second == ',' || second == 'e' || second == 'E';
        return maybe
                && DAMAGED.matcher(new String(bytes, from, to - from, UTF_8)).matches();
    }

    /** Forgets the id of the last record: nobody can tell where its cells end. */
    void forget(int row) {
        texts.forget(row);
        phoneCount -= lastIsPhone ? 1 : 0;
        prefixedCount -= lastIsPhone && lastIsPrefixed ? 1 : 0;
        lastIsPhone = false;
    }

    /** Returns the ids as they were collected. */
    TextCells texts() {
        return texts;
    }

    /** Returns the ids of the block that was read, and is ready for the next. */
    IdBlock finish(int rows) {
        IdBlock block = IdBlock.of(texts.texts(), texts.ends(), rows, phoneCount, prefixedCount);
        texts.clear();
        phoneCount = 0;
        prefixedCount = 0;
        return block;
    }

    /** A character that nothing but an id ends with: no blank, and no letter of a word for a sum. */
    private static boolean isEnd(byte value) {
        return value > ' ' && TOTAL_ENDS.indexOf(value | ' ') < 0;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isLetter(byte value) {
        return (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
    }
}

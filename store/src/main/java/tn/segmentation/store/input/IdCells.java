package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Collects and judges the ids, blanks around them left out; none is an empty text. Used by one thread, block after
 * block.
 */
final class IdCells {

    /** What words for a sum begin with: sous-total, total, grand total, moyenne, average. */
    private static final String TOTAL_BEGINS = "stgma";

    private final TextCells texts;
    private final Phones phones = new Phones();
    private int phoneCount;
    private int prefixedCount;
    private boolean lastIsPhone;
    private boolean lastIsPrefixed;
    private boolean lastMayBeTotal;

    IdCells(Quoting quoting) {
        texts = new TextCells(quoting);
    }

    /** Takes the cell that a scanner stands on; returns what is wrong with it, if something is. */
    @Nullable
    String add(byte[] bytes, CellScanner cell, int row) {
        int from = cell.from();
        int to = cell.to();
        lastIsPhone = false;
        lastMayBeTotal = false;
        if (from < to && isCode(bytes, from, to) && !cell.escaped() && isPlain(cell, bytes)) {
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
        byte[] visible = SpreadsheetId.visible(bytes, start, end);
        if (visible != null) {
            return addTrimmed(visible, 0, visible.length, row);
        }
        int[] inside = SpreadsheetId.unwrapped(bytes, start, end);
        if (inside != null) {
            return addTrimmed(bytes, inside[0], inside[1], row);
        }
        if (SpreadsheetId.mayBe(bytes, start, end)) {
            String text = new String(bytes, start, end - start, UTF_8);
            String digits = SpreadsheetId.digits(text);
            if (digits == null) {
                texts.add(bytes, start, end, row);
                return "damaged_id";
            }
            if (!digits.equals(text)) {
                return addTrimmed(digits.getBytes(UTF_8), 0, digits.length(), row);
            }
        }
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
        if (isDigit(bytes[start]) || isDigit(bytes[end - 1])) {
            return null;
        }
        String word = new String(bytes, start, end - start, UTF_8);
        lastMayBeTotal = Footer.mayBeTotal(word);
        return Footer.isTotal(word) ? Footer.REASON : null;
    }

    /** Returns whether the last id reads like a sum of some customers; so may that of a customer. */
    boolean lastMayBeTotal() {
        return lastMayBeTotal;
    }

    private static boolean isPlain(CellScanner cell, byte[] bytes) {
        return !cell.beyondAscii() || SpreadsheetId.isAscii(bytes, cell.from(), cell.to());
    }

    /** Returns the last id. */
    String last(int row) {
        int from = row == 0 ? 0 : texts.ends()[row - 1];
        return new String(texts.texts(), from, texts.ends()[row] - from, UTF_8);
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

    /**
     * Returns whether nothing but an id begins and ends like that: with a letter, and with no blank or word for a sum.
     */
    private static boolean isCode(byte[] bytes, int from, int to) {
        byte first = bytes[from];
        byte last = bytes[to - 1];
        return isLetter(first) && (isDigit(last) || (last > ' ' && TOTAL_BEGINS.indexOf(first | ' ') < 0));
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isLetter(byte value) {
        return (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
    }
}

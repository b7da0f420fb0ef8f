package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import tn.segmentation.store.cell.IdForm;
import tn.segmentation.store.cell.Phones;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.cell.SpreadsheetId;

/** The ids of one block, one per record; a missing one is empty. */
final class IdBlock {

    /** One id after the other, in UTF-8; never written to. */
    private final byte[] bytes;

    private final int rows;

    /** Bytes of each where all have as many, as in most files; 0 where they have not, or none has any. */
    private final int width;

    /** Where each ends; empty where {@link #width} says so. */
    private final int[] ends;

    private final boolean ascending;
    private final int[] counts;

    /**
     * Copies ids that were collected.
     *
     * @param texts one id after the other, in UTF-8
     * @param textEnds where each ends
     * @param rows how many there are
     * @param counts how many are of each {@link IdForm}, by its ordinal
     */
    IdBlock(byte[] texts, int[] textEnds, int rows, int[] counts) {
        this.rows = rows;
        this.bytes = Arrays.copyOf(texts, rows == 0 ? 0 : textEnds[rows - 1]);
        this.width = rows == 0 || !areEven(textEnds, rows) ? 0 : textEnds[0];
        this.ends = width == 0 ? Arrays.copyOf(textEnds, rows) : new int[0];
        this.ascending = isAscending(bytes, textEnds, rows);
        this.counts = counts;
    }

    private static boolean areEven(int[] ends, int rows) {
        int width = ends[0];
        int difference = 0;
        for (int row = 0; row < rows; row++) {
            difference |= ends[row] - (row + 1) * width;
        }
        return difference == 0;
    }

    /** Returns how many records there are. */
    int rows() {
        return rows;
    }

    /** Returns whether any record has an id. */
    boolean hasAny() {
        return bytes.length > 0;
    }

    /** Returns whether each, missing ones left out, comes after the one before in the order of bytes. */
    boolean ascending() {
        return ascending;
    }

    /** Returns the ids of records without any: the lines that they stand on. */
    static IdBlock ofLines(ParsedBlock block, long firstLine) {
        TextCells texts = new TextCells(Quoting.DOUBLED);
        texts.reserve(block.rows());
        for (int row = 0; row < block.rows(); row++) {
            byte[] line = Long.toString(firstLine + block.line(row)).getBytes(StandardCharsets.US_ASCII);
            texts.add(line, 0, line.length, row);
        }
        return new IdBlock(texts.texts(), texts.ends(), block.rows(), new int[IdForm.values().length]);
    }

    /** Returns the same ids, telephone numbers in their one form. */
    IdBlock withPhonesAlike() {
        Phones reader = new Phones();
        byte[] phone = new byte[Phones.LONGEST + 1];
        TextCells texts = new TextCells(Quoting.DOUBLED);
        texts.reserve(rows);
        for (int row = 0; row < rows; row++) {
            int from = from(row);
            if (reader.read(bytes, from, to(row))
                    || reader.readForeign(bytes, from, to(row))
                    || reader.readWithZero(bytes, from, to(row))) {
                texts.add(phone, 0, reader.write(phone), row);
            } else {
                texts.add(bytes, from(row), to(row), row);
            }
        }
        return new IdBlock(texts.texts(), texts.ends(), rows, counts);
    }

    /** Returns the ids that begin with a plus, without it. */
    Set<String> abroad() {
        Set<String> numbers = new HashSet<>();
        for (int row = 0; row < rows; row++) {
            if (!isMissing(row) && bytes[from(row)] == '+') {
                numbers.add(new String(bytes, from(row) + 1, to(row) - from(row) - 1, UTF_8));
            }
        }
        return numbers;
    }

    /** Returns the same ids, those with a plus that are among these numbers. */
    IdBlock withPlus(Set<String> numbers) {
        TextCells texts = new TextCells(Quoting.DOUBLED);
        texts.reserve(rows);
        for (int row = 0; row < rows; row++) {
            String id = text(row);
            byte[] whole = (numbers.contains(id) ? "+" + id : id).getBytes(UTF_8);
            texts.add(whole, 0, whole.length, row);
        }
        return new IdBlock(texts.texts(), texts.ends(), rows, counts);
    }

    /** Returns the same ids, whole numbers as nothing but their digits. */
    IdBlock withWholeNumbers() {
        TextCells texts = new TextCells(Quoting.DOUBLED);
        texts.reserve(rows);
        for (int row = 0; row < rows; row++) {
            if (SpreadsheetId.mayBe(bytes, from(row), to(row))) {
                byte[] id = SpreadsheetId.whole(text(row)).getBytes(UTF_8);
                texts.add(id, 0, id.length, row);
            } else {
                texts.add(bytes, from(row), to(row), row);
            }
        }
        return new IdBlock(texts.texts(), texts.ends(), rows, counts);
    }

    /** Returns what stands for the same ids. */
    IdBlock with(Pseudonyms pseudonyms) {
        TextCells texts = new TextCells(Quoting.DOUBLED);
        texts.reserve(rows);
        for (int row = 0; row < rows; row++) {
            byte[] id = isMissing(row) ? new byte[0] : pseudonyms.of(text(row)).getBytes(UTF_8);
            texts.add(id, 0, id.length, row);
        }
        return new IdBlock(texts.texts(), texts.ends(), rows, counts);
    }

    /** Returns how many ids are of a form. */
    int count(IdForm form) {
        return counts[form.ordinal()];
    }

    /** Returns the id of a record. */
    String text(int row) {
        return new String(bytes, from(row), to(row) - from(row), UTF_8);
    }

    /** Adds the ids of so many records to others. */
    void copy(int first, int count, TextBlock into) {
        if (width > 0) {
            into.addEven(bytes, from(first), width, count);
            return;
        }
        for (int row = first; row < first + count; row++) {
            into.add(bytes, from(row), to(row));
        }
    }

    /** Returns where the id of a record begins. */
    int from(int row) {
        return width > 0 ? row * width : row == 0 ? 0 : ends[row - 1];
    }

    /** Returns where the id of a record ends. */
    int to(int row) {
        return width > 0 ? (row + 1) * width : ends[row];
    }

    /** Returns whether a record has no id. */
    boolean isMissing(int row) {
        return from(row) == to(row);
    }

    /** Returns how many records have an id. */
    int filled() {
        int filled = 0;
        for (int row = 0; row < rows; row++) {
            filled += isMissing(row) ? 0 : 1;
        }
        return filled;
    }

    /** Returns the first id; there has to be one. */
    byte[] first() {
        int row = 0;
        while (isMissing(row)) {
            row++;
        }
        return Arrays.copyOfRange(bytes, from(row), to(row));
    }

    /** Returns the last id; there has to be one. */
    byte[] last() {
        int row = rows - 1;
        while (isMissing(row)) {
            row--;
        }
        return Arrays.copyOfRange(bytes, from(row), to(row));
    }

    /** Returns how many bytes of a text all ids begin with. */
    int commonLength(byte[] text) {
        int common = text.length;
        for (int row = 0; row < rows; row++) {
            int from = from(row);
            int to = to(row);
            if (from < to) {
                int difference = Arrays.mismatch(bytes, from, to, text, 0, common);
                common = difference < 0 ? common : difference;
            }
        }
        return common;
    }

    /** Compares the id of a record with that of another one by their bytes. */
    int compare(int row, IdBlock other, int otherRow) {
        return Arrays.compareUnsigned(bytes, from(row), to(row), other.bytes, other.from(otherRow), other.to(otherRow));
    }

    /** Returns eight bytes of an id as a number that is ordered as they are, from those on that are skipped. */
    long key(int row, int skipped) {
        long key = 0;
        int from = from(row) + skipped;
        int to = to(row);
        for (int at = from; at < from + Long.BYTES; at++) {
            key = key << Byte.SIZE | (at < to ? bytes[at] & 0xff : 0);
        }
        return key;
    }

    private static boolean isAscending(byte[] bytes, int[] ends, int rows) {
        int lastFrom = 0;
        int lastTo = 0;
        for (int row = 0; row < rows; row++) {
            int end = ends[row];
            if (end > lastTo) {
                if (lastTo > 0 && !isAfter(bytes, lastFrom, lastTo, end)) {
                    return false;
                }
                lastFrom = lastTo;
                lastTo = end;
            }
        }
        return true;
    }

    /** Most ids are as long as the one before. */
    private static boolean isAfter(byte[] bytes, int lastFrom, int from, int to) {
        int length = to - from;
        if (length != from - lastFrom) {
            return Arrays.compareUnsigned(bytes, lastFrom, from, bytes, from, to) < 0;
        }
        if (length < Long.BYTES) {
            return Arrays.compareUnsigned(bytes, lastFrom, from, bytes, from, to) < 0;
        }
        for (int at = 0; at < length; at += Long.BYTES) {
            // The last eight may have bytes in them that were found to be equal.
            int here = Math.min(at, length - Long.BYTES);
            long last = EightBytes.ordered(bytes, lastFrom + here);
            long next = EightBytes.ordered(bytes, from + here);
            if (last != next) {
                return Long.compareUnsigned(last, next) < 0;
            }
        }
        return false;
    }
}

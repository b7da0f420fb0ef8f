package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.cell.Ascii;
import tn.segmentation.store.cell.Blanks;
import tn.segmentation.store.cell.IdForm;
import tn.segmentation.store.cell.IdText;
import tn.segmentation.store.cell.NoValue;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.Phones;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.cell.SpreadsheetId;
import tn.segmentation.store.cell.SummaryWords;
import tn.segmentation.store.cell.TemplateWords;
import tn.segmentation.store.cell.TwoPhones;

/**
 * Collects and judges the ids, blanks around them left out; none is an empty text. Used by one thread, block after
 * block.
 */
final class IdCells {

    private static final Pattern TOO_NARROW = Pattern.compile("#+");

    /** What stands in place of digits that are left out, or between two numbers. */
    private static final String MASKS = "xX*#\t";

    /** Digits of a number are left out: {@code 216XXXXXXXX}, {@code *****123}. */
    private static final Pattern MASKED = Pattern.compile(
            "\\+?[0-9]*(?:[xX]{3,}|\\*{3,}|\u2022{3,}|#{3,})[0-9]+|\\+?[0-9]+(?:[xX]{3,}|\\*{3,}|\u2022{3,}|#{3,})");

    /** So many bytes of a word are looked at before the word. */
    private static final int BEGINNING = 3;

    /** How words begin that are no id; what begins otherwise need not be looked at. */
    private static final Set<String> WORDS_BEGIN = Stream.of(
                    NoValue.words(), SummaryWords.beginnings(), TemplateWords.beginnings())
            .flatMap(List::stream)
            .map(word -> word.getBytes(UTF_8))
            .map(word -> new String(word, 0, Math.min(BEGINNING, word.length), UTF_8))
            .collect(Collectors.toUnmodifiableSet());

    /** {@code C001 Total}. */
    private static final byte[] TOTAL = {'t', 'o', 't', 'a', 'l'};

    private static final int FEWEST_ZEROS = 4;

    private final TextCells texts;
    private final Phones phones = new Phones();
    private final int[] counts = new int[IdForm.values().length];
    private IdForm last = IdForm.OTHER;

    IdCells(Quoting quoting) {
        texts = new TextCells(quoting);
    }

    /** Takes the cell that a scanner stands on; returns what is wrong with it, if something is. */
    @Nullable
    String add(byte[] bytes, CellScanner cell, int row) {
        int from = cell.from();
        int to = cell.to();
        last = IdForm.OTHER;
        boolean ordinary = !cell.escaped() && !cell.odd();
        if (from < to && ordinary && isCode(bytes, from, to)) {
            texts.count(NumberForm.TEXT, cell, row);
            texts.add(bytes, from, to, row);
            return null;
        }
        texts.count(cell.form(), cell, row);
        int start = Blanks.skip(bytes, from, to);
        if (ordinary && (start == to || !IdText.isMarked(bytes[start]))) {
            return addPlain(bytes, start, Blanks.skipBack(bytes, start, to), row);
        }
        String id = IdText.of(cell.content());
        if (id == null) {
            texts.add(bytes, from, to, row);
            return "damaged_id";
        }
        if (id.startsWith("=")) {
            texts.absent(row);
            return BlockParser.UNCOMPUTED;
        }
        byte[] plain = id.getBytes(UTF_8);
        return addPlain(plain, 0, plain.length, row);
    }

    private @Nullable String addPlain(byte[] bytes, int start, int end, int row) {
        if (SpreadsheetId.mayBe(bytes, start, end)) {
            String text = new String(bytes, start, end - start, UTF_8);
            String digits = SpreadsheetId.digits(text);
            if (digits == null) {
                texts.add(bytes, start, end, row);
                return "damaged_id";
            }
            if (!digits.equals(text)) {
                return addPlain(digits.getBytes(UTF_8), 0, digits.length(), row);
            }
            last = SpreadsheetId.form(text);
        }
        texts.add(bytes, start, end, row);
        if (start == end || isZeros(bytes, start, end)) {
            return "missing_id";
        }
        if (phones.read(bytes, start, end)) {
            last = phones.isCertain(bytes, start, end) ? IdForm.PREFIXED_PHONE : IdForm.PHONE;
        } else if (isInternational(bytes, start, end) && phones.readForeign(bytes, start, end)) {
            last = IdForm.FOREIGN_PHONE;
        }
        boolean several = (last == IdForm.OTHER || last == IdForm.FRACTION) && TwoPhones.areIn(bytes, start, end);
        last = several ? IdForm.OTHER : last;
        counts[last.ordinal()]++;
        if (several) {
            return "damaged_id";
        }
        boolean mayBeWord = last == IdForm.OTHER && mayBeWord(bytes, start, end);
        return mayBeWord ? objection(new String(bytes, start, end - start, UTF_8)) : null;
    }

    /** So many zeros stand where there is no number. */
    private static boolean isZeros(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '0') {
            at++;
        }
        return at == to && to - from >= FEWEST_ZEROS;
    }

    private static boolean isInternational(byte[] bytes, int from, int to) {
        return bytes[from] == '+' || (from + 1 < to && bytes[from] == '0' && bytes[from + 1] == '0');
    }

    /**
     * Of all that begins with a digit, only {@code 25%}, {@code 30 clients}, {@code 1001 Total} and {@code 216XXX} may
     * be none.
     */
    private static boolean mayBeWord(byte[] bytes, int from, int to) {
        if (!Ascii.isDigit(bytes[from]) || endsWithTotal(bytes, from, to)) {
            return true;
        }
        int end = Ascii.skipDigits(bytes, from, to);
        boolean isCount = end + 1 < to && bytes[end] == ' ' && Ascii.isLetter(bytes[end + 1]);
        boolean isMasked = end < to && MASKS.indexOf(bytes[end]) >= 0;
        if (isCount || isMasked) {
            return true;
        }
        boolean share = from + 2 < to && !Ascii.isDigit(bytes[from + 2]) && !Ascii.isLetter(bytes[from + 2]);
        return share && !Ascii.isDigit(bytes[to - 1]);
    }

    /** Returns what is wrong with an id that is a word; null if it may well be one. */
    private static @Nullable String objection(String word) {
        boolean none = NoValue.isSaidBy(word) || TOO_NARROW.matcher(word).matches();
        if (none) {
            return "missing_id";
        }
        if (word.indexOf('\t') >= 0 || MASKED.matcher(word).matches()) {
            return "damaged_id";
        }
        if (TemplateWords.isExample(word)) {
            return Footer.TEMPLATE;
        }
        return SummaryWords.isNoCustomer(word) ? Footer.REASON : null;
    }

    /** Forgets the id of the last record: nobody can tell where its cells end. */
    void forget(int row) {
        texts.forget(row);
        counts[last.ordinal()]--;
        last = IdForm.OTHER;
    }

    /** Returns the ids as they were collected. */
    TextCells texts() {
        return texts;
    }

    /** Returns the ids of the block that was read, and is ready for the next. */
    IdBlock finish(int rows) {
        IdBlock block = new IdBlock(texts.texts(), texts.ends(), rows, counts.clone());
        texts.clear();
        Arrays.fill(counts, 0);
        return block;
    }

    /** Returns whether nothing but an id begins and ends like that: with a letter, and with no blank or word. */
    private static boolean isCode(byte[] bytes, int from, int to) {
        boolean bounds = Ascii.isLetter(bytes[from]) && bytes[to - 1] > ' ';
        return bounds
                && (hasDigitEarly(bytes, from + 1, to) || !isWord(bytes, from, to))
                && !endsWithTotal(bytes, from, to);
    }

    private static boolean endsWithTotal(byte[] bytes, int from, int to) {
        int start = to - TOTAL.length;
        if ((bytes[to - 1] | ' ') != 'l' || start <= from || bytes[start - 1] != ' ') {
            return false;
        }
        boolean same = true;
        for (int i = 0; i < TOTAL.length && same; i++) {
            same = (bytes[start + i] | ' ') == TOTAL[i];
        }
        return same;
    }

    /** Nearly every code of letters and digits has one of them there. */
    private static boolean hasDigitEarly(byte[] bytes, int from, int to) {
        return (from < to && Ascii.isDigit(bytes[from])) || (from + 1 < to && Ascii.isDigit(bytes[from + 1]));
    }

    /** Of a letter alone before a mark, as in {@code S/T} and {@code T O T A L}, it has to be found out. */
    private static boolean isWord(byte[] bytes, int from, int to) {
        if (from + 1 < to && bytes[from + 1] >= 0 && !Ascii.isLetter(bytes[from + 1])) {
            return true;
        }
        String beginning = new String(bytes, from, Math.min(BEGINNING, to - from), UTF_8);
        return WORDS_BEGIN.contains(beginning.toLowerCase(Locale.ROOT));
    }
}

package tn.segmentation.store.dialect;

import java.util.List;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.NoValue;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.SummaryWords;

/**
 * What speaks for a record being the header of those below it, and what against: in columns that hold numbers below,
 * names are texts and values are numbers.
 *
 * @param names cells that name a field and do not occur again below, as the words of a column would
 * @param texts cells with a text above numbers
 * @param numbers cells with a number above numbers
 * @param columns that hold numbers below
 * @param codes cells with a digit above texts that all have one, as ids have
 * @param words cells without a digit above such texts
 */
record HeaderEvidence(int names, int texts, int numbers, int columns, int codes, int words) {

    /** What follows from it. */
    enum Verdict {
        /** It names the columns. */
        HEADER,
        /** It is a record like those below. */
        NO_HEADER,
        /** It can be either. */
        OPEN
    }

    /** Collects it for a record. */
    static HeaderEvidence of(FirstRecord record, int width, List<FirstRecord> below) {
        int texts = 0;
        int numbers = 0;
        int columns = 0;
        int codes = 0;
        int words = 0;
        for (int i = 0; i < Math.min(width, record.cells().size()); i++) {
            if (holdsNumbers(i, below)) {
                String name = FieldNames.normalise(record.cells().get(i));
                columns++;
                numbers += record.isNumber(i) ? 1 : 0;
                texts += record.isNumber(i) || NoValue.isSaidByName(name) ? 0 : 1;
            } else if (record.forms().get(i) != NumberForm.BLANK && holdsCodes(i, below)) {
                boolean isCode = SummaryWords.hasDigit(record.cells().get(i));
                codes += isCode ? 1 : 0;
                words += isCode ? 0 : 1;
            }
        }
        return new HeaderEvidence(names(record, below), texts, numbers, columns, codes, words);
    }

    /**
     * Counts the cells of a record that name a field and do not occur again below, but in the same header once more.
     */
    static int names(FirstRecord record, List<FirstRecord> below) {
        int names = 0;
        for (int i = 0; i < record.cells().size(); i++) {
            int column = i;
            String cell = record.cells().get(i);
            boolean isName = record.forms().get(i) == NumberForm.TEXT && FieldNames.isField(FieldNames.normalise(cell));
            names += isName && below.stream().noneMatch(r -> r.has(column, cell) && !r.isAgain(record)) ? 1 : 0;
        }
        return names;
    }

    /** Decides, where it can be decided. */
    Verdict verdict() {
        if (numbers == 0) {
            return texts > 0 || names > 0 || columns == 0 ? Verdict.HEADER : Verdict.OPEN;
        }
        return texts == 0 && names == 0 ? Verdict.NO_HEADER : Verdict.OPEN;
    }

    /** Returns whether numbers stand above numbers everywhere: so it is with customers. */
    boolean isAllNumbers() {
        return columns > 0 && numbers == columns;
    }

    /**
     * Returns whether a header is usual, but nothing shows that there is one: there are only texts, or a customer of
     * whom a number is written as a word.
     */
    boolean mayBeCustomer() {
        return names == 0 && (columns == 0 || (words == 0 && (codes > 0 || columns == 1)));
    }

    private static boolean holdsCodes(int column, List<FirstRecord> below) {
        return !below.isEmpty()
                && below.stream()
                        .filter(record -> column < record.cells().size())
                        .map(record -> record.cells().get(column))
                        .allMatch(cell -> SummaryWords.hasDigit(cell) || SummaryWords.isNoCustomer(cell));
    }

    private static boolean holdsNumbers(int column, List<FirstRecord> below) {
        int filled = 0;
        int numbers = 0;
        for (FirstRecord record : below) {
            if (column < record.forms().size() && record.forms().get(column) != NumberForm.BLANK) {
                filled++;
                numbers += record.isNumber(column) ? 1 : 0;
            }
        }
        return 2 * numbers > filled;
    }
}

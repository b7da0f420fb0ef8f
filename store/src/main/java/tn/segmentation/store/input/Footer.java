package tn.segmentation.store.input;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;

/** Tells the lines by which exports end, with totals or a number of lines, from customers. */
final class Footer {

    /** Of a record that is rejected because it is one. */
    static final String REASON = "footer";

    private static final String SUM =
            "(?:sous_|sub|sub_|grand_)?(?:totale?s?|totaux|sommes?|sum)" + "|(?:ال)?(?:مجموع|اجمالي)";
    private static final String MEAN =
            "(?:moyennes?|averages?|mean|medianes?|median|ecarts?_types?|std|min|max|(?:ال)?متوسط|(?:ال)?معدل)";
    private static final String ALL = "(?:cumuls?|ensemble|overall|tous|toutes|a_reporter|reports?|count|[0-9]{2}_37u)";
    private static final String SUMMARY = "(?:" + SUM + "|" + MEAN + ")";
    private static final String WHOLE = SUMMARY + "(?:_(?:general|generale|generaux|الكلي|العام))?|" + ALL;
    private static final String PART = "(?:" + SUM + "|nombre_de|nb_de|nbr_de|number_of)_.+";
    private static final Pattern TOTAL = Pattern.compile(WHOLE);
    private static final Pattern NO_CUSTOMER = Pattern.compile(WHOLE + "|" + PART);
    private static final Pattern CLOSING = Pattern.compile("(?:" + SUMMARY + "|nombre|nb|nbr|count|fin|end|eof"
            + "|[0-9_]+(?:lignes?|rows?|records?|enregistrements?|lines?))(?:_.*)?");

    /** As SAP marks sums. */
    private static final Pattern STARS = Pattern.compile("\\*{1,4}");

    /** A closing line is a short one. */
    private static final int LONGEST = 200;

    /** So many records have to add up to the last one where only one column does. */
    private static final int MANY = 20;

    private static final double TOLERANCE = 1e-9;

    private Footer() {}

    /** Returns whether a text stands for a sum or a mean, as in the first cell of a line of totals. */
    private static boolean isTotal(String text) {
        return isStars(text) || reads(text, TOTAL);
    }

    /**
     * Returns whether an id is that of a line of totals, of all customers or of some ({@code Sous-total Tunis}), or
     * says how many there are.
     */
    static boolean isNoCustomer(String id) {
        return isStars(id) || reads(id, NO_CUSTOMER);
    }

    private static boolean isStars(String text) {
        return STARS.matcher(text.strip()).matches();
    }

    /** Returns whether a text, which is not a long one, reads like that whatever its case, accents and punctuation. */
    private static boolean reads(String text, Pattern words) {
        return text.length() <= LONGEST
                && words.matcher(FieldNames.normalise(text)).matches();
    }

    /**
     * Returns the one bad cell of a record that is a footer; null if it is none.
     *
     * @param bad what is wrong with the record; at least one
     * @param raw the record as the file writes it
     */
    static @Nullable BadCell of(List<BadCell> bad, String raw, char delimiter) {
        BadCell first = bad.get(0);
        if (first.reason().equals("too_few_cells")) {
            return reads(raw, CLOSING) ? new BadCell(first.row(), Columns.NONE, raw, REASON, "") : null;
        }
        for (BadCell cell : bad) {
            if (cell.reason().equals(REASON)) {
                return cell;
            }
        }
        if (bad.stream().noneMatch(cell -> cell.reason().equals("missing_id"))) {
            return null;
        }
        return Stream.of(raw.split(Pattern.quote(String.valueOf(delimiter))))
                .filter(Footer::isTotal)
                .findFirst()
                .map(total -> new BadCell(first.row(), Columns.NONE, total, REASON, ""))
                .orElse(null);
    }

    /** Returns whether the last row is the sum of all others in every column: no customer is, in several of them. */
    static boolean sumsUp(List<NumberColumn> columns) {
        int equal = 0;
        int rows = columns.isEmpty() ? 0 : columns.get(0).size();
        for (NumberColumn column : columns) {
            double last = rows == 0 ? 0 : column.value(rows - 1);
            if (!isSum(column, last)) {
                return false;
            }
            equal += last > 0 ? 1 : 0;
        }
        return rows > 2 && (equal > 1 || (equal == 1 && rows > MANY));
    }

    /** Ends soon where it is not: amounts are not negative. */
    private static boolean isSum(NumberColumn column, double last) {
        double most = last + Math.abs(last) * TOLERANCE;
        double sum = 0;
        for (int row = 0; row < column.size() - 1 && sum <= most; row++) {
            sum += column.isMissing(row) ? 0 : column.value(row);
        }
        return Math.abs(sum - last) <= Math.abs(last) * TOLERANCE;
    }
}

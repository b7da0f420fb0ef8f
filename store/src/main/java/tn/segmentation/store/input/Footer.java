package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the lines by which exports end, with totals or a number of lines, from customers. */
final class Footer {

    /** Of a record that is rejected because it is one. */
    static final String REASON = "footer";

    /** Of a record that is rejected because it is a line drawn between others. */
    static final String RULE = "rule_line";

    private static final Pattern RULE_LINE = Pattern.compile("[\\s|;,+\"]*(?:[-=_*~\u2500\u2550]{3,}[\\s|;,+:\"]*)+");

    private static final String SUM =
            "(?:sous_|sub|sub_|grand_)?(?:totale?s?|tot|totaux|sommes?|sum)" + "|(?:ال)?(?:مجموع|اجمالي|جملة)";
    private static final String MEAN =
            "(?:moyennes?|moy|averages?|mean|medianes?|median|ecarts?_types?|std|min|max|(?:ال)?متوسط|(?:ال)?معدل)";
    private static final String ALL = "(?:cumuls?|ensemble|overall|tous|toutes|a_reporter|reports?|count|[0-9]{2}_37u)";
    private static final String SUMMARY = "(?:" + SUM + "|" + MEAN + ")";
    private static final String OF_ALL = "(?:_(?:general|generale|generaux|الكلي|العام))?";
    private static final String WHOLE = SUMMARY + OF_ALL + "|" + ALL;
    private static final String PART =
            "(?:" + SUM + "|nombre_de|nb_de|nbr_de|number_of)_.+|nbr?_(?:clients|lignes|abonnes)";
    private static final Pattern TOTAL = Pattern.compile(WHOLE);
    private static final Pattern CLEAR_SUM = Pattern.compile("(?:" + SUM + ")" + OF_ALL);
    private static final Pattern CLEAR_MEAN =
            Pattern.compile("(?:moyennes?|averages?|mean|(?:ال)?(?:متوسط|معدل))" + OF_ALL);

    /** What exports say of themselves; the words below alone may be codes. */
    private static final Pattern NOTE = Pattern.compile("(?:date_(?:d_)?(?:extraction|export|edition)"
            + "|(?:genere|extrait|edite|exporte|imprime|cree)e?s?_(?:par|le|depuis|a_partir)"
            + "|(?:generated|exported|printed|created)_(?:by|on|at|from)"
            + "|fin_(?:de|du)|end_of|page_[0-9]+_(?:sur_|de_|of_)?[0-9]+)(?:_.*)?");

    private static final Pattern SHORT_NOTE = Pattern.compile(
            "(?:sources?|auteur|author|date|periode|mois|filtres?|requete|note|remarque|confidentiel|copyright"
                    + "|exports?|extraction|rapport|report|edition)(?:_.*)?");

    /** Two words of letters, one beside the other. */
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}[^\\p{L}\\p{Nd}]+\\p{L}{2,}|\\p{L}{2,} ?: ");

    private static final Pattern NO_CUSTOMER = Pattern.compile(WHOLE + "|" + PART + "|" + NOTE);
    private static final Pattern CLOSING = Pattern.compile("(?:" + SUMMARY + "|nombre|nb|nbr|count|fin|end|eof"
            + "|[0-9_]+(?:lignes?|rows?|records?|enregistrements?|lines?))(?:_.*)?");

    /** What stands for nothing but a sum of some, whatever else may be called a total. */
    private static final Pattern SUM_OF_SOME = Pattern.compile("(?:sous_|sub_?)(?:totale?s?|totaux)(?:_.*)?");

    private static final int SHORTEST_OF_SOME = "subtotal".length();

    /** As SAP marks sums. */
    private static final Pattern STARS = Pattern.compile("\\*{1,4}");

    /** A closing line is a short one. */
    private static final int LONGEST = 200;

    private Footer() {}

    /** Returns whether a text in these bytes stands for a sum of some customers: {@code Sous-total Tunis}. */
    static boolean saysSumOfSome(byte[] bytes, int from, int to) {
        int start = Blanks.skip(bytes, from, to);
        // Towns begin with an s, too.
        boolean may = to - start >= SHORTEST_OF_SOME
                && (bytes[start] | ' ') == 's'
                && "ou".indexOf(bytes[start + 1] | ' ') >= 0;
        return may && reads(new String(bytes, start, to - start, UTF_8), SUM_OF_SOME);
    }

    /** Returns whether a text stands for a sum or a mean, as in the first cell of a line of totals. */
    private static boolean isTotal(String text) {
        return isStars(text) || reads(text, TOTAL);
    }

    /**
     * Returns whether an id is that of a line of totals, of all customers or of some ({@code Sous-total Tunis}), or
     * says how many there are, or what an export says of itself.
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
     * Returns the one bad cell of a record that is a footer, or a line between others; null if it is neither.
     *
     * @param bad what is wrong with the record; at least one
     * @param raw the record as the file writes it
     */
    static @Nullable BadCell of(List<BadCell> bad, String raw, char delimiter) {
        BadCell first = bad.get(0);
        if (RULE_LINE.matcher(raw).matches()) {
            return new BadCell(first.row(), Columns.NONE, Excerpt.of(raw, Excerpt.OF_CELL), RULE, "");
        }
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

    /** Returns the cell of a record that shows best that it is a footer. */
    static String shown(Records record) {
        List<String> cells =
                IntStream.range(0, record.cells()).mapToObj(record::text).toList();
        return cells.stream().filter(Footer::isNoCustomer).findFirst().orElse(cells.get(0));
    }

    /** Returns whether a text says that it stands for a sum. */
    static boolean saysSum(String text) {
        return isStars(text) || reads(text, CLEAR_SUM);
    }

    /** Returns whether a text says that it stands for a mean, or is one of a column of such words. */
    static boolean saysMean(String text) {
        return reads(text, CLEAR_MEAN);
    }

    /** Returns whether a text may stand for a sum, a mean or a count, and may as well be one of a customer. */
    static boolean mayBeTotal(String text) {
        return isNoCustomer(text);
    }

    /** Returns whether a text speaks of the file: where it comes from, when it was made. */
    static boolean isNote(String text) {
        return reads(text, NOTE) || reads(text, SHORT_NOTE);
    }

    /** Returns whether a text is made of words, as a note is and hardly a code. */
    static boolean isWords(String text) {
        if (text.length() > LONGEST || !text.codePoints().anyMatch(Character::isLetter)) {
            return false;
        }
        boolean digits = text.codePoints().anyMatch(Character::isDigit);
        return !digits || WORDS.matcher(text).find();
    }
}

package tn.segmentation.store.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that stand in the place of a customer, and say that a line is a total, a mean, a number of lines or a note. */
public final class SummaryWords {

    private static final String SUM = "(?:(?:sous|ss?|st|sub|grand|super)_?)?(?:totale?s?|tot|totaux|ttl|sommes?|sum)"
            + "|(?:gesamt|zwischen)?(?:summe|ergebnis)|toplam|suma|totaal|(?:ال)?(?:مجموع|اجمالي|اجمالى|جملة)";
    private static final String MEAN =
            "(?:moyennes?|moy|averages?|mean|medianes?|median|ecarts?_types?|std|std_?dev|min|max|minimum|maximum|(?:ال)?متوسط|(?:ال)?معدل)";
    private static final String ALL =
            "(?:cumuls?|ensemble(?:_(?:du|des|de_la)_.+)?|all|grand_(?:count|average)|budgets?|objectifs?|ytd|fin|end|eof|\u2211|overall|tous|toutes|a_reporter|reports?|count|s_t"
                    + "|trailer|footer|resultats?|results?|overall_results?|recap|recapitulati(?:f|on)|[0-9]{2}_37u|arpu)";

    /** What is a part of a total that stands above it. */
    private static final String DETAIL = "(?:dont|of_which|y_compris|including|incl|davon|منها|من_بينها)(?:_\\p{L}.*)?";

    /** What is left over, and how many there are: as an id it is no customer, in any other column a kind of them. */
    private static final String REST = "autres?|others?|reste|divers|effectifs?|nbr?e?|t_g|\u03c3";

    private static final String SUMMARY = "(?:" + SUM + "|" + MEAN + ")";
    private static final String OF_ALL = "(?:_(?:general|generale|generaux|gen|global|globale|الكلي|العام))?";
    private static final String WHOLE = "(?:" + SUMMARY + "|" + ALL + ")" + OF_ALL;
    /** A mean or a number of some: {@code Moyenne Tunis}; people are called Max, too. */
    private static final String OTHER_OF_SOME =
            "(?:moyennes?|moy|averages?|mean|medianes?|ecarts?_types?|nbr?e?|nombres?|counts?|متوسط|معدل|عدد)";

    /** The same behind what it is of: {@code Tunis Average}. */
    private static final String OTHER_BEHIND = "(?:averages?|counts?|moyenne|nombre)";

    private static final String PART =
            DETAIL + "|arpu_.+|(?:" + SUM + "|(?:nombre|nbr?e?)_(?:de|d|des|total)|number_of)_.+"
                    + "|(?:moyennes?|moy|averages?|medianes?|ecarts?_types?)_.+"
                    + "|(?:nbr?e?|[0-9]+)_(?:clients?|lignes?|abonnes?|enregistrements?|customers?|rows?|records?)(?:_.*)?";

    /** As the spreadsheet writes it in English: {@code Tunis Total}; {@code X-Total} may be a code. */
    private static final Pattern OF_GROUP = Pattern.compile("(?i).+\\s(?:sub-?)?total[\\s:.*]*");

    private static final Pattern TOTAL = Pattern.compile(WHOLE);
    private static final Pattern LABEL = Pattern.compile("(?:" + SUM + ")(?:_.+)?|.+_(?:" + SUM + ")|" + WHOLE + "|"
            + OTHER_OF_SOME + "_.+|.+_" + OTHER_BEHIND + "|(?:.+_)?(?:summary|synthese)(?:_.+)?");
    private static final Pattern SUMMED_UP =
            Pattern.compile("(?:" + SUM + ")_(?:de_|du_|des_|d_|of_|for_|pour_)?(.+)" + "|(.+)_(?:" + SUM + ")");

    private static final Pattern DESCRIBED =
            Pattern.compile(OTHER_OF_SOME + "_(?:de_|du_|des_|d_|of_|for_|pour_)?(.+)|(.+)_" + OTHER_BEHIND);

    /** What a text has somewhere that stands for a sum of some. */
    private static final Pattern MAY_BE_LABEL = Pattern.compile(
            "(?i)t\\W?o\\W?t|som|sum|ttl|s\\W?/?t|cumul|ensemble|overall|tou[st]|report|result|recap|synth|moy|average|mean|m.dian|.cart|nb|nombre|count|[^\\x00-\\x7f]");

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

    /** Words without a digit, or one with something behind it: {@code TVA 19%}; a letter is no word. */
    private static final Pattern GROUP = Pattern.compile("\\P{Nd}*\\p{L}{2,}\\P{Nd}*|\\p{L}{2,}[.:]? .*");

    private static final Pattern REMARK = Pattern.compile("\\p{L}{3,}\\s|\\s\\p{L}{3,}");

    private static final Pattern NO_CUSTOMER = Pattern.compile(String.join("|", WHOLE, PART, REST, NOTE.pattern()));
    private static final Pattern CLOSING = Pattern.compile("(?:" + SUMMARY + "|nombre|nb|nbr|count|fin|end|eof"
            + "|[0-9_]+(?:lignes?|rows?|records?|enregistrements?|lines?))(?:_.*)?");

    /** What stands for nothing but a sum of some, whatever else may be called a total. */
    private static final Pattern SUM_OF_SOME =
            Pattern.compile("(?:sous_|sub_?)(?:totale?s?|totaux)(?:_.*)?|dont_\\p{L}.*");

    private static final int SHORTEST_OF_SOME = "subtotal".length();
    private static final int SHORTEST_PART = "dont un".length();

    /** Letters in lower case by which what stands for an id begins, though it is none. */
    private static final List<String> BEGINNINGS = List.of(
            "sou", "sub", "tot", "gra", "som", "sum", "moy", "ave", "mea", "med", "eca", "std", "min", "max", "cum",
            "ens", "ove", "tou", "rep", "cou", "nom", "nb ", "nbr", "num", "dat", "gen", "ext", "edi", "exp", "imp",
            "cre", "pri", "fin", "end", "pag", "sto", "st ", "st-", "st.", "sst", "ss ", "ss-", "ttl", "sup", "res",
            "rec", "eff", "aut", "oth", "div", "bud", "obj", "ges", "erg", "top", "zwi", "all", "ytd", "eof", "don",
            "of ", "inc", "dav", "arp", "tra", "foo");

    private static final String MONTH = "(?:jan(?:v|vier|uary)?|fev(?:r|rier)?|feb(?:ruary)?|mar(?:s|ch)?|avr(?:il)?"
            + "|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|aout|aug(?:ust)?|sept?(?:embre|ember)?"
            + "|oct(?:obre|ober)?|nov(?:embre|ember)?|dec(?:embre|ember)?"
            + "|جانفي|فيفري|مارس|افريل|ماي|جوان|جويلية|اوت|سبتمبر|اكتوبر|نوفمبر|ديسمبر)";

    private static final String YEAR = "(?:19|20)[0-9]{2}";

    /** A month or quarter, as below a table that is summed up by them. */
    private static final String PERIOD = "(?:mois_(?:de_|d_)?)?" + MONTH + "(?:_?(?:" + YEAR + "|[0-9]{2}))?"
            + "|" + YEAR + "_(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])_" + YEAR
            + "|[ts]_?[1-4]_" + YEAR + "|(?:trim|trimestre|semestre)_?[1-4](?:_" + YEAR + ")?"
            + "|[1-4](?:er|e|eme)?_(?:trimestre|semestre)(?:_" + YEAR + ")?";

    /**
     * What describes customers without adding them up, of all or of some: {@code Q1}, {@code P95}, {@code Min Tunis},
     * {@code Janvier 2025}.
     */
    private static final Pattern STATISTIC =
            Pattern.compile("(?:" + PERIOD + "|q[1-4]|d[1-9]|p[0-9]{1,2}|mode|cv|etendue|range"
                    + "|(?:[0-9a-z]{1,5}_)?(?:quartiles?|deciles?|(?:per)?centiles?)(?:_[0-9]{1,2})?"
                    + "|(?:mini?|maxi?|minimum|maximum|variances?|ecarts?_types?|std|sd)(?:_.+)?)");

    /** As SAP marks sums. */
    private static final Pattern STARS = Pattern.compile("\\*{1,4}");

    /** {@code T O T A L}. */
    private static final Pattern SPACED = Pattern.compile("\\p{L}(?:_\\p{L}){2,}");

    /** A closing line is a short one. */
    private static final int LONGEST = 200;

    private SummaryWords() {}

    /** Returns whether a text in these bytes stands for a sum of some customers: {@code Sous-total Tunis}. */
    public static boolean saysSumOfSome(byte[] bytes, int from, int to) {
        int start = Blanks.skip(bytes, from, to);
        boolean may = to - start >= SHORTEST_PART && mayBeSumOfSome(bytes, start, to);
        return may && reads(new String(bytes, start, to - start, UTF_8), SUM_OF_SOME);
    }

    /** Towns begin with an s or a d, too. */
    private static boolean mayBeSumOfSome(byte[] bytes, int start, int to) {
        int second = bytes[start + 1] | ' ';
        return switch (bytes[start] | ' ') {
            case 's' -> (second == 'o' || second == 'u') && to - start >= SHORTEST_OF_SOME;
            case 'd' -> second == 'o' && (bytes[start + 2] | ' ') == 'n';
            default -> false;
        };
    }

    /** Returns letters, in lower case, by which every text in ASCII begins that {@link #isNoCustomer} knows. */
    public static List<String> beginnings() {
        return BEGINNINGS;
    }

    /** Returns whether a text stands for a sum or a mean, as in the first cell of a line of totals. */
    public static boolean isTotal(String text) {
        return isStars(text) || reads(text, TOTAL);
    }

    /**
     * Returns whether an id is that of a line of totals, of all customers or of some ({@code Sous-total Tunis}), or
     * says how many there are, or what an export says of itself.
     */
    public static boolean isNoCustomer(String id) {
        boolean isOfGroup = id.length() <= LONGEST && OF_GROUP.matcher(id).matches();
        return isStars(id) || isOfGroup || reads(id, NO_CUSTOMER);
    }

    private static boolean isStars(String text) {
        return STARS.matcher(text.strip()).matches();
    }

    /** Returns whether a text, which is not a long one, reads like that whatever its case, accents and punctuation. */
    private static boolean reads(String text, Pattern words) {
        return text.length() <= LONGEST && words.matcher(name(text)).matches();
    }

    private static String name(String text) {
        String name = FieldNames.normalise(text);
        return SPACED.matcher(name).matches() ? name.replace("_", "") : name;
    }

    /** Returns whether a whole line reads like one by which exports end: {@code 1200 lignes}. */
    public static boolean isClosing(String line) {
        return reads(line, CLOSING);
    }

    /** Returns whether a text says that it stands for a sum. */
    public static boolean saysSum(String text) {
        return isStars(text) || reads(text, CLEAR_SUM);
    }

    /** Returns whether a text says that it stands for a mean, or is one of a column of such words. */
    public static boolean saysMean(String text) {
        return reads(text, CLEAR_MEAN);
    }

    /** Returns whether a text may stand for a sum of all records or of some, anywhere in a table. */
    public static boolean mayBeLabel(String text) {
        return isStars(text) || (MAY_BE_LABEL.matcher(text).find() && reads(text, LABEL));
    }

    /** Returns whether a text stands for a sum, of all or of what it names. */
    public static boolean saysSumOf(String text) {
        return saysSum(text)
                || (MAY_BE_LABEL.matcher(text).find() && !summedUp(text).isEmpty());
    }

    /** Returns the kind of such a text: all that begin or end with a word for a sum are of one. */
    public static String kind(String label) {
        return summedUp(label).isEmpty() ? name(label) : "";
    }

    /** Returns what such a text says that it sums up: {@code tunis} of {@code Total Tunis} and {@code Tunis Total}. */
    public static List<String> summedUp(String label) {
        Matcher matcher = SUMMED_UP.matcher(name(label));
        return matcher.matches()
                ? Stream.of(matcher.group(1), matcher.group(2))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    /** Returns of what such a text says that it is the mean or the number: {@code tunis} of {@code Moyenne Tunis}. */
    public static Optional<String> described(String label) {
        Matcher matcher = DESCRIBED.matcher(name(label));
        return matcher.matches()
                ? Stream.of(matcher.group(1), matcher.group(2))
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Returns whether a text names a statistic. It proves nothing alone: codes look like some, and people are called
     * Max.
     */
    public static boolean namesStatistic(String text) {
        return reads(text, STATISTIC);
    }

    /** Returns whether a text speaks of the file: where it comes from, when it was made. */
    public static boolean isNote(String text) {
        return reads(text, NOTE) || reads(text, SHORT_NOTE);
    }

    /** Returns whether a text has a digit, as codes have and words have not. */
    public static boolean hasDigit(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    /** Returns whether a text has a word, and something before or behind it: {@code (1) estimé}. */
    public static boolean isRemark(String text) {
        return REMARK.matcher(text).find();
    }

    /** Returns whether two words stand beside each other in a text. */
    public static boolean isSentence(String text) {
        return WORDS.matcher(text).find();
    }

    /** Returns whether a text is words without a digit, or begins with a word, as the name of a group. */
    public static boolean isGroup(String text) {
        return text.length() <= LONGEST && GROUP.matcher(text).matches();
    }

    /** Returns whether a text is made of words, as a note is and hardly a code. */
    public static boolean isWords(String text) {
        if (text.length() > LONGEST || !text.codePoints().anyMatch(Character::isLetter)) {
            return false;
        }
        return !hasDigit(text) || isSentence(text);
    }
}

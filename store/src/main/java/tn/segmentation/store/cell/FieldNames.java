package tn.segmentation.store.cell;

import java.text.Normalizer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The usual names of the fields. A name is understood whatever its case, accents, blanks and punctuation. */
public final class FieldNames {

    /** The field that identifies a customer. */
    public static final String ID = "id_client";

    /** The column that says that a file is made up, with {@link #YES} in every row. */
    public static final String SYNTHETIC = "donnees_fictives";

    public static final String YES = "oui";

    /** Fields in the order in which they are looked for. */
    public static final List<String> FIELDS =
            List.of(ID, "age", "montant_consommation", "nombre_appels", "volume_data", "nombre_sms");

    private static final Pattern UNIT_MARK = Pattern.compile("[\\p{Sc}%\u2030\u00b1]|\\+/-");
    private static final Pattern ACCENTS = Pattern.compile("[\\p{M}\u0640]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}#]+");
    private static final Pattern QUALIFIED = Pattern.compile("\\w+\\.\\w+");
    /** {@code #msisdn}, as some tools mark the line of names; {@code #2} is a position. */
    private static final Pattern BEFORE_A_WORD = Pattern.compile("^#(?=\\p{L})");

    private static final Pattern AROUND = Pattern.compile("^_|_$");

    private static final String ARTICLE = "ال";
    private static final char LAST_LATIN = '\u024f';

    /*
     * Only names that leave no doubt about the meaning and the unit: "revenu" may be the income of the customer,
     * "volume_mb" is in another unit than the field.
     */
    private static final Map<String, Set<String>> SYNONYMS = Map.of(
            ID,
            names(
                    "id",
                    "client_id",
                    "customer_id",
                    "idclient",
                    "clientid",
                    "customerid",
                    "identifiant",
                    "identifiant_client",
                    "identifiant_abonne",
                    "id_abonne",
                    "code_abonne",
                    "numero_abonne",
                    "numero_d_abonne",
                    "num_abonne",
                    "n_abonne",
                    "cust_id",
                    "cust_no",
                    "customer_code",
                    "customer_no",
                    "account_id",
                    "account_number",
                    "contract_id",
                    "contract_number",
                    "numero_contrat",
                    "n_contrat",
                    "numero_compte",
                    "رقم المشترك",
                    "رقم الزبون",
                    "code_client",
                    "numero",
                    "numero_client",
                    "num_client",
                    "n_client",
                    "no_client",
                    "msisdn",
                    "numero_msisdn",
                    "numero_ligne",
                    "numero_telephone",
                    "numero_de_telephone",
                    "telephone",
                    "phone",
                    "phone_number",
                    "subscriber_id",
                    "subscription_id",
                    "customer_number",
                    "ref_client",
                    "reference_client",
                    "معرف",
                    "معرف العميل",
                    "معرف الحريف",
                    "رقم العميل",
                    "رقم الحريف",
                    "رقم الهاتف"),
            "age",
            names(
                    "age_client",
                    "age_du_client",
                    "age_abonne",
                    "age_de_l_abonne",
                    "client_age",
                    "customer_age",
                    "عمر",
                    "عمر الحريف",
                    "عمر العميل",
                    "سن"),
            "montant_consommation",
            names(
                    "montant",
                    "consommation",
                    "montant_consomme",
                    "montant_conso",
                    "montant_de_consommation",
                    "montant_de_la_consommation",
                    "montant_total",
                    "spend",
                    "spending",
                    "total_spend",
                    "amount",
                    "ca",
                    "chiffre_affaires",
                    "chiffre_d_affaires",
                    "arpu",
                    "revenue",
                    "depense",
                    "depenses",
                    "conso",
                    "مبلغ",
                    "مبلغ الاستهلاك",
                    "استهلاك"),
            "nombre_appels",
            names(
                    "appels",
                    "nb_appels",
                    "nbr_appels",
                    "nbre_appels",
                    "nombre_d_appels",
                    "nombre_appel",
                    "nb_appel",
                    "nb_d_appels",
                    "calls",
                    "nb_calls",
                    "call_count",
                    "calls_count",
                    "number_of_calls",
                    "n_calls",
                    "total_calls",
                    "nbr_d_appels",
                    "nbre_d_appels",
                    "nombre_des_appels",
                    "مكالمات",
                    "عدد المكالمات"),
            "volume_data",
            names(
                    "volume",
                    "data",
                    "data_volume",
                    "volume_de_data",
                    "volume_internet_go",
                    "consommation_data",
                    "conso_data",
                    "data_usage",
                    "بيانات",
                    "حجم البيانات"),
            "nombre_sms",
            names(
                    "sms",
                    "nb_sms",
                    "nbr_sms",
                    "nbre_sms",
                    "nbre_de_sms",
                    "nb_de_sms",
                    "nombre_de_sms",
                    "sms_count",
                    "number_of_sms",
                    "n_sms",
                    "total_sms",
                    "sms_envoyes",
                    "nombre_de_sms_envoyes",
                    "nombre_sms_envoyes",
                    "إرساليات",
                    "عدد الإرساليات",
                    "رسائل",
                    "عدد الرسائل",
                    "رسائل قصيرة",
                    "عدد الرسائل القصيرة"));

    /** Columns that identify a customer where no other one does. */
    private static final Set<String> OTHER_IDS = names(
            "tel",
            "n_tel",
            "num_tel",
            "numero_tel",
            "numero_de_tel",
            "n_telephone",
            "num_telephone",
            "gsm",
            "n_gsm",
            "numero_gsm",
            "رقم الجوال",
            "هاتف");

    /** Words that a column may have in its name that is one of a field, but is called as no other. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "age",
            words("age", "عمر", "العمر"),
            "montant_consommation",
            words(
                    "montant",
                    "consommation",
                    "conso",
                    "amount",
                    "spend",
                    "facture",
                    "arpu",
                    "مبلغ",
                    "المبلغ",
                    "استهلاك"),
            "nombre_appels",
            words("appel", "appels", "call", "calls", "مكالمات", "المكالمات"),
            "volume_data",
            words("data", "volume", "internet", "بيانات", "البيانات"),
            "nombre_sms",
            words("sms", "رسائل", "الرسائل"));

    /** What stands behind the name of a field where it is in ours, which changes nothing. */
    private static final Map<String, Set<String>> OWN_UNITS = Map.of(
            "age",
            words("ans", "annees", "years", "سنة", "سنوات"),
            "montant_consommation",
            words("tnd", "dt", "dinar", "dinars", "دينار", "بالدينار"),
            "volume_data",
            words("go", "gb", "giga", "gigas", "جيغا", "جيغابايت"));

    /** What stands behind the name of a field where it is in another unit than ours, or a share. */
    private static final Set<String> OTHER_UNITS = Set.of(
            "mo",
            "mb",
            "ko",
            "kb",
            "to",
            "tb",
            "mio",
            "gio",
            "octets",
            "bytes",
            "millimes",
            "mill",
            "eur",
            "euro",
            "euros",
            "usd",
            "dollars",
            "8364u",
            "36u",
            "37u",
            "mois",
            "months",
            "min",
            "minutes",
            "sec",
            "secondes",
            "ميغا",
            "ميغابايت",
            "مليم");

    /** Those of them that stand for nothing else, wherever they are. */
    private static final Set<String> MEASURES = Set.of(
            "mo",
            "mb",
            "ko",
            "kb",
            "octets",
            "bytes",
            "millimes",
            "eur",
            "euro",
            "euros",
            "usd",
            "kdt",
            "mdt",
            "8364u",
            "مليم",
            "ميغا");

    private static final Set<String> PHONE_WORDS =
            Set.of("msisdn", "telephone", "tel", "phone", "gsm", "mobile", "portable", "ligne");

    /** Whole names: {@code nom_commune} is none of a person. */
    private static final Set<String> PERSON_NAMES = Set.of(
            "nom",
            "prenom",
            "nom_prenom",
            "prenom_nom",
            "nom_et_prenom",
            "prenom_et_nom",
            "nom_complet",
            "nom_client",
            "prenom_client",
            "nom_abonne",
            "titulaire",
            "nom_titulaire",
            "name",
            "full_name",
            "fullname",
            "first_name",
            "firstname",
            "last_name",
            "lastname",
            "surname",
            "client_name",
            "customer_name",
            "subscriber_name",
            "الاسم",
            "اسم",
            "اللقب",
            "لقب",
            "الاسم_واللقب");

    private FieldNames() {}

    /**
     * Returns a name in the form in which names are compared. Marks that say what a number counts stay, as words: an
     * amount in euros or a share is none of our fields.
     */
    public static String normalise(String name) {
        String marked = UNIT_MARK
                .matcher(name)
                .replaceAll(mark -> " " + (int) mark.group().charAt(0) + "u ");
        String plain = ACCENTS.matcher(Normalizer.normalize(marked, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String words =
                AROUND.matcher(BETWEEN_WORDS.matcher(plain).replaceAll("_")).replaceAll("");
        return BEFORE_A_WORD.matcher(words).replaceAll("");
    }

    /** Returns words in the form in which they are compared. */
    static Set<String> words(String... written) {
        return Stream.of(written).map(FieldNames::normalise).collect(Collectors.toUnmodifiableSet());
    }

    /** Names in the form in which they are compared; those in Arabic also with their article. */
    private static Set<String> names(String... written) {
        Set<String> names = new HashSet<>();
        for (String name : written) {
            String normal = normalise(name);
            names.add(normal);
            if (normal.charAt(0) > LAST_LATIN) {
                names.add(ARTICLE + normal);
            }
        }
        return Set.copyOf(names);
    }

    /**
     * Returns the names of columns without that of their table, where most have one, and the same: {@code clients.age}.
     */
    public static List<String> withoutTable(List<String> headers) {
        List<String> qualified =
                headers.stream().filter(h -> QUALIFIED.matcher(h).matches()).toList();
        if (qualified.size() < 2 || 2 * qualified.size() <= headers.size()) {
            return headers;
        }
        String table = qualified.get(0).substring(0, qualified.get(0).indexOf('.') + 1);
        boolean same = qualified.stream().allMatch(header -> header.startsWith(table));
        return headers.stream()
                .map(header -> same && header.startsWith(table) ? header.substring(table.length()) : header)
                .toList();
    }

    /** Returns whether names are the same; one of several may be another, as of a column that was added. */
    public static boolean areAlike(List<String> names, List<String> others) {
        if (names.size() != others.size()) {
            return false;
        }
        long different = IntStream.range(0, names.size())
                .filter(i -> !names.get(i).equals(others.get(i)))
                .count();
        return different <= (names.size() > 2 ? 1 : 0);
    }

    /** Returns a header without blanks around it, and one space where it has several. */
    public static String collapse(String header) {
        return NumberForm.strip(header).replaceAll("[" + NumberForm.BLANKS + "]+", " ");
    }

    /** Returns whether a header says that its column holds telephone numbers. */
    public static boolean namesPhoneNumbers(String header) {
        String name = normalise(header);
        return name.equals("numero") || hasWord(PHONE_WORDS, name);
    }

    /** Returns whether a header says that its column holds names of persons. */
    public static boolean namesPersons(String header) {
        return PERSON_NAMES.contains(normalise(header));
    }

    /** Returns whether a normalised name has one of these words. */
    static boolean hasWord(Set<String> words, String normalised) {
        return !Collections.disjoint(words, List.of(normalised.split("_", -1)));
    }

    /** Returns whether a normalised name is that of a field, or one of its usual ones. */
    public static boolean isField(String normalised) {
        return FIELDS.stream().anyMatch(field -> isSynonym(field, normalised));
    }

    /** Returns whether a normalised name is that of a field, or one of its usual ones, with another unit behind it. */
    public static boolean isInOtherUnit(String field, String normalised) {
        return isUsual(field, beforeUnit(normalised, OTHER_UNITS));
    }

    /**
     * Returns whether a normalised name is that of a field or one of its usual ones, with its own unit behind it or
     * without.
     */
    public static boolean isSynonym(String field, String normalised) {
        return isUsual(field, normalised)
                || isUsual(field, beforeUnit(normalised, OWN_UNITS.getOrDefault(field, Set.of())));
    }

    /** Returns whether a normalised name is one of those that identify a customer where no other does. */
    public static boolean isOtherId(String normalised) {
        return OTHER_IDS.contains(normalised);
    }

    /** Returns whether a normalised name speaks of a field, though it is none of its usual ones. */
    public static boolean speaksOf(String field, String normalised) {
        return hasWord(WORDS.getOrDefault(field, Set.of()), normalised);
    }

    private static boolean isUsual(String field, String name) {
        return name.equals(field) || SYNONYMS.getOrDefault(field, Set.of()).contains(name);
    }

    /**
     * Returns whether a text speaks of a unit of amounts or volumes that is none of the fields: {@code (en millimes)}.
     */
    public static boolean saysOtherUnit(String text) {
        return hasWord(MEASURES, normalise(text));
    }

    /** Returns what stands before one of these units; empty where none of them stands at the end. */
    private static String beforeUnit(String name, Set<String> units) {
        int last = name.lastIndexOf('_');
        return last >= 0 && units.contains(name.substring(last + 1))
                ? name.substring(0, last).replaceAll("_(?:en|in)$", "")
                : "";
    }
}

package tn.segmentation.store.input;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The usual names of the fields. A name is understood whatever its case, accents, blanks and punctuation. */
final class FieldNames {

    /** The field that identifies a customer. */
    static final String ID = "id_client";

    /** The column that says that a file is made up, with {@link #YES} in every row. */
    static final String SYNTHETIC = "donnees_fictives";

    static final String YES = "oui";

    /** Fields in the order in which they are looked for. */
    static final List<String> FIELDS =
            List.of(ID, "age", "montant_consommation", "nombre_appels", "volume_data", "nombre_sms");

    /*
     * Only names that leave no doubt about the meaning and the unit: "revenu" may be the income of the customer,
     * "volume_mb" is in another unit than the field.
     */
    private static final Map<String, Set<String>> SYNONYMS = Map.of(
            ID,
            Set.of(
                    "id",
                    "client_id",
                    "customer_id",
                    "idclient",
                    "clientid",
                    "customerid",
                    "identifiant",
                    "identifiant_client",
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
                    "reference_client"),
            "age",
            Set.of("age_client", "client_age", "customer_age", "age_ans", "age_en_annees", "age_years"),
            "montant_consommation",
            Set.of(
                    "montant",
                    "consommation",
                    "montant_consomme",
                    "montant_conso",
                    "montant_de_consommation",
                    "montant_de_la_consommation",
                    "montant_total",
                    "montant_tnd",
                    "montant_dt",
                    "montant_consommation_tnd",
                    "montant_consommation_dt",
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
                    "depenses"),
            "nombre_appels",
            Set.of(
                    "appels",
                    "nb_appels",
                    "nbr_appels",
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
                    "total_calls"),
            "volume_data",
            Set.of(
                    "volume",
                    "data",
                    "data_volume",
                    "volume_data_go",
                    "volume_data_gb",
                    "volume_go",
                    "volume_gb",
                    "data_go",
                    "data_gb",
                    "data_volume_gb",
                    "volume_de_data",
                    "volume_internet_go"),
            "nombre_sms",
            Set.of("sms", "nb_sms", "nbr_sms", "nombre_de_sms", "sms_count", "number_of_sms", "n_sms", "total_sms"));

    private static final Set<String> PHONE_WORDS =
            Set.of("msisdn", "telephone", "tel", "phone", "gsm", "mobile", "portable", "ligne");

    private static final Pattern UNIT_MARK = Pattern.compile("[\\p{Sc}%\u2030\u00b1]|\\+/-");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}#]+");
    private static final Pattern AROUND = Pattern.compile("^_|_$");

    private FieldNames() {}

    /**
     * Returns a name in the form in which names are compared. Marks that say what a number counts stay, as words: an
     * amount in euros or a share is none of our fields.
     */
    static String normalise(String name) {
        String marked = UNIT_MARK
                .matcher(name)
                .replaceAll(mark -> " " + (int) mark.group().charAt(0) + "u ");
        String plain = ACCENTS.matcher(Normalizer.normalize(marked, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return AROUND.matcher(BETWEEN_WORDS.matcher(plain).replaceAll("_")).replaceAll("");
    }

    /** Returns a header without blanks around it, and one space where it has several. */
    static String collapse(String header) {
        return NumberForm.strip(header).replaceAll("[" + NumberForm.BLANKS + "]+", " ");
    }

    /** Returns whether a header says that its column holds telephone numbers. */
    static boolean namesPhoneNumbers(String header) {
        String name = normalise(header);
        return name.equals("numero") || !Collections.disjoint(PHONE_WORDS, List.of(name.split("_", -1)));
    }

    /** Returns whether a normalised name is that of a field, or one of its usual ones. */
    static boolean isField(String normalised) {
        return FIELDS.stream().anyMatch(field -> field.equals(normalised) || isSynonym(field, normalised));
    }

    /** Returns whether a normalised name is one of the usual ones of a field. */
    static boolean isSynonym(String field, String normalised) {
        return SYNONYMS.getOrDefault(field, Set.of()).contains(normalised);
    }
}

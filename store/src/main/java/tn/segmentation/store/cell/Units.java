package tn.segmentation.store.cell;

import static tn.segmentation.store.cell.FieldNames.words;

import java.util.Map;
import java.util.Set;

/** How columns say, cell by cell, in which unit or currency others are. */
public final class Units {

    /** Words of the name of a column that says units or currencies. */
    private static final Set<String> UNIT_WORDS =
            words("unite", "unites", "unit", "units", "uom", "udm", "وحدة", "الوحدة");

    private static final Set<String> CURRENCY_WORDS =
            words("devise", "devises", "currency", "currencies", "curr", "ccy", "monnaie", "waers", "عملة", "العملة");

    /** By field, how cells say its own unit where they say one. */
    private static final Map<String, Set<String>> SAID_OWN = Map.of(
            "montant_consommation",
            words(
                    "tnd",
                    "dt",
                    "dinar",
                    "dinars",
                    "dinar tunisien",
                    "dinars tunisiens",
                    "tunisian dinar",
                    "788",
                    "دينار",
                    "دينار تونسي",
                    "د.ت",
                    "د ت"),
            "volume_data",
            words("go", "gb", "giga", "gigas", "gigaoctet", "gigaoctets", "gigabyte", "gigabytes", "جيغا", "جيغابايت"));

    /** By field, how cells say other units. */
    private static final Map<String, Set<String>> SAID_OTHER = Map.of(
            "montant_consommation",
            words(
                    "millime",
                    "millimes",
                    "mill",
                    "kdt",
                    "mdt",
                    "eur",
                    "euro",
                    "euros",
                    "€",
                    "usd",
                    "dollar",
                    "dollars",
                    "$",
                    "gbp",
                    "chf",
                    "mad",
                    "dzd",
                    "lyd",
                    "xof",
                    "sar",
                    "مليم"),
            "volume_data",
            words(
                    "o",
                    "octet",
                    "octets",
                    "byte",
                    "bytes",
                    "b",
                    "ko",
                    "kb",
                    "kio",
                    "kib",
                    "kilooctets",
                    "mo",
                    "mb",
                    "mio",
                    "mib",
                    "mega",
                    "megas",
                    "megaoctet",
                    "megaoctets",
                    "megabytes",
                    "gio",
                    "gib",
                    "to",
                    "tb",
                    "tio",
                    "ميغا",
                    "ميغابايت",
                    "كيلو"));

    private static final String CODE = "tnd";

    private Units() {}

    /** Returns whether a normalised header says that its column holds units or currencies. */
    public static boolean namesUnits(String normalised) {
        return namesCurrencies(normalised) || FieldNames.hasWord(UNIT_WORDS, normalised);
    }

    /** Returns whether a normalised header says that its column holds currencies. */
    public static boolean namesCurrencies(String normalised) {
        return FieldNames.hasWord(CURRENCY_WORDS, normalised);
    }

    /** Returns the field whose values can be in a normalised unit, its own or another; empty if there is none. */
    public static String fieldOfUnit(String unit) {
        return FieldNames.FIELDS.stream()
                .filter(field -> isOwnUnit(field, unit)
                        || SAID_OTHER.getOrDefault(field, Set.of()).contains(unit))
                .findFirst()
                .orElse("");
    }

    /** Returns whether a normalised unit is that of a field. */
    public static boolean isOwnUnit(String field, String unit) {
        Set<String> own = SAID_OWN.getOrDefault(field, Set.of());
        return own.contains(unit) || (saysCode(unit) && own.contains(CODE));
    }

    /** {@code Dinar tunisien (TND)}. */
    private static boolean saysCode(String unit) {
        return FieldNames.hasWord(Set.of(CODE), unit)
                && SAID_OTHER.values().stream().noneMatch(other -> FieldNames.hasWord(other, unit));
    }
}

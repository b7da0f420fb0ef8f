package tn.segmentation.store.cell;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How databases, spreadsheets and people write that there is no value: neither an id nor the name of a column. */
public final class NoValue {

    private static final Set<String> WORDS = Set.of(
            "null",
            "(null)",
            "[null]",
            "<null>",
            "\\n",
            "<na>",
            "nat",
            "nr",
            "n.r.",
            "nc",
            "n.c.",
            "n/c",
            "n/d",
            "s/o",
            "inf",
            "aucun",
            "aucune",
            "néant",
            "neant",
            "anonyme",
            "anonymous",
            "masqué",
            "masque",
            "masked",
            "missing",
            "not set",
            "unassigned",
            "non renseigné",
            "non renseigne",
            "غير معروف",
            "غير محدد",
            "-1",
            "???",
            "nil",
            "none",
            "nan",
            "na",
            "n/a",
            "#n/a",
            "#na",
            "nd",
            "n.d.",
            "inconnu",
            "inconnue",
            "unknown",
            "vide",
            "(vide)",
            "(blank)",
            "blank",
            "non affecté",
            "non affecte",
            "not assigned",
            "true",
            "false",
            "vrai",
            "faux",
            "-",
            "--",
            "?",
            "#ref!",
            "#value!",
            "#valeur!",
            "#name?",
            "#nom?",
            "#num!",
            "#nombre!",
            "#null!",
            "#nul!",
            "#div/0!");

    private static final char ERROR = '#';

    /** The same, and nothing at all, in the form in which names are compared: there, {@code #VALUE!} is any value. */
    private static final Set<String> NAMES = WORDS.stream()
            .filter(word -> word.charAt(0) != ERROR)
            .map(FieldNames::normalise)
            .collect(Collectors.toUnmodifiableSet());

    private NoValue() {}

    /** Returns whether a text without blanks around it, in either case, says that there is no value. */
    public static boolean isSaidBy(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Returns whether a normalised name is none, or says that there is no value. */
    public static boolean isSaidByName(String normalised) {
        return NAMES.contains(normalised);
    }

    /** Returns the texts, in lower case. */
    public static List<String> words() {
        return List.copyOf(WORDS);
    }
}

package tn.segmentation.store.cell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in the lines of a template that say how it is to be filled in. */
public final class TemplateWords {

    /** {@code Exemple}, {@code ex. : 21623456789}; {@code EX-001} is a code. */
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?iU)(?:(?:exemples?|examples?|sample)(?![\\p{L}\\p{Nd}_-]).*|(?:p\\.? ?)?ex ?[.:].*|e\\.g\\..*|مثال.*)");

    private static final String FIRST_LETTERS = "eEsSpPم";

    /** By which an example begins, in lower case, where that is in ASCII. */
    private static final List<String> BEGINNINGS = List.of("exe", "exa", "sam", "ex.", "ex:", "ex ");

    private static final Set<String> KINDS = Set.of(
            "texte",
            "text",
            "string",
            "str",
            "chaine",
            "chaine_de_caracteres",
            "caracteres",
            "char",
            "character",
            "varchar",
            "varchar2",
            "nvarchar",
            "alphanumerique",
            "alphanumeric",
            "nombre",
            "number",
            "numerique",
            "numeric",
            "num",
            "entier",
            "integer",
            "int",
            "bigint",
            "smallint",
            "long",
            "decimal",
            "decimale",
            "reel",
            "real",
            "float",
            "double",
            "date",
            "datetime",
            "timestamp",
            "boolean",
            "booleen",
            "nombre_entier",
            "nombre_decimal",
            "entier_positif",
            "object",
            "int64",
            "float64",
            "نص",
            "رقم",
            "عدد",
            "تاريخ");

    private static final Set<String> DUTIES = Set.of(
            "obligatoire",
            "facultatif",
            "facultative",
            "optionnel",
            "optionnelle",
            "requis",
            "requise",
            "mandatory",
            "required",
            "optional",
            "not_null",
            "oblig",
            "fac",
            "cle",
            "cle_primaire",
            "key",
            "primary_key",
            "اجباري",
            "اختياري",
            "الزامي");

    /** {@code VARCHAR2(20)}, {@code NUMBER(10,3)}, {@code texte (20)}. */
    private static final Pattern LENGTH = Pattern.compile("(?:_[0-9]+)+(?:_(?:char|byte|caracteres?))?$");

    private TemplateWords() {}

    /** Returns whether an id says that its line is an example. */
    public static boolean isExample(String id) {
        return !id.isEmpty()
                && FIRST_LETTERS.indexOf(id.charAt(0)) >= 0
                && EXAMPLE.matcher(id).matches();
    }

    /** Returns letters, in lower case, by which every example in ASCII begins. */
    public static List<String> beginnings() {
        return BEGINNINGS;
    }

    /** Returns whether a cell says what its column may hold, or whether it has to hold something. */
    public static boolean saysWhatToFillIn(String cell) {
        if (cell.codePoints().noneMatch(Character::isLetter)) {
            return false;
        }
        String name = LENGTH.matcher(FieldNames.normalise(cell)).replaceFirst("");
        return KINDS.contains(name) || DUTIES.contains(name);
    }
}

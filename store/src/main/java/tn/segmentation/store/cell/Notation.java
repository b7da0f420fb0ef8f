package tn.segmentation.store.cell;

/**
 * How a column writes its numbers: the decimal separator, and the mark between thousands if it is no blank or
 * apostrophe.
 */
public enum Notation {
    /** {@code 1234.5}. */
    POINT('.', ""),
    /** {@code 1234,5}. */
    COMMA(',', ""),
    /** {@code 1,234.5}. */
    POINT_AFTER_COMMAS('.', ","),
    /** {@code 1.234,5}. */
    COMMA_AFTER_POINTS(',', ".");

    private final char decimal;
    private final String thousands;

    Notation(char decimal, String thousands) {
        this.decimal = decimal;
        this.thousands = thousands;
    }

    /** Returns the decimal separator: a point or a comma. */
    public char decimal() {
        return decimal;
    }

    /** Returns the mark between thousands; empty if it can only be a blank or an apostrophe. */
    String thousands() {
        return thousands;
    }

    /** Returns whether a cell of that form, blanks left aside, is a number in this notation. */
    public boolean reads(NumberForm form) {
        return switch (form) {
            case WHOLE, TYPED -> true;
            case POINT -> decimal == '.';
            case COMMA -> decimal == ',';
            case POINT_OR_THOUSANDS -> this != COMMA;
            case COMMA_OR_THOUSANDS -> this != POINT;
            case POINT_AFTER_COMMAS -> this == POINT_AFTER_COMMAS;
            case COMMA_AFTER_POINTS -> this == COMMA_AFTER_POINTS;
            case BLANK, TEXT -> false;
        };
    }

    /**
     * Returns the regular expression of a whole cell that is a number: an optional sign, digits (in groups of three
     * with a blank, an apostrophe or the mark between them, if so, the first of which begins with no zero), decimals,
     * an exponent, blanks around.
     */
    String grammar() {
        String mark = "[" + decimal + NumberText.ARABIC_DECIMAL + "]";
        String whole = "(?:[0-9]+|[1-9][0-9]{0,2}(?:['" + NumberForm.GROUP_BLANKS + "][0-9]{3})+"
                + (thousands.isEmpty() ? "" : "|[1-9][0-9]{0,2}(?:[" + thousands + "][0-9]{3})+") + ")";
        return NumberForm.BLANK_CLASS + "[+-]?(?:" + whole + "(?:" + mark + "[0-9]*)?|" + mark
                + "[0-9]+)(?:[eE][+-]?[0-9]+)?" + NumberForm.BLANK_CLASS;
    }
}

package tn.segmentation.store.cell;

/** What an id says of the column of ids. */
public enum IdForm {
    /** Nothing. */
    OTHER,
    /** It can be a telephone number: eight digits. */
    PHONE,
    /** It can only be a telephone number. */
    PREFIXED_PHONE,
    /** It can be a telephone number of another country: so many digits behind a plus or two zeros. */
    FOREIGN_PHONE,
    /** {@code 1001.0}, {@code 1 001}: a whole number, if all are. */
    SPELLED,
    /** {@code 7.1}: not all are whole numbers. */
    FRACTION
}

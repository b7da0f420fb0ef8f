package tn.segmentation.app.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is wrong on purpose with some records: exactly one thing with each. */
enum Defect {
    /** The only one after which the record is still segmented: an age is filled in. */
    EMPTY_AGE(Field.AGE, ""),
    TEXT_FOR_SPEND(Field.SPEND, "N/A"),
    NEGATIVE_AGE(Field.AGE, "-5"),
    INFINITE_VOLUME(Field.DATA, "1e999"),
    NAN_FOR_SMS(Field.TEXTS, "NaN"),
    TOO_FEW_CELLS(Field.RECORD, ""),
    /** The id of an undamaged record further up. */
    DUPLICATE_ID(Field.ID, ""),
    TEXT_FOR_CALLS(Field.CALLS, "douze"),
    /** In quotes, in a column that is written with a decimal point. */
    DECIMAL_COMMA(Field.SPEND, "\"12,5\""),
    /** A decimal comma without quotes, which makes two cells of one. */
    TOO_MANY_CELLS(Field.RECORD, ""),
    EMPTY_ID(Field.ID, ""),
    AGE_OUT_OF_RANGE(Field.AGE, "250"),
    NEGATIVE_SPEND(Field.SPEND, "-3.500");

    /** In the order of declaration. */
    static final List<Defect> ALL = List.of(values());

    private static final int CELLS_LEFT = 4;

    private final Field field;
    private final String cell;

    Defect(Field field, String cell) {
        this.field = field;
        this.cell = cell;
    }

    /** Returns the name that the file of defects uses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the column of the bad cell; empty when the whole record is at fault. */
    String column() {
        return field.column;
    }

    /** Returns what has to become of the record: {@code imputed} or {@code rejected}. */
    String outcome() {
        return this == EMPTY_AGE ? "imputed" : "rejected";
    }

    /**
     * Returns the record with this defect.
     *
     * @param cells of the sound record, in the order of the columns
     * @param otherId the id of an undamaged record further up
     */
    String spoil(List<String> cells, String otherId) {
        String[] spoilt = cells.toArray(String[]::new);
        switch (this) {
            case TOO_FEW_CELLS -> spoilt = Arrays.copyOf(spoilt, CELLS_LEFT);
            case TOO_MANY_CELLS -> spoilt[Field.SPEND.position] = spoilt[Field.SPEND.position].replace('.', ',');
            case DUPLICATE_ID -> spoilt[Field.ID.position] = otherId;
            default -> spoilt[field.position] = cell;
        }
        return String.join(",", spoilt);
    }

    private enum Field {
        RECORD("", -1),
        ID("id_client", 0),
        AGE("age", 1),
        SPEND("montant_consommation", 2),
        CALLS("nombre_appels", 3),
        DATA("volume_data", 4),
        TEXTS("nombre_sms", 5);

        private final String column;
        private final int position;

        Field(String column, int position) {
            this.column = column;
            this.position = position;
        }
    }
}

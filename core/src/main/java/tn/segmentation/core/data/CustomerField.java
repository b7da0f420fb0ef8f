package tn.segmentation.core.data;

import java.util.Arrays;
import java.util.Optional;

/** The five columns of the specification: what is known of their meaning before a file is read. */
public enum CustomerField {
    /** Age of the holder in years, 0 to 120. */
    AGE("age", "years"),
    /** Amount spent in the period, in TND. */
    MONTANT_CONSOMMATION("montant_consommation", "TND"),
    /** Calls made in the period. */
    NOMBRE_APPELS("nombre_appels", "calls"),
    /** Data used in the period, in GB. */
    VOLUME_DATA("volume_data", "GB"),
    /** Text messages sent in the period. */
    NOMBRE_SMS("nombre_sms", "sms");

    private final String column;
    private final String unit;

    CustomerField(String column, String unit) {
        this.column = column;
        this.unit = unit;
    }

    /** Returns the name of the column, as the specification writes it. */
    public String column() {
        return column;
    }

    /** Returns the code of the unit: {@code years}, {@code TND}, {@code calls}, {@code GB} or {@code sms}. */
    public String unit() {
        return unit;
    }

    /** Returns whether the specification types the column as an integer. */
    public boolean integral() {
        return this == AGE || this == NOMBRE_APPELS || this == NOMBRE_SMS;
    }

    /** Returns whether the column is an amount, a count or a volume: non-negative, skewed, often zero. */
    public boolean isUsage() {
        return this != AGE;
    }

    /** Returns the field whose column has that name, if there is one. */
    public static Optional<CustomerField> of(String column) {
        return Arrays.stream(values()).filter(f -> f.column.equals(column)).findFirst();
    }
}

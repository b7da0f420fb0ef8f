package tn.segmentation.app.sample;

import org.jspecify.annotations.Nullable;

/**
 * What one customer did in one month, and the truth about it.
 *
 * @param customer from 1, the same in every month
 * @param kind what the customer is this month
 * @param movedFrom what the customer was the month before, when that was another kind
 * @param age in years
 * @param millimes spent
 * @param calls made
 * @param megabytes used, 1000 to the GB
 * @param texts sent
 */
record Line(
        int customer,
        Kind kind,
        @Nullable Kind movedFrom,
        int age,
        long millimes,
        int calls,
        long megabytes,
        int texts) {

    /** Returns an id that can be nobody's number. */
    String id() {
        String digits = Integer.toString(customer);
        return "DEMO" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }
}

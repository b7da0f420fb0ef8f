package tn.segmentation.store.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/*
 * A number has few digits if, rounded to d of them, it reads back as the same bits. Decimals of at most 15 digits that
 * differ are different doubles (6 digits: floats), so the shortest are found by rounding to 15 (6), then to one more
 * each; zeros at the end fall away. Up to 15 digits, whole numbers and powers of ten up to 10^22 are exact doubles and
 * their quotient is rounded once, as parsing does (Clinger, "How to read floating point numbers accurately", 1990). The
 * texts of JDK 17 are not always the shortest (JDK-4511638), and of another form.
 */

/** Numbers as text: the fewest digits that read back as the same number; {@code 34.0}, {@code 0.25}, {@code 1e-07}. */
final class ShortestText {

    /** More characters than this are never needed. */
    static final int LONGEST = 32;

    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 6;
    /** From so many digits before the point on, and so many zeros behind it, there is an exponent. */
    private static final int MOST_FIXED = 16;

    private static final int LEAST_FIXED = -4;
    private static final double[] TENS = new double[23];
    private static final long[] WHOLE_TENS = new long[19];

    static {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = Double.parseDouble("1e" + i);
        }
        WHOLE_TENS[0] = 1;
        for (int i = 1; i < WHOLE_TENS.length; i++) {
            WHOLE_TENS[i] = 10 * WHOLE_TENS[i - 1];
        }
    }

    private ShortestText() {}

    /** Puts a finite number at {@code at}; returns where it ends. */
    static int put(double value, byte[] into, int at) {
        double positive = Math.abs(value);
        int start = putSign(value, into, at);
        if (positive == 0) {
            return putZero(into, start);
        }
        int exponent = exponent(positive);
        int places = DOUBLE_DIGITS - 1 - exponent;
        if (places >= 0 && places < TENS.length) {
            double whole = Math.rint(positive * TENS[places]);
            if (whole / TENS[places] == positive) {
                return putDigits((long) whole, places, into, start);
            }
        }
        // numbers near zero have fewer bits, and so may have fewer digits
        int digits = positive < Double.MIN_NORMAL ? 1 : DOUBLE_DIGITS;
        BigDecimal exact = new BigDecimal(positive);
        BigDecimal rounded = exact.round(new MathContext(digits));
        while (rounded.doubleValue() != positive) {
            rounded = exact.round(new MathContext(++digits));
        }
        return putDigits(rounded.unscaledValue().longValueExact(), rounded.scale(), into, start);
    }

    /** Puts a finite number at {@code at}; returns where it ends. */
    static int put(float value, byte[] into, int at) {
        float positive = Math.abs(value);
        int start = putSign(value, into, at);
        if (positive == 0) {
            return putZero(into, start);
        }
        int exponent = exponent(positive);
        // a number with more digits before the point would be tried with too many digits first
        boolean small = exponent < FLOAT_DIGITS;
        for (int digits = FLOAT_DIGITS; small && digits <= FLOAT_DIGITS + 3; digits++) {
            int places = digits - 1 - exponent;
            if (places < TENS.length) {
                double whole = Math.rint(positive * TENS[places]);
                if (isSurely(positive, whole / TENS[places])) {
                    return putDigits((long) whole, places, into, start);
                }
            }
        }
        int digits = positive < Float.MIN_NORMAL ? 1 : FLOAT_DIGITS;
        BigDecimal exact = new BigDecimal(positive);
        BigDecimal rounded = exact.round(new MathContext(digits));
        while (rounded.floatValue() != positive) {
            rounded = exact.round(new MathContext(++digits));
        }
        return putDigits(rounded.unscaledValue().longValueExact(), rounded.scale(), into, start);
    }

    /** Returns whether a decimal reads back as a float although it was rounded to a double in between. */
    private static boolean isSurely(float value, double decimal) {
        return (float) Math.nextDown(decimal) == value && (float) Math.nextUp(decimal) == value;
    }

    /**
     * Returns the exponent of the first digit; beyond the powers of ten that are doubles, one that may be off by one.
     */
    private static int exponent(double positive) {
        int exponent = (int) Math.floor(Math.log10(positive));
        if (Math.abs(exponent) >= TENS.length - 1) {
            return exponent;
        } else if (positive >= power(exponent + 1)) {
            return exponent + 1;
        } else {
            return positive < power(exponent) ? exponent - 1 : exponent;
        }
    }

    private static double power(int exponent) {
        return exponent < 0 ? 1 / TENS[-exponent] : TENS[exponent];
    }

    private static int putSign(double value, byte[] into, int at) {
        if (Double.doubleToRawLongBits(value) >= 0) {
            return at;
        }
        into[at] = '-';
        return at + 1;
    }

    private static int putZero(byte[] into, int at) {
        into[at] = '0';
        into[at + 1] = '.';
        into[at + 2] = '0';
        return at + 3;
    }

    /** Puts {@code digits / 10^places}. */
    private static int putDigits(long digits, int places, byte[] into, int at) {
        long rest = digits;
        int scale = places;
        while (rest % 10 == 0) {
            rest /= 10;
            scale--;
        }
        int count = count(rest);
        int exponent = count - 1 - scale;
        if (exponent < LEAST_FIXED || exponent >= MOST_FIXED) {
            return putWithExponent(rest, count, exponent, into, at);
        } else if (scale <= 0) {
            int end = putWhole(rest * WHOLE_TENS[-scale], count - scale, into, at);
            into[end] = '.';
            into[end + 1] = '0';
            return end + 2;
        } else if (exponent >= 0) {
            int point = putWhole(rest / WHOLE_TENS[scale], count - scale, into, at);
            into[point] = '.';
            return putWhole(rest % WHOLE_TENS[scale], scale, into, point + 1);
        } else {
            into[at] = '0';
            into[at + 1] = '.';
            return putWhole(rest, scale, into, at + 2);
        }
    }

    private static int putWithExponent(long digits, int count, int exponent, byte[] into, int at) {
        int end = putWhole(digits / WHOLE_TENS[count - 1], 1, into, at);
        if (count > 1) {
            into[end] = '.';
            end = putWhole(digits % WHOLE_TENS[count - 1], count - 1, into, end + 1);
        }
        byte[] power = ((exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent))
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(power, 0, into, end, power.length);
        return end + power.length;
    }

    /** Puts a whole number in so many digits, zeros in front. */
    static int putWhole(long value, int digits, byte[] into, int at) {
        long rest = value;
        for (int place = at + digits - 1; place >= at; place--) {
            into[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    /** Returns how many digits a positive number has; 1 for zero. */
    static int count(long value) {
        int digits = 1;
        while (digits < WHOLE_TENS.length && value >= WHOLE_TENS[digits]) {
            digits++;
        }
        return digits;
    }
}

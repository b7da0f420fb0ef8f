package tn.segmentation.app.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** The id of a run: the UTC time to the second and six hexadecimal digits, {@code 20261101T070000-3fa9c1}. */
public final class RunId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern FORM = Pattern.compile("[0-9]{8}T[0-9]{6}-[0-9a-f]{6}");

    private RunId() {}

    /** Returns whether a text is the id of a run, or could be. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** Returns the id of a run made at that time; the lowest 24 of the bits tell it from others of the same second. */
    public static String of(Instant time, int bits) {
        return TIME.format(time) + String.format(Locale.ROOT, "-%06x", bits & 0xffffff);
    }
}

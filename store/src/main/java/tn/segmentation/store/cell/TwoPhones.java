package tn.segmentation.store.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Pattern;

/** Several telephone numbers in one cell, as people write down a second one: no id of anybody. */
public final class TwoPhones {

    /**
     * Between numbers. A hyphen only with blanks: without, it may stand in a code; a blank alone only between so many
     * digits: it stands between the groups of one number, too.
     */
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*[/,;|&]\\s*|\\R|\\s+(?:-|\u2013|ou|et|or|and|أو|و)\\s*|(?<=[0-9]{8})\\s+(?=\\+?[0-9]{8})",
            Pattern.CASE_INSENSITIVE);

    /** Two numbers have no fewer bytes. */
    private static final int FEWEST = 2 * Phones.NATIONAL + 1;

    private static final String MARKS = "/,;|& \n";

    private TwoPhones() {}

    /** Returns whether a text is nothing but several telephone numbers, whole ones. */
    public static boolean areIn(byte[] bytes, int from, int to) {
        if (to - from < FEWEST || !hasMark(bytes, from, to)) {
            return false;
        }
        List<String> parts =
                BETWEEN.splitAsStream(new String(bytes, from, to - from, UTF_8)).toList();
        return parts.size() > 1 && parts.stream().allMatch(part -> isPhone(part.getBytes(UTF_8)));
    }

    private static boolean isPhone(byte[] text) {
        Phones phones = new Phones();
        return phones.read(text, 0, text.length) || phones.readForeign(text, 0, text.length);
    }

    private static boolean hasMark(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && MARKS.indexOf(bytes[at]) < 0) {
            at++;
        }
        return at < to;
    }
}

package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tn.segmentation.store.cell.Phones;

/**
 * Texts of which nobody knows how they are cut, such as a record that was rejected, with pseudonyms in place of
 * whatever may be a telephone number: a number has that of its one form, and so many digits that are none have their
 * own. Safe for many threads.
 */
public final class VeiledText {

    /** A number with all that may stand in it is not longer. */
    private static final int LONGEST = 40;

    /** What may stand between its digits; a tab stands between cells. */
    private static final String BETWEEN = " .()/-";

    /** Eight digits too, and no number. */
    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}([-/.])[0-9]{1,2}\\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\\2[0-9]{4}");

    private final Pseudonyms pseudonyms;

    /** Puts these in place of numbers. */
    public VeiledText(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Returns a text without numbers. */
    public String of(String text) {
        Phones phones = new Phones();
        StringBuilder veiled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = mayBegin(text, at) ? endOfNumber(text, at, phones) : at;
            if (end > at) {
                byte[] form = new byte[Phones.LONGEST + 1];
                veiled.append(pseudonyms.of(new String(form, 0, phones.write(form), UTF_8)));
            } else if (isDigit(text, at)) {
                end = endOfDigits(text, at);
                String digits = text.substring(at, end);
                boolean isLong = digits.length() >= Phones.NATIONAL && mayBegin(text, at);
                veiled.append(isLong ? pseudonyms.of(digits) : digits);
            } else {
                end = at + 1;
                veiled.append(text.charAt(at));
            }
            at = end;
        }
        return veiled.toString();
    }

    /** A number is no part of a code. */
    private static boolean mayBegin(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        boolean isMark = (text.charAt(at) == '+' || text.charAt(at) == '(') && isDigit(text, at + 1);
        return (isMark || isDigit(text, at)) && !Character.isLetterOrDigit(before) && before != '_';
    }

    /**
     * Returns where the longest number ends that begins there, which the reader then knows; where it begins if there is
     * none.
     */
    private static int endOfNumber(String text, int from, Phones phones) {
        int most = Math.min(text.length(), from + LONGEST);
        for (int to = endOfMarks(text, from, most); to - from >= Phones.NATIONAL; to--) {
            boolean isEnd = isDigit(text, to - 1) && !isDigit(text, to);
            String candidate = text.substring(from, to);
            byte[] bytes = candidate.getBytes(UTF_8);
            if (isEnd
                    && !DATE.matcher(candidate).matches()
                    && (phones.read(bytes, 0, bytes.length) || phones.readForeign(bytes, 0, bytes.length))) {
                return to;
            }
        }
        return from;
    }

    private static int endOfMarks(String text, int from, int most) {
        int at = from + 1;
        while (at < most && (isDigit(text, at) || BETWEEN.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (isDigit(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Returns a text with what its pseudonyms stand for. */
    public String lifted(String veiled) {
        return replaced(veiled, UnaryOperator.identity());
    }

    /** Returns a text with those of another key in place of its pseudonyms. */
    public String under(Pseudonyms others, String veiled) {
        return replaced(veiled, others::of);
    }

    private String replaced(String veiled, UnaryOperator<String> other) {
        String beginning = pseudonyms.beginning();
        if (beginning.isEmpty()) {
            return veiled;
        }
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        int at = veiled.indexOf(beginning);
        while (at >= 0) {
            int to = endOfRun(veiled, at);
            Optional<String> text = pseudonyms.text(veiled.substring(at, to));
            // letters may follow it, or another one
            while (text.isEmpty() && to > at + beginning.length()) {
                to--;
                text = pseudonyms.text(veiled.substring(at, to));
            }
            if (text.isPresent()) {
                replaced.append(veiled, done, at).append(other.apply(text.get()));
                done = to;
            }
            at = veiled.indexOf(beginning, Math.max(done, at + 1));
        }
        return replaced.append(veiled, done, veiled.length()).toString();
    }

    private static int endOfRun(String text, int from) {
        int to = from;
        while (to < text.length() && isOfPseudonym(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /**
     * Returns at most so many characters of a text, and no part of a pseudonym, which could not be read any more by
     * itself: one that reaches further is left out as a whole.
     */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int from = most;
        while (from > 0 && isOfPseudonym(text.charAt(from - 1))) {
            from--;
        }
        boolean mayBeCut = isOfPseudonym(text.charAt(most)) && endOfRun(text, from) - from >= Pseudonyms.SHORTEST;
        return text.substring(0, mayBeCut ? from : most);
    }

    private static boolean isOfPseudonym(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || c == '-' || c == '_';
    }
}

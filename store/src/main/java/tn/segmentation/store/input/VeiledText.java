package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
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

    /** Returns bad cells without numbers. */
    public Iterable<Reject> of(Iterable<Reject> rejects) {
        return () -> {
            Iterator<Reject> veiled = StreamSupport.stream(rejects.spliterator(), false)
                    .map(this::of)
                    .iterator();
            return veiled;
        };
    }

    private Reject of(Reject reject) {
        return new Reject(reject.line(), reject.column(), of(reject.value()), reject.reason(), of(reject.record()));
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
        return Pseudonyms.FORM
                .matcher(veiled)
                .replaceAll(found ->
                        Matcher.quoteReplacement(pseudonyms.text(found.group()).orElse(found.group())));
    }
}

package tn.segmentation.store.source;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Notices a text that is taken for windows-1252, but was written by an old Mac, under DOS or in Central Europe: there
 * the bytes of letters are signs, or capitals within words ({@code BŽja}, {@code B‚ja}). A code page in which the same
 * words are made of letters is asked about; where there is none, what is odd is an accident.
 */
final class CodePages {

    private static final List<Charset> PAGES = List.of(
            EightBitWords.WESTERN,
            Charset.forName("x-MacRoman"),
            Charset.forName("IBM850"),
            Charset.forName("windows-1250"));

    private static final int WESTERN = 0;

    /** So many times as many odd letters as another code page has, and that is rather the one. */
    private static final int CLEARLY = 10;

    private static final int LONGEST_SHOWN = 40;

    /** Signs that stand within words of a text in windows-1252: apostrophes, dashes, blanks and the like. */
    private static final String WITHIN_WORDS =
            "\u2019\u2018\u00b4\u2026\u2013\u2014\u00a0\u00ad\u00b7\u00b0\u00aa\u00ba\u00ab\u00bb";

    /** Signs that count as letters elsewhere. */
    private static final String NO_LETTERS = "ƒˆ";

    /** Signs that stand before no word of windows-1252. */
    private static final String NEVER_BEFORE_WORDS = "‰ˆƒ";

    /** Letters of windows-1252 of languages that are written in windows-1250: on a Mac they are others. */
    private static final String FOREIGN = "šž";

    private static final String APOSTROPHE = "\u2019";
    private static final String FRENCH = "éèêëàâçîïôùûœ";

    /** What a byte is in a code page. */
    private enum Kind {
        NONE,
        LOWER,
        UPPER,
        SIGN,
        STRAY
    }

    /** What bytes beyond ASCII are; made at the first of them, as those of {@link EightBitWords} are. */
    private static final class Tables {

        private static final Kind[][] KINDS = new Kind[PAGES.size()][256];
        private static final boolean[][] IS_FRENCH = new boolean[PAGES.size()][256];

        static {
            for (int page = 0; page < PAGES.size(); page++) {
                for (int value = 0x80; value < 256; value++) {
                    char c = decode(new byte[] {(byte) value}, page).charAt(0);
                    KINDS[page][value] = kind(c, page);
                    IS_FRENCH[page][value] = FRENCH.indexOf(c) >= 0;
                }
            }
        }
    }

    private final long[] odd = new long[PAGES.size()];
    private final long[] french = new long[PAGES.size()];
    private final byte[] word = new byte[LONGEST_SHOWN];
    private int length;
    private boolean isOdd;
    private byte[] shown = new byte[0];
    private long shownLine;
    private Kind before = Kind.NONE;
    private int last = ' ';

    /** Takes the next byte of a text, which stands on that line. */
    void add(int value, long line) {
        Kind kind = ofAscii(value);
        if (last >= 0x80) {
            judge(kind);
        }
        if (kind == Kind.NONE && value < 0x80) {
            if (isOdd && shownLine == 0) {
                shown = Arrays.copyOf(word, length);
                shownLine = line;
            }
            length = 0;
            isOdd = false;
        } else if (length < LONGEST_SHOWN) {
            word[length++] = (byte) value;
        }
        before = ofAscii(last);
        last = value;
    }

    private void judge(Kind after) {
        for (int page = 0; page < odd.length; page++) {
            if (isOdd(Tables.KINDS[page][last], after)) {
                odd[page]++;
                isOdd |= page == WESTERN;
            }
            french[page] += Tables.IS_FRENCH[page][last] ? 1 : 0;
        }
    }

    /**
     * A sign stands between letters, some also before one, or a capital behind one and before a small one, or at the
     * end of small ones.
     */
    private boolean isOdd(Kind kind, Kind after) {
        boolean isBehind = before != Kind.NONE;
        return switch (kind) {
            case SIGN -> isBehind && after != Kind.NONE;
            case STRAY -> isBehind ? after != Kind.NONE : after == Kind.LOWER;
            case UPPER -> (isBehind && after == Kind.LOWER) || (before == Kind.LOWER && after == Kind.NONE);
            case LOWER, NONE -> false;
        };
    }

    /**
     * Makes sure that the text is not rather in another code page than windows-1252.
     *
     * @throws UnreadableTable if it seems to be
     */
    void requireWestern(String file) {
        add(' ', 0);
        int best = WESTERN;
        for (int page = 1; page < odd.length; page++) {
            boolean isBetter = odd[page] < odd[best] || (odd[page] == odd[best] && french[page] > french[best]);
            best = isBetter ? page : best;
        }
        if (odd[best] * CLEARLY < odd[WESTERN]) {
            throw new UnreadableTable(
                    "encoding_ambiguous",
                    Map.of(
                            "file",
                            file,
                            "line",
                            shownLine,
                            "one",
                            PAGES.get(WESTERN).name(),
                            "other",
                            PAGES.get(best).name(),
                            "asOne",
                            decode(shown, WESTERN),
                            "asOther",
                            decode(shown, best)));
        }
    }

    private static String decode(byte[] bytes, int page) {
        return PAGES.get(page).decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static Kind ofAscii(int value) {
        return value >= 'a' && value <= 'z' ? Kind.LOWER : value >= 'A' && value <= 'Z' ? Kind.UPPER : Kind.NONE;
    }

    private static Kind kind(char c, int page) {
        String allowed = page == WESTERN ? WITHIN_WORDS : APOSTROPHE;
        if (allowed.indexOf(c) >= 0) {
            return Kind.NONE;
        }
        if (NEVER_BEFORE_WORDS.indexOf(c) >= 0) {
            return Kind.STRAY;
        }
        boolean isLetter = Character.isLetter(c) && NO_LETTERS.indexOf(c) < 0;
        boolean isForeign = page == WESTERN && FOREIGN.indexOf(c) >= 0;
        return !isLetter || isForeign ? Kind.SIGN : Character.isUpperCase(c) ? Kind.UPPER : Kind.LOWER;
    }
}

package tn.segmentation.store.source;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;

/**
 * Tells Western from Arabic encodings of one byte per character, by the words of a text.
 *
 * <p>French letters in lower case have the same bytes in windows-1252 and in windows-1256; where the two differ, one
 * has a capital or a letter of another Western language, the other an Arabic letter. Such a byte beside an ASCII letter
 * ({@code BÉJA}) is Western; two of them in a word without an ASCII letter are Arabic: no Western word begins like
 * that. ISO-8859-6 has its Arabic letters where windows-1256 has French ones, and the other way round.
 */
final class EightBitWords {

    static final Charset WESTERN = Charset.forName("windows-1252");
    static final Charset ARABIC = Charset.forName("windows-1256");
    static final Charset ISO_ARABIC = Charset.forName("ISO-8859-6");

    /** So many times as many words as the other reading has, and those are accidents. */
    private static final int CLEARLY = 10;

    private static final int LONGEST_SHOWN = 40;

    /** Made at the first byte beyond ASCII: most files have none, and wait for nothing else as long. */
    private static final class Letters {

        private static final boolean[] ANY = new boolean[256];
        private static final boolean[] DIFFERS = new boolean[256];
        private static final boolean[] ISO_ONLY = new boolean[256];
        private static final boolean[] ARABIC_ONLY = new boolean[256];

        static {
            for (int value = 0x80; value < 256; value++) {
                char western = decode(value, WESTERN);
                char arabic = decode(value, ARABIC);
                boolean isArabic = isArabicLetter(arabic);
                boolean isIsoArabic = isArabicLetter(decode(value, ISO_ARABIC));
                ANY[value] = Character.isLetter(western) || isArabic || isIsoArabic;
                DIFFERS[value] = isArabic || (isIsoArabic && western != arabic);
                ISO_ONLY[value] = isIsoArabic && !isArabic;
                ARABIC_ONLY[value] = isArabic && !isIsoArabic;
            }
        }

        private static char decode(int value, Charset encoding) {
            return encoding.decode(ByteBuffer.wrap(new byte[] {(byte) value})).get(0);
        }

        private static boolean isArabicLetter(char value) {
            return Character.isLetter(value) && Character.UnicodeScript.of(value) == Character.UnicodeScript.ARABIC;
        }
    }

    private final byte[] shown = new byte[LONGEST_SHOWN];
    private byte[] unclear = new byte[0];
    private long unclearLine;
    private int ascii;
    private int high;
    private int differing;
    private int isoOnly;
    private int arabicOnly;
    private long accented;
    private long western;
    private long arabic;
    private long arabicOnlyWords;
    private long isoWords;

    /** An encoding, and why. */
    record Choice(Charset encoding, EncodingReason reason) {}

    /** Takes the next byte of a text, which stands on that line. */
    void add(int value, long line) {
        boolean isAscii = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
        if (isAscii) {
            ascii++;
        } else if (value >= 0x80 && Letters.ANY[value]) {
            if (high < LONGEST_SHOWN) {
                shown[high] = (byte) value;
            }
            high++;
            differing += Letters.DIFFERS[value] ? 1 : 0;
            isoOnly += Letters.ISO_ONLY[value] ? 1 : 0;
            arabicOnly += Letters.ARABIC_ONLY[value] ? 1 : 0;
        } else if (ascii + high > 0) {
            endWord(line);
        }
    }

    private void endWord(long line) {
        if (high > 0) {
            accented++;
            count(line);
        }
        ascii = 0;
        high = 0;
        differing = 0;
        isoOnly = 0;
        arabicOnly = 0;
    }

    private void count(long line) {
        if (ascii > 0) {
            western += differing > 0 ? 1 : 0;
        } else if (differing + isoOnly >= 2 && differing > 0) {
            boolean mixed = isoOnly > 0 && arabicOnly > 0;
            arabic += mixed ? 0 : 1;
            isoWords += isoOnly > 0 && !mixed ? 1 : 0;
            arabicOnlyWords += arabicOnly > 0 && !mixed ? 1 : 0;
        }
        if (ascii == 0 && differing > 0 && unclearLine == 0) {
            unclear = Arrays.copyOf(shown, Math.min(high, LONGEST_SHOWN));
            unclearLine = line;
        }
    }

    /**
     * Returns how the text is encoded.
     *
     * @throws UnreadableTable if it matters and the words do not say
     */
    Choice choice(String file) {
        endWord(0);
        boolean certainlyWestern = western >= CLEARLY * arabic;
        if ((western > 0 && certainlyWestern) || unclearLine == 0) {
            return new Choice(WESTERN, EncodingReason.of("accents", accented));
        }
        if (arabic == 0 || arabic < CLEARLY * western) {
            throw unclear(file, WESTERN, ARABIC);
        }
        if (arabicOnlyWords >= CLEARLY * isoWords && arabicOnlyWords > 0) {
            return new Choice(ARABIC, EncodingReason.of("arabic", arabic));
        }
        if (isoWords >= CLEARLY * arabicOnlyWords && isoWords > 0) {
            return new Choice(ISO_ARABIC, EncodingReason.of("arabic", arabic));
        }
        throw unclear(file, ARABIC, ISO_ARABIC);
    }

    private UnreadableTable unclear(String file, Charset one, Charset other) {
        return new UnreadableTable(
                "encoding_ambiguous",
                Map.of(
                        "file",
                        file,
                        "line",
                        unclearLine,
                        "one",
                        one.name(),
                        "other",
                        other.name(),
                        "asOne",
                        new String(unclear, one),
                        "asOther",
                        new String(unclear, other)));
    }
}

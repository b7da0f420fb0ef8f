package tn.segmentation.store.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The beginning of a text of a file: one cell may be as long as {@link FileText#LONGEST_LINE}, and is shown anyway. */
public final class Excerpt {

    /** Characters of a cell that are shown. */
    public static final int OF_CELL = 1_000;

    /** Characters of a record that are shown. */
    public static final int OF_RECORD = 20_000;

    /** No character takes more bytes of UTF-8 per {@code char}. */
    private static final int BYTES = 3;

    private Excerpt() {}

    /** Returns a text in UTF-8, with an ellipsis in place of what is beyond so many characters. */
    public static String of(byte[] utf8, int from, int to, int most) {
        int looked = (int) Math.min(to - from, (long) BYTES * (most + 1));
        return of(new String(utf8, from, looked, UTF_8), most);
    }

    /** Returns a text with an ellipsis in place of what is beyond so many characters. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}

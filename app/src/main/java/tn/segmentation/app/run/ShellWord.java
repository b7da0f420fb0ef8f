package tn.segmentation.app.run;

import java.util.regex.Pattern;

/** A word of a command line that is shown to be typed. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./+:@%-][\\p{L}\\p{N}_./+:@%=,-]*");

    private ShellWord() {}

    /** Returns the word as it has to be typed: in single quotes where a shell would make something else of it. */
    public static String of(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns the option that answers a question about a column. */
    public static String reading(String key, String answer) {
        return "--reading " + of(key + "=" + answer);
    }
}

package tn.segmentation.store.source;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about a file where it can be read in more than one way.
 *
 * @param encoding how its text is encoded; null to find out
 * @param sheet the sheet of a workbook that holds the table; null where there is only one
 */
public record FileAnswers(
        @Nullable Charset encoding, @Nullable String sheet) {

    /** What {@link #of} understands. */
    public static final Set<String> WORDS = Set.of("encoding", "sheet");

    private static final List<String> ENCODINGS = List.of(
            "UTF-8",
            "UTF-16LE",
            "UTF-16BE",
            "windows-1252",
            "windows-1256",
            "windows-1250",
            "ISO-8859-1",
            "ISO-8859-6",
            "x-MacRoman",
            "IBM850");

    /** Returns answers that say nothing. */
    public static FileAnswers none() {
        return new FileAnswers(null, null);
    }

    /**
     * Returns the answers that stand behind the words {@code encoding} and {@code sheet}.
     *
     * @param file the name of the file they are about
     * @throws UnreadableTable if there is no such encoding
     */
    public static FileAnswers of(String file, Map<String, String> words) {
        String encoding = words.get("encoding");
        if (encoding == null) {
            return new FileAnswers(null, words.get("sheet"));
        }
        String known = ENCODINGS.stream()
                .filter(name -> isCalled(Charset.forName(name), encoding))
                .findFirst()
                .orElseThrow(() -> new UnreadableTable(
                        "unknown_encoding",
                        Map.of("file", file, "encoding", encoding, "encodings", String.join(", ", ENCODINGS))));
        return new FileAnswers(Charset.forName(known), words.get("sheet"));
    }

    private static boolean isCalled(Charset known, String word) {
        return known.name().equalsIgnoreCase(word) || known.aliases().stream().anyMatch(word::equalsIgnoreCase);
    }
}

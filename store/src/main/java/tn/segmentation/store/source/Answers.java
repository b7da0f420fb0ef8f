package tn.segmentation.store.source;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about a file where it can be read in more than one way.
 *
 * @param encoding how its text is encoded; null to find out
 * @param sheet the sheet of a workbook that holds the table; null where there is only one
 */
public record Answers(@Nullable Charset encoding, @Nullable String sheet) {

    /** Returns answers that say nothing. */
    public static Answers none() {
        return new Answers(null, null);
    }
}

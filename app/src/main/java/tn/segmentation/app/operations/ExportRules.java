package tn.segmentation.app.operations;

import java.util.regex.Pattern;

/**
 * What is true of every file with customers that is given out, whoever asks for it.
 *
 * @param unknownAges whether customers are in it whose age nobody knows; known minors never are
 * @param approvalLines from how many customers on it takes a second person; 0 for never
 * @param declaration number under which the processing was declared to the authority, for its last line; may be empty
 */
public record ExportRules(boolean unknownAges, int approvalLines, String declaration) {

    private static final Pattern DECLARATION = Pattern.compile("[\\p{L}\\p{N} ./_°()-]{0,100}");

    /** Returns whether that is the number of a declaration, as it can stand in texts, sheets and files alike. */
    static boolean isDeclaration(String text) {
        return DECLARATION.matcher(text).matches();
    }
}

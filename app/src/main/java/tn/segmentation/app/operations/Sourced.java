package tn.segmentation.app.operations;

/**
 * The text of a setting, and where it was found.
 *
 * @param text as it would be written in the environment
 * @param origin the kind of place
 * @param place name of the variable or path of the file; empty for a default
 */
public record Sourced(String text, Origin origin, String place) {

    /** Where a setting can come from; the first that has it wins. */
    public enum Origin {
        ENVIRONMENT,
        FILE,
        DEFAULT
    }
}

package tn.segmentation.app.exports;

import org.jspecify.annotations.Nullable;

/**
 * Whose rows of a table are meant.
 *
 * @param column that has the name of who they are of
 * @param name letter by letter; null for everybody
 */
record Whose(String column, @Nullable String name) {

    /** Returns the condition, with a blank before it; empty for everybody. */
    String where() {
        return name == null ? "" : " WHERE " + column + " = ?";
    }

    /** Returns what its question marks stand for. */
    String[] params() {
        return name == null ? new String[0] : new String[] {name};
    }
}

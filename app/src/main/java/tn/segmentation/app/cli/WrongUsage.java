package tn.segmentation.app.cli;

import java.util.Map;
import picocli.CommandLine.ParseResult;

/** A command line that makes no sense; its sentence is under {@code usage.<code>}. */
final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, ?> params;

    WrongUsage(String code, Map<String, ?> params) {
        super(code + " " + params);
        this.code = code;
        this.params = params;
    }

    /**
     * Returns a value that was asked for, which has to be between 1 and {@code high}.
     *
     * @param option what it was asked for with
     */
    static int inRange(String option, int value, int high) {
        if (value < 1 || value > high) {
            throw new WrongUsage("out_of_range", Map.of("option", option, "value", value, "low", 1, "high", high));
        }
        return value;
    }

    /** Returns what was said with an option that is nothing without it, without blanks around. */
    static String said(String option, ParseResult parsed) {
        String text = parsed.matchedOptionValue(option, "").strip();
        if (text.isEmpty()) {
            throw new WrongUsage("not_a_value", Map.of("option", option, "value", text));
        }
        return text;
    }

    String code() {
        return code;
    }

    Map<String, ?> params() {
        return params;
    }
}

package tn.segmentation.app.cli;

import java.util.Map;

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

    String code() {
        return code;
    }

    Map<String, ?> params() {
        return params;
    }
}

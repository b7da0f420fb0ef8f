package tn.segmentation.app.run;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/** A file that cannot be written. Codes: {@code output_exists}, {@code output_not_writable} (file, option). */
public final class UnwritableOutput extends Refusal {

    private static final long serialVersionUID = 1L;

    UnwritableOutput(String code, Map<String, ?> params) {
        super(code, params);
    }
}

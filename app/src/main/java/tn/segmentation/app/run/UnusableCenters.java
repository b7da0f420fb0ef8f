package tn.segmentation.app.run;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A file of initial centers that cannot be used. Codes: {@code centers_unreadable} (file),
 * {@code centers_missing_feature} (file, feature, columns), {@code centers_row_length} (file, line, expected, found),
 * {@code centers_not_a_number} (file, line, column, value).
 */
public final class UnusableCenters extends Refusal {

    private static final long serialVersionUID = 1L;

    UnusableCenters(String code, Map<String, ?> params) {
        super(code, params);
    }
}

package tn.segmentation.store.input;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A column that was asked for, or is needed, is not in the file, or is not what it is needed for. Codes:
 * {@code unknown_column} (file, column, columns), {@code ambiguous_column} (file, field, candidates),
 * {@code no_feature_column} (file, columns), {@code column_not_numeric} (file, column, line, value),
 * {@code column_of_dates} and {@code column_uncomputed} (the same), {@code column_empty} (file, column),
 * {@code column_used_twice} (file, column), {@code name_taken} (file, name), {@code too_many_levels} (file, column,
 * limit), {@code unknown_answer} and {@code answer_unfit} (file, column, answer), {@code answered_twice} (file,
 * column), {@code features_missing} (file, columns), {@code units_mixed} (file, column, units: the column that says
 * them, values: a list).
 */
public final class UnknownColumn extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public UnknownColumn(String code, Map<String, ?> params) {
        super(code, params);
    }
}

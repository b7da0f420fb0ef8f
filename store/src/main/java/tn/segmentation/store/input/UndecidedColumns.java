package tn.segmentation.store.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * Columns can be read in two ways, and nobody has said how. The code is that of the first {@link Decision},
 * {@code ambiguous_numbers} or {@code ambiguous_dates} (file, column, key, line, value).
 */
public final class UndecidedColumns extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<Decision> decisions;

    UndecidedColumns(Verdict verdict) {
        super(verdict.decisions().get(0).code(), params(verdict));
        this.decisions = List.copyOf(verdict.decisions());
    }

    private static Map<String, Object> params(Verdict verdict) {
        Decision first = verdict.decisions().get(0);
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("file", verdict.file());
        params.put("column", first.column());
        params.put("key", first.key());
        params.put("line", first.example().line());
        params.put("value", first.example().value());
        return params;
    }

    /** Returns what is to be decided. */
    public List<Decision> decisions() {
        return decisions;
    }
}

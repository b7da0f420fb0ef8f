package tn.segmentation.app.problem;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A request is refused, with the status of HTTP that says so. Codes: those of the command line about a file and its
 * columns (422), and {@code dataset_unknown} (id, 404), {@code dataset_undecided} (file, 409), {@code run_not_started}
 * (run, 404), {@code answers_unknown} and {@code run_request_unknown} (place, 400), {@code upload_missing} (400),
 * {@code upload_too_large} (most, 413), {@code storage_full} (507), {@code storage_unwritable} (500),
 * {@code request_unknown} (place, 400), {@code customer_column_unknown} and {@code customer_column_kind} (column, 400),
 * {@code customer_unknown} and {@code nothing_published} (404), {@code exports_busy} (503), {@code verdicts_busy},
 * {@code runs_busy} and {@code verdict_too_slow} (seconds) (503), {@code verdict_failed} (500).
 */
public final class RequestRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** Creates a refusal; the values are those that the sentence under {@code refusal.<code>} names. */
    public RequestRefusal(int status, String code, Map<String, ?> params) {
        super(code, params);
        this.status = status;
    }

    /** Returns the status of HTTP that says this. */
    public int status() {
        return status;
    }
}

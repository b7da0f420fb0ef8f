package tn.segmentation.app.problem;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A request is refused, with the status of HTTP that says so. Codes: those of the command line about a file and its
 * columns (422), and {@code dataset_unknown} (id, 404), {@code dataset_damaged} (id, 500), {@code dataset_undecided}
 * (file, 409), {@code run_not_started} (run, 404), {@code answers_unknown} and {@code run_request_unknown} (place,
 * 400), {@code upload_missing} (400), {@code upload_too_large} (most, 413), {@code storage_full} (507),
 * {@code storage_unwritable} (500), {@code verdicts_busy}, {@code runs_busy}, {@code events_busy},
 * {@code state_unavailable} and {@code verdict_too_slow} (seconds) (503), {@code verdict_failed} (500); about
 * publishing {@code run_unknown} and {@code proposal_unknown} (run, 404), {@code proposal_own} and
 * {@code approval_by_program} (run, 403), {@code run_files_damaged} (run, 503); {@code page_out_of_range} (name, most,
 * 400); about offers {@code offer_request_unknown} (field), {@code offer_text_wrong} and {@code offer_parts_too_many}
 * (field, most) (400), {@code segment_unknown} (segment, 404), {@code offer_changed} (segment, by, at, current; 412),
 * {@code offer_version_missing} (segment, 428), {@code offer_not_kept} (segment, 503); about customers
 * {@code request_unknown} (place, 400), {@code customer_column_unknown} and {@code customer_column_kind} (column, 400),
 * {@code customer_unknown} and {@code nothing_published} (404), {@code feature_unknown} (place, 422),
 * {@code exports_busy} (503), {@code export_ages_unknown} (409); about jobs {@code job_kind_unknown} (kind, kinds,
 * 400), {@code job_unknown} (job, 404), {@code job_stopped} (409), {@code reports_busy} (503).
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

package tn.segmentation.app.insight;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import tn.segmentation.core.data.Refusal;

/**
 * What is asked for exists but cannot be shown before somebody repairs it. Codes: {@code state_unavailable} (the
 * database of runs cannot be read), {@code run_damaged} (run). Readers are told no path and no cause: those are in the
 * log.
 */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class UnavailableRuns extends Refusal {

    private static final long serialVersionUID = 1L;

    private UnavailableRuns(String code, Map<String, ?> params) {
        super(code, params);
    }

    /** Returns the refusal for want of the database. */
    public static UnavailableRuns state() {
        return new UnavailableRuns("state_unavailable", Map.of());
    }

    /** Returns the refusal for a run whose folder is damaged. */
    public static UnavailableRuns damaged(String id) {
        return new UnavailableRuns("run_damaged", Map.of("run", id));
    }
}

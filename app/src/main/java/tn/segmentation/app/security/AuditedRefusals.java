package tn.segmentation.app.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.state.UnusableState;

/**
 * Writes refused requests into the audit, so many a minute and no more: whoever asks for what is not his, over and
 * over, must not fill the disk. How many were left out stands on the next line that is written.
 */
final class AuditedRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(AuditedRefusals.class);

    private final Audit audit;
    private final Bucket bucket;
    private final AtomicLong leftOut = new AtomicLong();

    /** Makes them; {@code most} are written in a minute. */
    AuditedRefusals(Audit audit, int most, TimeMeter time) {
        this.audit = audit;
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                .build();
    }

    /** Writes that a request was refused. Whether or not that can be written, it was. */
    void add(HttpServletRequest request, int status) {
        if (!bucket.tryConsume(1)) {
            leftOut.incrementAndGet();
            return;
        }
        Optional<Route> route = Routes.of(request);
        OpenAct refused = OpenAct.of(audit, route.map(Route::act).orElse(Act.ASK), AuditedRequests.actor(request))
                // The pattern, not the path: what somebody types there can be anything.
                .about(route.map(Route::name).orElse(""))
                .with("status", status);
        long others = leftOut.getAndSet(0);
        if (others > 0) {
            refused.with("left_out", others);
        }
        try {
            refused.end(Outcome.REFUSED);
        } catch (UnusableState e) {
            leftOut.addAndGet(others + 1);
            LOG.error("a refusal is not in the audit: {}", e.code());
        }
    }
}

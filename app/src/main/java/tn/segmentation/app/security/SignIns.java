package tn.segmentation.app.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Audit;

/** When people came in, as the audit has it. */
@Component
public final class SignIns {

    private static final List<Act> WAYS = List.of(Act.SIGN_IN, Act.SIGN_IN_BY_LINK, Act.SIGN_IN_BY_PROVIDER);

    private final Audit audit;

    SignIns(Audit audit) {
        this.audit = audit;
    }

    /** Returns when each account last came in, by its name; who never did is not there. */
    public Map<String, Instant> last() {
        return audit.latest(WAYS);
    }
}

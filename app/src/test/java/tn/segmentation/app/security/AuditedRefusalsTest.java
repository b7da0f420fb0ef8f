package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;

/** Whoever asks over and over for what is not his does not fill the disk. */
class AuditedRefusalsTest {

    private static final int MOST = 5;

    @TempDir
    Path home;

    @Test
    void writesSoManyAMinuteAndHowManyItLeftOut() {
        Audit audit = Audit.open(UserFixtures.configuration(home), Clock.systemUTC());
        AtomicLong nanos = new AtomicLong();
        AuditedRefusals refusals = new AuditedRefusals(audit, MOST, new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });

        for (int i = 0; i < MOST + 40; i++) {
            refusals.add(new MockHttpServletRequest("GET", "/customers"), 403);
        }
        assertThat(audit.count(AuditSearch.ALL)).isEqualTo(MOST);

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        refusals.add(new MockHttpServletRequest("GET", "/nothing%0d%0a2026 admin signed in"), 403);
        List<AuditLine> lines = audit.list(AuditSearch.ALL, 0, 2);
        assertThat(lines.get(0).details()).isEqualTo("{\"left_out\":\"40\",\"status\":\"403\"}");
        assertThat(lines.get(0).subject()).isEmpty();
        assertThat(lines.get(1).subject()).isEqualTo("GET /customers");
    }
}

package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunIdTest {

    @Test
    void isTheTimeAndSixHexadecimalDigits() {
        assertThat(RunId.of(Instant.parse("2026-11-01T07:00:00.999Z"), 0x3fa9c1))
                .isEqualTo("20261101T070000-3fa9c1");
        assertThat(RunId.of(Instant.parse("2026-11-01T07:00:00Z"), -1)).isEqualTo("20261101T070000-ffffff");
    }
}

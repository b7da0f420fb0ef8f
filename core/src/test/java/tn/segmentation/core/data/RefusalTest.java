package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final class TooFewRows extends Refusal {

        private static final long serialVersionUID = 1L;

        TooFewRows(Map<String, ?> params) {
            super("too_few_rows", params);
        }
    }

    @Test
    void namesItsCodeAndItsValuesInTheirOrder() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("rows", 3);
        params.put("needed", 5);
        Refusal refusal = new TooFewRows(params);
        params.clear();

        assertThat(refusal.code()).isEqualTo("too_few_rows");
        assertThat(refusal.params()).containsExactly(entry("rows", 3), entry("needed", 5));
        assertThat(refusal).hasMessage("too_few_rows rows=3 needed=5");
    }
}

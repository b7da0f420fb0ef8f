package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunJsonTest {

    @Test
    void readsBackTheSummaryThatItWrote() {
        RunSummary summary = RunExamples.summary("r");

        assertThat(RunJson.read(RunJson.text(summary), RunSummary.class)).isEqualTo(summary);
    }

    @Test
    void readsBackTheProvenanceThatItWrote() {
        RunProvenance provenance = RunExamples.provenance();

        assertThat(RunJson.read(RunJson.text(provenance), RunProvenance.class)).isEqualTo(provenance);
    }

    @Test
    void keepsTheOrderOfTheRecord() {
        String json = RunJson.text(RunExamples.summary("r"));

        assertThat(json).startsWith("{\n  \"schema_version\" : 1,\n  \"run_id\" : \"r\",\n  \"period\"");
        assertThat(json.indexOf("\"rows_read\"")).isLessThan(json.indexOf("\"features\""));
        assertThat(json).endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(RunJson.text(RunExamples.summary("r")))
                .doesNotContain("null")
                .doesNotContain("davies_bouldin")
                .doesNotContain("\"scope\"");
    }

    @Test
    void leavesOutNumbersThatAreNone() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("mean", Double.NaN);
        values.put("cap", Double.POSITIVE_INFINITY);
        values.put("quantiles", List.of(1.0, Double.NaN));
        values.put("size", 0L);

        assertThat(RunJson.text(values)).isEqualTo("{\n  \"size\" : 0\n}\n");
    }

    /** Shortest decimals that read back as the same bits: the digits of Python 3.11 {@code repr}. */
    @Test
    void writesNumbersInTheirShortestFormOnEveryJvm() {
        assertThat(RunJson.text(Stream.of("2e23", "1e23", "8.41e21", "0.1", "-0.0")
                        .map(Double::valueOf)
                        .toList()))
                .isEqualTo("[ 2.0E23, 1.0E23, 8.41E21, 0.1, -0.0 ]\n");
    }
}

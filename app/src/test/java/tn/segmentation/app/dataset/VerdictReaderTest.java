package tn.segmentation.app.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class VerdictReaderTest {

    @Test
    void remembersTheFirstBadCellsAloneAndHandsOnAll() {
        String cell = "{\"line\":1,\"value\":\"" + "x".repeat(3_000) + "\"}";
        String rejects =
                String.join(",", IntStream.range(0, 500).mapToObj(i -> cell).toList());
        List<JsonNode> heard = new ArrayList<>();

        ObjectNode verdict = VerdictReader.read(
                json("{\"rejects\":[" + rejects + "],\"rows_read\":7,\"synthetic\":false}"), heard::add);

        assertThat(verdict.get("rejects").size()).isEqualTo(100);
        assertThat(verdict.at("/rejects/99/value").stringValue()).hasSize(1_001).endsWith("x…");
        assertThat(verdict.get("rows_read").intValue()).isEqualTo(7);
        assertThat(heard).hasSize(500);
        assertThat(heard.get(499).get("value").stringValue()).hasSize(3_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{\"rows_read\":7",
                "{\"rows_read\":7} {}",
                "{\"rows_read\":7}]",
                "{\"rows_read\":7} Exception in thread main",
                "{\"rejects\":7}",
                "{\"rejects\":[7]}",
                "{\"rejects\":[{}"
            })
    void refusesWhatIsNotOneObject(String json) {
        assertThatThrownBy(() -> VerdictReader.read(json(json), cell -> {})).isInstanceOf(JacksonException.class);
    }

    private static ByteArrayInputStream json(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}

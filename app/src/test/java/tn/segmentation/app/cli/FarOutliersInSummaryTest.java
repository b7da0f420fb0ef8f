package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twenty absurd amounts among 5,000 records: they are named by their lines, and make no segment of their own. */
class FarOutliersInSummaryTest {

    private static final int RECORDS = 5_000;
    private static final int EVERY = RECORDS / 20;
    private static final List<Integer> LINES =
            IntStream.rangeClosed(1, 20).map(n -> n * EVERY + 1).boxed().toList();

    @TempDir
    Path home;

    @BeforeEach
    void writeFile() throws IOException {
        Random random = new Random(2);
        StringBuilder csv = new StringBuilder("id_client,age,montant_consommation,nombre_appels\n");
        for (int i = 0; i < RECORDS; i++) {
            String age = i == 0 ? "x" : String.valueOf(20 + random.nextInt(50));
            String amount = i % EVERY == EVERY - 1 ? "77000000" : String.valueOf(5 + i % 5 * 10 + random.nextInt(8));
            csv.append("C%d,%s,%s,%d\n".formatted(i, age, amount, 5 + i * 2 % 5 * 40 + random.nextInt(20)));
        }
        Files.writeString(home.resolve("octobre.csv"), csv);
    }

    private JsonNode json(String... options) {
        List<String> arguments = new ArrayList<>(List.of("segment", "octobre.csv", "--json"));
        arguments.addAll(List.of(options));
        return JsonMapper.shared()
                .readTree(Cli.at(home)
                        .in("en")
                        .run(arguments.toArray(String[]::new))
                        .out());
    }

    @Test
    void areNamedInTheSummary() {
        List<JsonNode> warnings = json().get("warnings").valueStream().toList();

        assertThat(warnings)
                .extracting(w -> w.get("code").stringValue())
                .containsExactly("far_outliers", "rejected_rows");
        JsonNode params = warnings.get(0).get("params");
        assertThat(params.propertyNames()).containsExactly("column", "count", "low", "high", "lines");
        assertThat(params.get("column").stringValue()).isEqualTo("montant_consommation");
        assertThat(params.get("count").intValue()).isEqualTo(20);
        assertThat(params.get("lines").valueStream().map(JsonNode::intValue)).isEqualTo(LINES);
        assertThat(warnings.get(0).get("text").stringValue())
                .contains("(20)", "Lines of the farthest: 251, 501, ", "4751, 5001. ");
    }

    @Test
    void areNamedBeforeAnythingIsComputed() {
        JsonNode amount =
                json("--dry-run").get("column_facts").get(2).get("suspicious").get(0);

        assertThat(amount.get("code").stringValue()).isEqualTo("far_outliers");
        assertThat(amount.get("params").get("count").intValue()).isEqualTo(20);
        assertThat(amount.get("examples").valueStream().map(e -> e.get("line").intValue()))
                .isEqualTo(LINES.subList(0, 5));
    }

    @Test
    void makeNoSegmentOfTheirOwn() {
        assertThat(json().get("segments").valueStream().map(s -> s.get("size").intValue()))
                .hasSize(5)
                .allMatch(size -> size > RECORDS / 10);
    }
}

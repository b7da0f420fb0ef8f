package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The oracle is csv-spectrum 2.0.0 (commit d30e80f): each CSV file comes with the expected records as JSON. */
class CsvSpectrumTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void readsEveryCellOfTheSpectrumAsItIs(String name) throws IOException {
        String text = new String(resource("csvs/" + name + ".csv"), UTF_8);
        // The repository of the spectrum stores its CR LF files with LF.
        TestFile file = TestFile.of(folder, name.endsWith("_crlf") ? text.replace("\n", "\r\n") : text);

        List<Map<String, String>> records = new ArrayList<>();
        for (List<String> cells : file.cells()) {
            Map<String, String> record = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                record.put(file.header().get(i), cells.get(i));
            }
            records.add(record);
        }

        List<Map<String, String>> expected =
                JsonMapper.builder().build().readValue(resource("json/" + name + ".json"), new TypeReference<>() {});
        assertThat(records).isEqualTo(expected);
    }

    /** Its JSON is a single object with another telephone number than the CSV file: the cells are those of the file. */
    @Test
    void keepsQuotesInsidePlainCellsAsTheyAre() throws IOException {
        TestFile file = TestFile.of(folder, resource("csvs/location_coordinates.csv"));

        assertThat(file.cells())
                .containsExactly(
                        List.of("2095257564", "37\ufffd36'37.8\"N 121\ufffd2'17.9\"W", "Modesto", "Stanislaus"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CsvSpectrumTest.class.getResourceAsStream("/csv-spectrum/" + name)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}

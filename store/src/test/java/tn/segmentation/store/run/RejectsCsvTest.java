package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.store.input.Reject;

class RejectsCsvTest {

    @TempDir
    Path folder;

    @Test
    void writesOneRecordPerBadCell() throws IOException {
        Path file = folder.resolve("rejects.csv");

        RejectsCsv.write(
                file,
                List.of(
                        new Reject(2, "âge", "abc", "not_a_number", "1,abc,\"La \"\"Goulette\"\"\nTunis\""),
                        new Reject(9, "", "", "too_few_cells", "تونس")),
                reject -> "ligne " + reject.line());

        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFline,column,value,reason,message,record\r\n"
                        + "2,âge,abc,not_a_number,ligne 2,"
                        + "\"1,abc,\"\"La \"\"\"\"Goulette\"\"\"\"\nTunis\"\"\"\r\n"
                        + "9,,,too_few_cells,ligne 9,تونس\r\n");
    }

    @Test
    void writesTheHeaderAloneWhenNothingWasRejected() throws IOException {
        Path file = folder.resolve("rejects.csv");

        RejectsCsv.write(file, List.of(), Reject::reason);

        assertThat(Files.readString(file)).isEqualTo("\uFEFFline,column,value,reason,message,record\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+216", "-5", "@sum", "\tx"})
    void defusesWhatASpreadsheetWouldCompute(String text) {
        assertThat(RejectsCsv.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void defusesAndQuotesACarriageReturn() {
        assertThat(RejectsCsv.cell("\r=1")).isEqualTo("\"'\r=1\"");
    }

    @ParameterizedTest
    @CsvSource({"5-3", "a=b", "12.5", "''"})
    void leavesOtherCellsAsTheyAre(String text) {
        assertThat(RejectsCsv.cell(text)).isEqualTo(text);
    }
}

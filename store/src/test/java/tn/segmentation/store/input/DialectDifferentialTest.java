package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.store.duckdb.DuckDb;

/** The oracle is DuckDB 1.5, told the dialect that the reader has to find: both see the same cells. */
class DialectDifferentialTest {

    private static final String[] WORDS = {
        "Tunis", "Béja", "تونس", "l'Ariana", "a b", "", "x\\y", "say \"hello\"", "12:30", "O\"K", "two\nlines", "é"
    };

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seesTheCellsThatDuckDbSees(int seed) throws SQLException {
        Written written = new Written(new Random(seed));
        TestFile file = TestFile.of(folder, written.text());

        assertThat(file.cells()).as(written.text()).isEqualTo(told(file, written));
        assertThat(file.header().get(0)).isEqualTo(written.header ? "id" : "#1");
    }

    private List<List<String>> told(TestFile file, Written written) throws SQLException {
        String sql = "SELECT * FROM read_csv(" + DuckDb.quote(file.path().toString()) + ", delim = '"
                + written.delimiter + "', quote = '\"', escape = '" + written.escape + "', header = " + written.header
                + ", skip = " + written.titles + ", all_varchar = true, auto_detect = false, columns = {"
                + columns(written.width) + "}, null_padding = false)";
        List<List<String>> records = new ArrayList<>();
        try (DuckDb db = DuckDb.open(folder, List.of(folder), 1L << 30, 1);
                Statement statement = db.connection().createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= written.width; i++) {
                    String cell = answer.getString(i);
                    cells.add(cell == null ? "" : cell);
                }
                records.add(cells);
            }
        }
        return records;
    }

    private static String columns(int width) {
        return String.join(
                ", ",
                IntStream.range(0, width)
                        .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                        .toList());
    }

    /** A table with ids, numbers and words, in a dialect by chance. */
    private static final class Written {

        private final Random random;
        private final char delimiter;
        private final char escape;
        private final boolean header;
        private final int titles;
        private final int width;
        private final String lineEnd;
        private final boolean decimalComma;
        private final StringBuilder text = new StringBuilder();

        Written(Random random) {
            this.random = random;
            delimiter = ",;\t|".charAt(random.nextInt(4));
            escape = random.nextInt(3) == 0 ? '\\' : '"';
            header = random.nextInt(4) > 0;
            titles = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
            width = 3 + random.nextInt(5);
            lineEnd = random.nextBoolean() ? "\n" : "\r\n";
            decimalComma = delimiter != ',' && random.nextBoolean();
            write();
        }

        private void write() {
            for (int i = 0; i < titles; i++) {
                text.append("Export du 0").append(i + 1).append("/10/2026").append(lineEnd);
            }
            if (header) {
                record("id", "age", "nom");
            }
            int records = 8 + random.nextInt(40);
            for (int i = 0; i < records; i++) {
                // The first record shows how quotes are written: a file without any says nothing.
                String word = i == 0 ? "say \"hello\", x" : WORDS[random.nextInt(WORDS.length)];
                String decimal = random.nextInt(100) + (decimalComma ? "," : ".") + random.nextInt(10);
                record("C" + i, random.nextBoolean() ? decimal : "" + random.nextInt(90), word);
            }
            if (random.nextBoolean()) {
                text.setLength(text.length() - lineEnd.length());
            }
        }

        private void record(String... first) {
            for (int i = 0; i < width; i++) {
                text.append(i == 0 ? "" : String.valueOf(delimiter));
                text.append(cell(i < 3 ? first[i] : first[2].equals("nom") ? "mot" + i : WORDS[random.nextInt(5)]));
            }
            text.append(lineEnd);
        }

        private String cell(String content) {
            boolean needed = content.indexOf(delimiter) >= 0
                    || content.indexOf('"') >= 0
                    || content.indexOf('\n') >= 0
                    || content.indexOf('\\') >= 0;
            if (!needed && random.nextInt(5) > 0) {
                return content;
            }
            String escaped = escape == '\\'
                    ? content.replace("\\", "\\\\").replace("\"", "\\\"")
                    : content.replace("\"", "\"\"");
            return "\"" + escaped + "\"";
        }

        String text() {
            return text.toString();
        }
    }
}

package tn.segmentation.store.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.store.input.TextBlock;

/** What is written is read back by DuckDB 1.5.6, cell by cell. */
class ParquetFileTest {

    private static final int GROUP = 64;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 31, 32, 33, GROUP - 1, GROUP, GROUP + 1, 128, 129, 130, 5 * GROUP + 3})
    void writesTablesOfAnyNumberOfRows(int rows) throws Exception {
        assertReadsBack(Table.random(rows, rows), GROUP);
    }

    @ParameterizedTest
    @ValueSource(ints = {Pages.ROWS - 1, Pages.ROWS, Pages.ROWS + 1, 2 * Pages.ROWS + 17})
    void writesGroupsOfSeveralPages(int rows) throws Exception {
        assertReadsBack(Table.random(rows, rows), 3 * Pages.ROWS);
    }

    @Test
    void writesRandomTables() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            int rows = 1 + new Random(seed).nextInt(700);
            assertReadsBack(Table.random(rows, seed), 8 + seed * 7);
        }
    }

    @Test
    void writesTablesInWhichEverythingIsMissing() throws Exception {
        int rows = 100;
        Table table = new Table(rows);
        table.numbers("doubles", i -> Double.NaN);
        table.decimals("decimals", 3, i -> NumberColumn.MISSING);
        table.texts("texts", i -> null);
        table.lists("lists", i -> List.of());

        assertReadsBack(table, GROUP);
    }

    @Test
    void writesPositionsOfEveryWidth() throws Exception {
        for (int width = 0; width <= 16; width++) {
            int distinct = 1 << width;
            Table table = new Table(5 * distinct);
            table.decimals("decimals", 2, i -> i % distinct - distinct / 2);
            table.numbers("doubles", i -> (i % distinct - distinct / 2) / 10.0);
            table.texts("texts", i -> "t" + i % distinct);

            assertReadsBack(table, 5 * distinct);
            if (width > 0) {
                assertThat(encodings("decimals")).contains("RLE_DICTIONARY");
                assertThat(encodings("doubles")).contains("RLE_DICTIONARY");
            }
        }
    }

    @Test
    void writesDifferencesOfEveryWidth() throws Exception {
        for (int width = 0; width <= 64; width++) {
            long reach = width == 0 ? 0 : -1L >>> (64 - width);
            Random random = new Random(width);
            Table table = new Table(300);
            long[] values = IntStream.range(0, 300)
                    .mapToLong(i -> random.nextLong() & reach)
                    .toArray();
            table.counters("counters", i -> values[i]);

            assertReadsBack(table, 300);
        }
    }

    @Test
    void keepsTheBitsOfNumbers() throws Exception {
        double[] values = {
            0.0,
            -0.0,
            0.1,
            -0.1,
            1e-7,
            1e22,
            -1e300,
            4.9e-324,
            Double.MAX_VALUE,
            0.1 + 0.2,
            2147483647,
            -2147483648,
            2147483648.0,
            4294967296.5,
            123456.789,
            -34.0,
            Math.PI,
            Double.NaN
        };
        for (double value : values) {
            Table table = new Table(3);
            table.numbers("one", i -> i == 1 ? value : 1.5);
            assertReadsBack(table, GROUP);
        }
        Table all = new Table(values.length);
        all.numbers("all", i -> values[i]);
        assertReadsBack(all, GROUP);
        Table units = new Table(3);
        units.decimals("far apart", 0, i -> i == 0 ? Integer.MIN_VALUE + 1 : i == 1 ? Integer.MAX_VALUE : 0);
        units.decimals("many decimals", 9, i -> i == 0 ? NumberColumn.MISSING : i);
        assertReadsBack(units, GROUP);
    }

    @Test
    void writesTextsOfAnyKind() throws Exception {
        List<String> texts = Arrays.asList(
                "",
                null,
                "تونس",
                "Béja, \"nord\"",
                "日本語",
                "👩‍👩‍👧",
                "a\nb\rc",
                "\u0000",
                "x".repeat(100_000),
                "x".repeat(255));
        Table table = new Table(2000);
        table.texts("few", i -> texts.get(i % texts.size()));
        table.texts("many", i -> i % 9 == 0 ? texts.get(i % texts.size()) : "texte n° " + i);
        table.ids("ids", i -> i % 7 == 0 ? "wide " + "é".repeat(i) : Integer.toString(i * 7919 % 2000));

        assertReadsBack(table, 1500);
        assertThat(encodings("few")).contains("RLE_DICTIONARY");
        assertThat(encodings("many")).contains("DELTA_LENGTH_BYTE_ARRAY");
        assertThat(encodings("ids")).isEqualTo("DELTA_BYTE_ARRAY");
    }

    @Test
    void writesAHundredLabels() throws Exception {
        List<String> labels =
                IntStream.rangeClosed(1, 100).mapToObj(i -> "Segment n° " + i).toList();
        Table table = new Table(1000);
        table.labels("segment", labels, i -> i * 31 % 100);
        table.labels("only one", List.of("S1"), i -> 0);

        assertReadsBack(table, 300);
    }

    @Test
    void writesLists() throws Exception {
        Table table = new Table(500);
        table.lists("lists", i -> i % 3 == 0 ? List.of() : i % 3 == 1 ? List.of("age") : List.of("été", "", "age"));
        table.lists("seldom", i -> i == 130 ? List.of("age", "volume_data") : List.of());

        assertReadsBack(table, 100);
    }

    @Test
    void saysWhatEachColumnIs() throws Exception {
        Table table = Table.random(10, 1);
        write(table, GROUP);

        assertThat(query("SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM '" + file() + "')"))
                .containsExactly(
                        "ids VARCHAR",
                        "decimals DOUBLE",
                        "doubles DOUBLE",
                        "texts VARCHAR",
                        "counters BIGINT",
                        "measures FLOAT",
                        "labels VARCHAR",
                        "lists VARCHAR[]");
        assertThat(query("SELECT name || ' ' || coalesce(repetition_type, '') || ' ' || coalesce(converted_type, '')"
                        + " FROM parquet_schema('" + file() + "')"))
                .contains("texts OPTIONAL UTF8", "ids REQUIRED UTF8", "lists REQUIRED LIST", "list REPEATED ");
        assertThat(query("SELECT created_by FROM parquet_file_metadata('" + file() + "')"))
                .containsExactly("customer-segmentation version 1 (build 1)");
    }

    @Test
    void knowsTheRangeOfEachGroup() throws Exception {
        Table table = new Table(3 * GROUP);
        table.ids("ids", i -> String.format("TT%05d", i));
        table.decimals("decimals", 1, i -> i % 5 == 0 ? NumberColumn.MISSING : i - GROUP);
        table.counters("counters", i -> i * 10L);
        write(table, GROUP);

        assertThat(query("SELECT path_in_schema || ' ' || stats_min_value || ' ' || stats_max_value || ' ' ||"
                        + " stats_null_count FROM parquet_metadata('" + file() + "') WHERE row_group_id = 1"))
                .containsExactly("ids TT00064 TT00127 0", "decimals -0.0 6.3 13", "counters 640 1270 0");
        assertThat(query("SELECT counters FROM '" + file() + "' WHERE ids = 'TT00100'"))
                .containsExactly("1000");
        assertThat(query("SELECT counters FROM '" + file() + "' WHERE ids = 'TT00192'"))
                .isEmpty();
    }

    @Test
    void saysNothingOfTheRangeOfIdsThatAreInNoOrder() throws Exception {
        Table table = new Table(3);
        table.ids("ids", i -> List.of("b", "a", "c").get(i));
        write(table, GROUP);

        assertThat(query("SELECT stats_min_value FROM parquet_metadata('" + file() + "')"))
                .containsExactly("null");
    }

    private String file() {
        return folder.resolve("table.parquet").toString();
    }

    private String encodings(String column) throws Exception {
        return query("SELECT encodings FROM parquet_metadata('" + file() + "') WHERE path_in_schema = '" + column + "'")
                .get(0);
    }

    private void assertReadsBack(Table table, int groupRows) throws Exception {
        write(table, groupRows);
        List<List<Object>> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM '" + file() + "'")) {
            while (row.next()) {
                List<Object> values = new ArrayList<>();
                for (int c = 1; c <= table.columns.size(); c++) {
                    Object value = row.getObject(c);
                    values.add(value instanceof Array list ? Arrays.asList((Object[]) list.getArray()) : value);
                }
                found.add(values);
            }
        }
        assertThat(found).hasSize(table.rows);
        for (int i = 0; i < table.rows; i++) {
            List<Object> expected = table.row(i);
            if (!found.get(i).equals(expected)) {
                assertThat(found.get(i)).as("row %s of %s", i, table.rows).isEqualTo(expected);
            }
        }
    }

    private List<String> query(String sql) throws Exception {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(String.valueOf(row.getString(1)));
            }
        }
        return values;
    }

    private void write(Table table, int groupRows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParquetFile file = new ParquetFile(table.columns, out::write);
        int[] all = IntStream.range(0, table.columns.size()).toArray();
        try (RowGroup group = new RowGroup(table.columns)) {
            for (int from = 0; from < table.rows; from += groupRows) {
                group.encode(from, Math.min(table.rows, from + groupRows));
                file.append(group, all);
            }
        }
        file.finish();
        Files.write(folder.resolve("table.parquet"), out.toByteArray());
    }

    /** Columns, and the values that have to come back of them. */
    private static final class Table {

        private final int rows;
        private final List<SlicedColumn> columns = new ArrayList<>();
        private final List<IntFunction<Object>> expected = new ArrayList<>();

        Table(int rows) {
            this.rows = rows;
        }

        static Table random(int rows, long seed) {
            Random random = new Random(seed);
            int distinct = 1 + random.nextInt(rows);
            double missing = List.of(0.0, 0.1, 0.9, 1.0).get(random.nextInt(4));
            double[] draws = random.doubles(rows).toArray();
            int[] ints = random.ints(rows, 0, distinct).toArray();
            boolean fractions = random.nextBoolean();
            Table table = new Table(rows);
            table.ids("ids", i -> random.nextBoolean() ? "" + i : "TT" + i * 13 % rows);
            table.decimals("decimals", 3, i -> draws[i] < missing ? NumberColumn.MISSING : ints[i] - distinct / 2);
            table.numbers("doubles", i -> draws[i] < missing ? Double.NaN : fractions ? draws[i] : ints[i] / 100.0);
            table.texts("texts", i -> draws[i] < missing ? null : "ville " + ints[i]);
            table.counters("counters", i -> 3L * i + (draws[i] < 0.01 ? 7 : 0));
            table.measures("measures", i -> draws[i] * 10);
            table.labels("labels", List.of("S1", "S2", "S3"), i -> ints[i] % 3);
            table.lists("lists", i -> draws[i] < missing / 10 ? List.of("age", "n" + ints[i]) : List.of());
            return table;
        }

        List<Object> row(int i) {
            List<Object> values = new ArrayList<>();
            expected.forEach(column -> values.add(column.apply(i)));
            return values;
        }

        void numbers(String name, IntFunction<Double> value) {
            columns.add(new SlicedColumn.Numbers(name, (from, to, into) -> {
                for (int i = from; i < to; i++) {
                    into[i - from] = value.apply(i);
                }
            }));
            expected.add(i -> Double.isNaN(value.apply(i)) ? null : value.apply(i));
        }

        void decimals(String name, int decimals, IntFunction<Integer> units) {
            int[] all = IntStream.range(0, rows).map(units::apply).toArray();
            columns.add(new SlicedColumn.Decimals(name, NumberColumn.ofDecimals(name, all, decimals)));
            expected.add(i ->
                    all[i] == NumberColumn.MISSING ? null : Double.valueOf(NumberColumn.ofUnits(all[i], decimals)));
        }

        void measures(String name, IntFunction<Double> value) {
            columns.add(new SlicedColumn.Measures(name, (from, to, into) -> {
                for (int i = from; i < to; i++) {
                    into[i - from] = value.apply(i).floatValue();
                }
            }));
            expected.add(i -> value.apply(i).floatValue());
        }

        void counters(String name, IntFunction<Long> value) {
            columns.add(new SlicedColumn.Counters(name, (from, to, into) -> {
                for (int i = from; i < to; i++) {
                    into[i - from] = value.apply(i);
                }
            }));
            expected.add(value::apply);
        }

        void labels(String name, List<String> labels, IntFunction<Integer> position) {
            columns.add(new SlicedColumn.Labels(name, labels, (from, to, into) -> {
                for (int i = from; i < to; i++) {
                    into[i - from] = position.apply(i).byteValue();
                }
            }));
            expected.add(i -> labels.get(position.apply(i)));
        }

        void ids(String name, IntFunction<String> value) {
            String[] all = IntStream.range(0, rows).mapToObj(value).toArray(String[]::new);
            columns.add(new SlicedColumn.Ids(name, (from, to, into) -> add(all, from, to, into)));
            expected.add(i -> all[i]);
        }

        void texts(String name, IntFunction<String> value) {
            String[] all = IntStream.range(0, rows).mapToObj(value).toArray(String[]::new);
            columns.add(new SlicedColumn.Texts(name, (from, to, into) -> add(all, from, to, into)));
            expected.add(i -> all[i]);
        }

        void lists(String name, IntFunction<List<String>> value) {
            columns.add(new SlicedColumn.Lists(name, value));
            expected.add(value::apply);
        }

        private static void add(String[] all, int from, int to, TextBlock into) {
            for (int i = from; i < to; i++) {
                if (all[i] == null) {
                    into.addMissing();
                } else {
                    byte[] bytes = all[i].getBytes(StandardCharsets.UTF_8);
                    into.add(bytes, 0, bytes.length);
                }
            }
        }
    }
}

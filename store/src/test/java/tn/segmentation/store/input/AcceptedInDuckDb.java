package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static tn.segmentation.store.duckdb.DuckDb.identifier;
import static tn.segmentation.store.duckdb.DuckDb.quote;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.duckdb.DuckDb;

/**
 * Accepted records as the table {@code accepted} of DuckDB: {@code _row}, {@code _line}, {@code id_client},
 * {@code _imputed}, then the columns of the file.
 */
final class AcceptedInDuckDb {

    private AcceptedInDuckDb() {}

    static void load(AcceptedRecords records, DuckDb db) throws SQLException {
        List<String> columns =
                new ArrayList<>(List.of("_row BIGINT", "_line BIGINT", "id_client VARCHAR", "_imputed VARCHAR[]"));
        for (int column = 0; column < records.columns().size(); column++) {
            columns.add(
                    identifier(records.columns().get(column)) + (records.isNumber(column) ? " DOUBLE" : " VARCHAR"));
        }
        db.execute("CREATE TABLE accepted (" + String.join(", ", columns) + ")");
        for (int row = 0; row < records.rows(); row++) {
            db.execute("INSERT INTO accepted VALUES (" + String.join(", ", values(records, row)) + ")");
        }
    }

    private static List<String> values(AcceptedRecords records, int row) {
        long[] line = new long[1];
        records.lines(row, row + 1, line);
        TextBlock texts = new TextBlock();
        records.ids(row, row + 1, texts);
        List<String> values = new ArrayList<>(List.of("" + row, "" + line[0], quoted(texts)));
        values.add(records.imputed(row).stream().map(DuckDb::quote).collect(joining(", ", "[", "]::VARCHAR[]")));
        double[] number = new double[1];
        for (int column = 0; column < records.columns().size(); column++) {
            if (records.isNumber(column)) {
                records.numbers(column, row, row + 1, number);
                values.add(Double.isNaN(number[0]) ? "NULL" : number[0] + "::DOUBLE");
            } else {
                records.texts(column, row, row + 1, texts);
                values.add(quoted(texts));
            }
        }
        return values;
    }

    private static String quoted(TextBlock texts) {
        String text = text(texts, 0);
        return text == null ? "NULL" : quote(text);
    }

    static @Nullable String text(TextBlock texts, int i) {
        return texts.isMissing(i) ? null : new String(texts.bytes(), texts.start(i), texts.length(i), UTF_8);
    }
}
